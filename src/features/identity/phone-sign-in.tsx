import { useState, type ReactNode } from 'react';
import { View } from '@tarojs/components';
import { login } from '@/copy/identity';
import { asProblem, type ProblemError } from '@/platform/problem';
import { Button } from '@/ui/button/button';
import { PhoneCodeField } from '@/ui/field/phone-code-field';
import { Note } from '@/ui/note/note';
import { boxErrorsOf, codeError, phoneError, type BoxErrors } from './phone-words';
import { signInByPhone, type SignedInFacts } from './sign-in';
import { useSendCode, type SendCode } from './use-send-code';
import './identity.scss';

export interface PhoneSignInProps {
  /** Whether the privacy text was ticked; nobody signs in before. */
  agreed: boolean;
  /** The texts to agree to: they stand above the button. */
  agreement: ReactNode;
  onDone: (facts: SignedInFacts) => void;
}

const sendWords = ({ waitSeconds, sent }: SendCode): string => {
  if (waitSeconds > 0) return login.wait(waitSeconds);
  return sent ? login.sendAgain : login.send;
};

/** Signing in by phone number and one-time code. */
export function PhoneSignIn({ agreed, agreement, onDone }: PhoneSignInProps) {
  const [phone, setPhone] = useState('');
  const [code, setCode] = useState('');
  const [typed, setTyped] = useState<BoxErrors>({});
  const [problem, setProblem] = useState<ProblemError>();
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const sending = useSendCode();
  const told = { ...boxErrorsOf(sending.problem), ...boxErrorsOf(problem) };
  const errors = { phone: typed.phone ?? told.phone, code: typed.code ?? told.code };

  const send = (): void => {
    const wrong = phoneError(phone);
    setTyped({ phone: wrong });
    setProblem(undefined);
    if (!wrong) void sending.send(phone);
  };
  const submit = async (): Promise<void> => {
    const found = { phone: phoneError(phone), code: codeError(code) };
    setTried(true);
    setTyped(found);
    setProblem(undefined);
    if (found.phone ?? found.code ?? !agreed) return;
    setBusy(true);
    await signInByPhone(phone, code).then(onDone, (reason: unknown) => setProblem(asProblem(reason)));
    setBusy(false);
  };
  return (
    <View className="phone-sign-in">
      <PhoneCodeField
        phone={{ label: login.phone, value: phone, onChange: setPhone, error: errors.phone }}
        code={{
          label: login.code,
          value: code,
          onChange: setCode,
          error: errors.code,
          hint: sending.sent && login.sentTo(sending.sent.phoneMasked),
        }}
        send={sendWords(sending)}
        onSend={sending.waitSeconds > 0 ? undefined : send}
        onDone={() => void submit()}
      />
      <View className="phone-sign-in__way">
        {agreement}
        {tried && !agreed && (
          <Note tone="attention" live>
            {login.agreeFirst}
          </Note>
        )}
        <Button text={login.submit} busy={busy} onPress={() => void submit()} />
      </View>
    </View>
  );
}
