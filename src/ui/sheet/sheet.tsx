import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { a11y } from '../a11y/a11y';
import { Heading } from '../heading/heading';
import { Icon } from '../icon/icon';
import { Pressable } from '../pressable/pressable';
import { AtFloatLayout } from '../taro-ui';
import { useLayerFocus } from '../use-layer-focus';
import './sheet.scss';

export interface SheetProps {
  /** Names the sheet among the layers of the page. */
  id: string;
  open: boolean;
  title: string;
  closeLabel: string;
  onClose: () => void;
  children: ReactNode;
}

/** A layer from the foot of the page: a longer answer, a choice. */
export function Sheet({ id, open, title, closeLabel, onClose, children }: SheetProps) {
  const titleId = `${id}-title`;
  useLayerFocus(open, titleId, onClose);
  return (
    <AtFloatLayout className="sheet" isOpened={open} onClose={onClose}>
      {open && (
        <View className="sheet__inside" {...a11y({ role: 'dialog', label: title, modal: true })}>
          <View className="sheet__head">
            <Heading text={title} look="title" id={titleId} />
            <Pressable className="sheet__close" label={closeLabel} onPress={onClose}>
              <Icon name="close" />
            </Pressable>
          </View>
          {children}
        </View>
      )}
    </AtFloatLayout>
  );
}
