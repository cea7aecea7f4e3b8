import { useState, type ReactNode } from 'react';
import { View } from '@tarojs/components';
import { Heading } from '../heading/heading';
import { Icon } from '../icon/icon';
import { Mark } from '../mark/mark';
import { Pressable } from '../pressable/pressable';
import './why-box.scss';

export interface WhyBoxProps {
  /** 为什么现在可以打？ */
  title: string;
  /** Each reason that holds, with a tick. */
  reasons?: readonly string[];
  /** Or one sentence, and a drawing. */
  children?: ReactNode;
  /** 依据 */
  source?: ReactNode;
  /** Starts as one line that opens. */
  folded?: boolean;
}

/** The answer to 为什么: reasons first, the source last. */
export function WhyBox({ title, reasons = [], children, source, folded = false }: WhyBoxProps) {
  const [open, setOpen] = useState(!folded);
  if (!open) {
    return (
      <Pressable className="why-box__opener" label={title} expanded={false} onPress={() => setOpen(true)}>
        <View>{title}</View>
        <Icon name="chevron-down" size={20} />
      </Pressable>
    );
  }
  return (
    <View className="why-box">
      <Heading text={title} level={3} look="heading" />
      {reasons.map((reason) => (
        <View key={reason} className="why-box__reason">
          <Mark kind="normal" size={18} />
          <View>{reason}</View>
        </View>
      ))}
      {children}
      {source}
    </View>
  );
}
