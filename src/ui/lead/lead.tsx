import { View } from '@tarojs/components';
import { Heading } from '../heading/heading';
import { Mark, type MarkKind } from '../mark/mark';
import './lead.scss';

export interface LeadProps {
  title: string;
  text?: string;
  /** A status before the title: 约好了. */
  mark?: MarkKind;
  /** Takes focus from code. */
  id?: string;
}

/** What this page asks or says, in one line, and a quieter line below. */
export function Lead({ title, text, mark, id }: LeadProps) {
  return (
    <View className="lead">
      <View className="lead__line">
        {mark && <Mark kind={mark} size={40} />}
        <Heading text={title} look="title-l" id={id} />
      </View>
      {text && <View className="lead__text">{text}</View>}
    </View>
  );
}
