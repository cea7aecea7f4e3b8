import { View } from '@tarojs/components';
import { classNames } from '../class-names';
import { Icon } from '../icon/icon';
import { Tag } from '../tag/tag';
import './program-label.scss';

export interface ProgramLabelProps {
  /** 国家基本公共卫生服务项目 */
  name: string;
  /** 免费 */
  tag?: string;
  /** Alone in a line of text instead of across a card. */
  inline?: boolean;
}

/** The name of the national programme, required wherever it is publicised: 18 px bold or more, never grey. */
export function ProgramLabel({ name, tag, inline }: ProgramLabelProps) {
  return (
    <View className={classNames('program-label', inline && 'program-label--inline')}>
      <Icon name="shield" size={24} />
      <View className="program-label__name">{name}</View>
      {tag && <Tag text={tag} />}
    </View>
  );
}
