import { View } from '@tarojs/components';
import { a11y } from '../a11y/a11y';
import { LinkButton } from '../link-button/link-button';
import './masked-text.scss';

export interface MaskedTextProps {
  /** 3390**********2317 as it stands, or the full text once it was shown. */
  text: string;
  /** 身份证号 3390 开头 2317 结尾: asterisks are no words for a screen reader. */
  label: string;
  /** 显示. Every look is written down, so the page asks the server and passes the full text. */
  reveal?: { text: string; label: string; onPress: () => void };
}

/** A name or number with its middle hidden. */
export function MaskedText({ text, label, reveal }: MaskedTextProps) {
  return (
    <View className="masked-text">
      <View className="masked-text__text" {...a11y({ role: 'text', label })}>
        {text}
      </View>
      {reveal && <LinkButton text={reveal.text} label={reveal.label} onPress={reveal.onPress} />}
    </View>
  );
}
