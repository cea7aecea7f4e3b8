import { View } from '@tarojs/components';
import { LinkButton } from '../link-button/link-button';
import { Field } from './field';

interface Box {
  value: string;
  onChange: (value: string) => void;
  label: string;
  error?: string;
}

export interface PhoneCodeFieldProps {
  phone: Box;
  code: Box & { hint?: string };
  /** 获取验证码; while a new code must wait: 58 秒后再发, and no `onSend`. */
  send: string;
  onSend?: () => void;
  onDone?: () => void;
}

const digits = (text: string): string => text.replace(/\D/g, '');

/** A phone number and the one-time code sent to it. */
export function PhoneCodeField({ phone, code, send, onSend, onDone }: PhoneCodeFieldProps) {
  return (
    <View>
      <Field
        id="phone"
        {...phone}
        type="number"
        maxLength={11}
        onChange={(text) => phone.onChange(digits(text))}
        tool={onSend ? <LinkButton text={send} onPress={onSend} /> : <View className="field__wait">{send}</View>}
      />
      <Field
        id="phone-code"
        {...code}
        type="number"
        maxLength={6}
        onChange={(text) => code.onChange(digits(text))}
        onDone={onDone}
      />
    </View>
  );
}
