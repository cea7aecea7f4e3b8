import { useState } from 'react';
import { View } from '@tarojs/components';
import { firstSentence } from '@/copy/first-errors';
import { login } from '@/copy/identity';
import { asProblem } from '@/platform/problem';
import { Button, OpenButton } from '@/ui/button/button';
import { Note } from '@/ui/note/note';
import { signInByWeChat, type SignedInFacts } from './sign-in';

export interface WeChatSignInProps {
  agreed: boolean;
  /** Another way stands first. */
  second?: boolean;
  onDone: (facts: SignedInFacts) => void;
}

/** Signing in with the phone number WeChat knows. Nothing is asked of WeChat before the privacy text was ticked. */
export function WeChatSignIn({ agreed, second, onDone }: WeChatSignInProps) {
  const [wrong, setWrong] = useState<string>();
  const [busy, setBusy] = useState(false);
  const kind = second ? 'second' : 'primary';
  const enter = async (phoneCode: string | undefined): Promise<void> => {
    if (phoneCode === undefined) {
      setWrong(login.weChatDeclined);
      return;
    }
    setBusy(true);
    setWrong(undefined);
    await signInByWeChat(phoneCode).then(onDone, (reason: unknown) => {
      const { say, next } = firstSentence(asProblem(reason).code);
      setWrong(`${say}，${next}`);
    });
    setBusy(false);
  };
  return (
    <View>
      {wrong && (
        <Note tone="attention" live>
          {wrong}
        </Note>
      )}
      {agreed ? (
        <OpenButton
          text={login.byWeChat}
          kind={kind}
          open="getPhoneNumber"
          busy={busy}
          onPhoneCode={(code) => void enter(code)}
        />
      ) : (
        <Button text={login.byWeChat} kind={kind} onPress={() => setWrong(login.agreeFirst)} />
      )}
    </View>
  );
}
