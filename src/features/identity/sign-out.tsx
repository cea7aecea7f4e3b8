import { useState } from 'react';
import { signOut } from '@kangban/contract/identity';
import { firstSentence } from '@/copy/first-errors';
import { me as words } from '@/copy/me';
import { openPage } from '@/platform/navigation';
import { asProblem } from '@/platform/problem';
import { call } from '@/platform/request';
import { unsentNames } from '@/platform/send-once';
import { endSession } from '@/platform/session';
import { Card } from '@/ui/card/card';
import { Confirm } from '@/ui/confirm/confirm';
import { Row } from '@/ui/row/row';

type Asking = 'here' | 'everywhere';

const QUESTIONS = {
  here: { title: words.signOutTitle, text: words.signOutText, yes: words.signOutYes },
  everywhere: { title: words.everywhereTitle, text: words.everywhereText, yes: words.everywhereYes },
} as const;

/** Signing out of this phone, or of every phone. This phone forgets the person even without a line; the others need the server. */
export function SignOut({ onDone }: { onDone: () => void }) {
  const [asking, setAsking] = useState<Asking>();
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const question = QUESTIONS[asking ?? 'here'];
  // Counted anew whenever the question is put: what waits would go with the person.
  const unsent = asking ? unsentNames('readings').length : 0;
  const send = (): void => {
    setAsking(undefined);
    void openPage('readingWaiting');
  };
  const leave = async (): Promise<void> => {
    setBusy(true);
    setWrong(undefined);
    const problem = await call(signOut, { body: { everywhere: asking === 'everywhere' } }).then(
      () => undefined,
      asProblem,
    );
    setBusy(false);
    if (problem && asking === 'everywhere' && problem.status !== 401) {
      setWrong(firstSentence(problem.code).say);
      return;
    }
    setAsking(undefined);
    endSession();
    onDone();
  };
  return (
    <>
      <Card flush>
        <Row title={words.signOut} onPress={() => setAsking('here')} />
        <Row title={words.signOutEverywhere} onPress={() => setAsking('everywhere')} />
        <Row
          title={words.deleteAccount}
          note={words.deleteAccountNote}
          onPress={() => void openPage('deleteAccount')}
        />
      </Card>
      <Confirm
        id="sign-out"
        open={asking !== undefined}
        title={question.title}
        text={wrong ?? (unsent ? words.unsent(unsent) : question.text)}
        first={unsent ? { text: words.sendFirst, onPress: send } : undefined}
        yes={question.yes}
        no={words.stay}
        busy={busy}
        onYes={() => void leave()}
        onNo={() => setAsking(undefined)}
      />
    </>
  );
}
