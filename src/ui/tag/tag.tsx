import { AtTag } from '../taro-ui';
import './tag.scss';

/** A fact in a thin frame: 免费, 共5剂. Not a status and not a button. */
export function Tag({ text }: { text: string }) {
  return (
    <AtTag className="tag" size="small">
      {text}
    </AtTag>
  );
}
