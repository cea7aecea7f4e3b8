import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { Heading } from '../heading/heading';
import './section-title.scss';

export interface SectionTitleProps {
  text: string;
  /** A link or a count at the right. */
  right?: ReactNode;
}

export function SectionTitle({ text, right }: SectionTitleProps) {
  return (
    <View className="section-title">
      <Heading text={text} />
      {right && <View className="section-title__right">{right}</View>}
    </View>
  );
}
