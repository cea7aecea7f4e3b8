import { useState } from 'react';
import { login as words } from '@/copy/identity';
import { keepUnfinishedFor } from '@/features/booking/draft';
import { Agreement } from '@/features/identity/agreement';
import { EldersHint, LoginHead, LoginWays } from '@/features/identity/login-head';
import { PhoneSignIn } from '@/features/identity/phone-sign-in';
import type { SignedInFacts } from '@/features/identity/sign-in';
import { WeChatSignIn } from '@/features/identity/wechat-sign-in';
import { InnerPage } from '@/features/shell/page';
import { hasWeChatLogin } from '@/platform/login';
import { canGoBack, openPage, replacePage, replacePath, restartAt, usePageParams } from '@/platform/navigation';
import { Button } from '@/ui/button/button';

/** Back to what was asked for, or home; whoever is not recognised yet is asked to be. */
async function goOn({ bound, residentIds }: SignedInFacts, to: string | undefined): Promise<void> {
  keepUnfinishedFor(residentIds);
  if (!bound) await replacePage('bind', { then: 'home' });
  else if (to) await replacePath(to);
  else await restartAt('home');
}

export default function LoginPage() {
  const { to } = usePageParams('login');
  const [agreed, setAgreed] = useState(false);
  const [bySms, setBySms] = useState(!hasWeChatLogin());
  const agreement = <Agreement agreed={agreed} onChange={setAgreed} />;
  const done = (facts: SignedInFacts): void => void goOn(facts, to);
  return (
    <InnerPage title={words.title} onBack={canGoBack() ? undefined : false}>
      <LoginHead />
      <EldersHint />
      {bySms && <PhoneSignIn agreed={agreed} agreement={agreement} onDone={done} />}
      <LoginWays>
        {!bySms && agreement}
        {hasWeChatLogin() && <WeChatSignIn agreed={agreed} second={bySms} onDone={done} />}
        {!bySms && <Button text={words.bySms} kind="second" onPress={() => setBySms(true)} />}
        <Button text={words.look} kind="plain" onPress={() => void openPage('sites')} />
      </LoginWays>
    </InnerPage>
  );
}
