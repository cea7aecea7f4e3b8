import { AtAvatar } from '../taro-ui';
import { classNames } from '../class-names';
import './avatar.scss';

export interface AvatarProps {
  /** One character: the given name's. */
  letter: string;
  plain?: boolean;
}

/** A person by one character. No photographs: the county has none, and none is needed. */
export function Avatar({ letter, plain }: AvatarProps) {
  return <AtAvatar className={classNames('avatar', plain && 'avatar--plain')} text={letter} circle />;
}
