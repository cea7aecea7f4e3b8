import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import './inset.scss';

/** Content without a card, held off the edges of the page; its parts stand below each other with a card's gap. */
export function Inset({ children }: { children: ReactNode }) {
  return <View className="inset">{children}</View>;
}
