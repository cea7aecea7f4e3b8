import { useEffect, useState, type ReactNode } from 'react';
import { Input, View } from '@tarojs/components';
import { nameInnerInput } from '../../platform/inner-input';
import { a11y } from '../a11y/a11y';
import { classNames } from '../class-names';
import { Icon } from '../icon/icon';
import { Mark } from '../mark/mark';
import { Pressable } from '../pressable/pressable';
import './field.scss';

export interface FieldProps {
  id: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  hint?: string;
  /** Stands above the box, in words that say what to do. What was typed stays. */
  error?: string;
  /** The keyboard. */
  type?: 'text' | 'number' | 'digit' | 'idcard';
  maxLength?: number;
  /** Hides what is typed until 显示 is tapped. */
  secret?: { show: string; hide: string };
  /** Fixed words or a button inside the box: a unit, 获取验证码. */
  tool?: ReactNode;
  onDone?: () => void;
}

const errorId = (id: string): string => `${id}-error`;

const WEB = process.env.TARO_ENV === 'h5';

/** A browser's number box turns digits into a quantity with arrows; there it is a text box with the keyboard for digits. */
const keyboardOf = (type: FieldProps['type']): FieldProps['type'] => (WEB && type !== 'idcard' ? 'text' : type);

function TypingBox(props: FieldProps & { hidden: boolean }) {
  const { id, label, value, onChange, error, type = 'text', maxLength = 100, onDone, hidden } = props;
  return (
    <Input
      id={id}
      className="field__input"
      value={value}
      type={keyboardOf(type)}
      password={hidden}
      maxlength={maxLength}
      onInput={(event) => onChange(event.detail.value)}
      onConfirm={() => onDone?.()}
      {...(process.env.TARO_ENV === 'weapp' ? a11y({ label: error ? `${label}，${error}` : label }) : {})}
    />
  );
}

/** One thing to type: its name above, what is wrong with it above the box. */
export function Field(props: FieldProps) {
  const { id, label, hint, error, secret, tool } = props;
  const [shown, setShown] = useState(false);
  const name = error ? `${label}，${error}` : label;
  const invalid = Boolean(error);
  const digits = props.type === 'number';
  useEffect(() => nameInnerInput(id, { label: name, invalid, digits }), [id, name, invalid, digits]);
  return (
    <View className="field">
      <View className="field__label">{label}</View>
      {hint && <View className="field__hint">{hint}</View>}
      {error && (
        <View className="field__error" id={errorId(id)} {...a11y({ role: 'alert', live: 'assertive' })}>
          <Mark kind="urgent" size={20} />
          <View>{error}</View>
        </View>
      )}
      <View className={classNames('field__box', error && 'field__box--wrong')}>
        <TypingBox {...props} hidden={Boolean(secret) && !shown} />
        {secret && (
          <Pressable className="field__tool" label={shown ? secret.hide : secret.show} onPress={() => setShown(!shown)}>
            <Icon name={shown ? 'eye' : 'eye-off'} />
          </Pressable>
        )}
        {tool && <View className="field__tool">{tool}</View>}
      </View>
    </View>
  );
}
