import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { a11y } from '../a11y/a11y';
import { Heading } from '../heading/heading';
import { Icon, type IconName } from '../icon/icon';
import { Pressable } from '../pressable/pressable';
import './next-card.scss';

export interface NextCardLine {
  icon: IconName;
  text: string;
}

export interface NextCardProps {
  /** 先办这件 */
  eyebrow: string;
  /** Stands at the right of the eyebrow: who it is for, or 读给我听. */
  who?: string;
  aside?: ReactNode;
  title: string;
  /** Up to two short sentences. */
  text?: readonly string[];
  lines?: readonly NextCardLine[];
  /** The button (kind `hero`). */
  children: ReactNode;
  /** 为什么现在打 */
  why?: { text: string; onPress: () => void };
}

/** The one dark block of home: what to do first, for whom, by when. */
export function NextCard({ eyebrow, who, aside, title, text = [], lines = [], children, why }: NextCardProps) {
  return (
    <View className="next-card" {...a11y({ role: 'group', label: eyebrow })}>
      <View className="next-card__head">
        <View>{eyebrow}</View>
        {who && <View className="next-card__who">{who}</View>}
        {aside}
      </View>
      <Heading text={title} />
      {text.map((sentence) => (
        <View key={sentence} className="next-card__text">
          {sentence}
        </View>
      ))}
      {lines.length > 0 && (
        <View className="next-card__lines">
          {lines.map(({ icon, text: words }) => (
            <View key={words} className="next-card__line">
              <Icon name={icon} size={20} />
              <View>{words}</View>
            </View>
          ))}
        </View>
      )}
      <View className="next-card__way">{children}</View>
      {why && (
        <Pressable className="next-card__why" label={why.text} onPress={why.onPress}>
          <View>{why.text}</View>
          <Icon name="chevron-right" size={18} />
        </Pressable>
      )}
    </View>
  );
}
