import { Button as NativeButton, View } from '@tarojs/components';
import { AtActivityIndicator } from '../taro-ui';
import { a11y } from '../a11y/a11y';
import { classNames } from '../class-names';
import { Icon, type IconName } from '../icon/icon';
import { Pressable } from '../pressable/pressable';
import './button.scss';

export type ButtonKind = 'primary' | 'second' | 'tint' | 'plain' | 'danger' | 'urgent' | 'hero';

export interface ButtonProps {
  text: string;
  kind?: ButtonKind;
  icon?: IconName;
  /** A button beside words instead of a whole row. */
  small?: boolean;
  /** Say the reason in `text`: a grey button alone explains nothing. */
  disabled?: boolean;
  /** Waiting for the answer: further taps do nothing. */
  busy?: boolean;
  /** When the words on the button do not say enough out of context. */
  label?: string;
  onPress?: () => void;
  id?: string;
}

const look = ({ kind = 'primary', small, disabled }: ButtonProps): string =>
  classNames('button', `button--${kind}`, small && 'button--small', disabled && 'button--disabled');

function Inside({ icon, text, busy, small }: ButtonProps) {
  return (
    <>
      {busy && <AtActivityIndicator size={small ? 20 : 24} color="currentColor" />}
      {icon && !busy && <Icon name={icon} size={small ? 20 : 22} />}
      <View className="button__text">{text}</View>
    </>
  );
}

/** The button of a page. One `primary` per page, the second choice outlined, the third as plain text. */
export function Button(props: ButtonProps) {
  const { text, label, disabled, busy, onPress, id } = props;
  return (
    <Pressable
      id={id}
      className={look(props)}
      label={label ?? text}
      disabled={disabled || busy || undefined}
      busy={busy}
      onPress={onPress}
    >
      <Inside {...props} />
    </Pressable>
  );
}

export interface OpenButtonProps extends Omit<ButtonProps, 'onPress'> {
  /** What WeChat does when this is tapped: hand over the phone number's code, or open the share sheet. */
  open: 'getPhoneNumber' | 'share';
  /** The one-time code our server exchanges for the phone number; undefined when the person said no. */
  onPhoneCode?: (code: string | undefined) => void;
}

/** A button that only WeChat can carry out. Draw it in the mini-program only. */
export function OpenButton({ open, onPhoneCode, ...props }: OpenButtonProps) {
  return (
    <NativeButton
      className={classNames(look(props), 'button--native')}
      openType={open}
      disabled={props.disabled || props.busy}
      onGetPhoneNumber={(event) => onPhoneCode?.(event.detail.code)}
      {...a11y({ label: props.label ?? props.text })}
    >
      <Inside {...props} />
    </NativeButton>
  );
}
