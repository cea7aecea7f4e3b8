import { useState } from 'react';
import { View } from '@tarojs/components';
import type { StaffMe } from '@kangban/contract/desk';
import { deskLogin } from '@/copy/desk';
import { errorSentences } from '@/copy/errors';
import { asProblem, type ProblemError } from '@/platform/problem';
import { Button } from '@/ui/button/button';
import { Field } from '@/ui/field/field';
import { Note } from '@/ui/note/note';
import { signInStaff } from './staff-session';
import './desk.scss';

const EMPTY = { loginName: '', password: '', totp: '' };

/** Staff sign in with number, password and the six digits of the authenticator. */
export function SignInForm({ onDone }: { onDone: (staff: StaffMe) => void }) {
  const [typed, setTyped] = useState(EMPTY);
  const [problem, setProblem] = useState<ProblemError>();
  const [busy, setBusy] = useState(false);
  const complete = typed.loginName.trim() !== '' && typed.password !== '' && /^\d{6}$/.test(typed.totp);
  const set = (name: keyof typeof EMPTY) => (value: string) => setTyped((all) => ({ ...all, [name]: value }));
  const submit = async (): Promise<void> => {
    if (!complete || busy) return;
    setBusy(true);
    setProblem(undefined);
    await signInStaff(typed).then(onDone, (reason: unknown) => {
      setProblem(asProblem(reason));
      // The six digits are good for half a minute and for one try.
      setTyped((all) => ({ ...all, totp: '' }));
    });
    setBusy(false);
  };
  const box = { onDone: () => void submit() };
  return (
    <View className="desk-sign-in">
      {problem && (
        <Note tone="urgent" live>
          {`${errorSentences[problem.code].say}。${errorSentences[problem.code].next}`}
        </Note>
      )}
      <Field id="desk-name" label={deskLogin.loginName} value={typed.loginName} onChange={set('loginName')} {...box} />
      <Field
        id="desk-password"
        label={deskLogin.password}
        value={typed.password}
        onChange={set('password')}
        secret={{ show: deskLogin.show, hide: deskLogin.hide }}
        {...box}
      />
      <Field
        id="desk-totp"
        label={deskLogin.totp}
        type="number"
        maxLength={6}
        value={typed.totp}
        onChange={set('totp')}
        {...box}
      />
      <Button
        text={complete ? deskLogin.submit : deskLogin.fillAll}
        disabled={!complete}
        busy={busy}
        onPress={() => void submit()}
      />
    </View>
  );
}
