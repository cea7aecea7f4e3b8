import { View } from '@tarojs/components';
import { a11y } from '../a11y/a11y';
import { Button, type ButtonKind } from '../button/button';
import { Heading } from '../heading/heading';
import { AtModal } from '../taro-ui';
import { useLayerFocus } from '../use-layer-focus';
import './confirm.scss';

export interface ConfirmProps {
  id: string;
  open: boolean;
  /** A question: 不去了吗？ */
  title: string;
  text?: string;
  /** Verbs, never 确定 and 取消: 取消预约, 再想想. */
  yes: string;
  no: string;
  /** Something better to do before: 先去送出. */
  first?: { text: string; onPress: () => void } | undefined;
  kind?: ButtonKind;
  busy?: boolean;
  onYes: () => void;
  onNo: () => void;
}

/** Asks before something that cannot be taken back. */
export function Confirm({ id, open, title, text, yes, no, first, kind = 'danger', busy, onYes, onNo }: ConfirmProps) {
  const titleId = `${id}-title`;
  useLayerFocus(open, titleId, onNo);
  return (
    <AtModal className="confirm" isOpened={open} onClose={onNo}>
      {open && (
        <View className="confirm__inside" {...a11y({ role: 'alertdialog', label: title, modal: true })}>
          <Heading text={title} look="title" id={titleId} />
          {text && <View className="confirm__text">{text}</View>}
          <View className="confirm__ways">
            {first && <Button text={first.text} onPress={first.onPress} />}
            <Button text={yes} kind={kind} busy={busy} onPress={onYes} />
            <Button text={no} kind="plain" onPress={onNo} />
          </View>
        </View>
      )}
    </AtModal>
  );
}
