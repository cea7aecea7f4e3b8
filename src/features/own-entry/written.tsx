import { useState } from 'react';
import { withdrawOwnEntry, type WrittenEntry } from '@kangban/contract/record/own-entry';
import { errorSentences } from '@/copy/errors';
import { ownEntry as words } from '@/copy/pocket';
import { fullDay } from '@/copy/when';
import { asProblem } from '@/platform/problem';
import { call } from '@/platform/request';
import { Card } from '@/ui/card/card';
import { Confirm } from '@/ui/confirm/confirm';
import { Row } from '@/ui/row/row';
import { SectionTitle } from '@/ui/section-title/section-title';

interface WrittenProps {
  residentId: string;
  items: readonly WrittenEntry[];
  mayWrite: boolean;
  onWithdrawn: () => void;
}

/** What the family wrote down, each to be taken back. */
export function Written({ residentId, items, mayWrite, onWithdrawn }: WrittenProps) {
  const [asked, setAsked] = useState<WrittenEntry>();
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const withdraw = async (): Promise<void> => {
    if (!asked) return;
    setBusy(true);
    const params = { residentId, entryId: asked.entryId };
    const problem = await call(withdrawOwnEntry, { params, body: {} }).then(() => undefined, asProblem);
    setBusy(false);
    if (problem) {
      setWrong(errorSentences[problem.code].say);
      return;
    }
    setAsked(undefined);
    onWithdrawn();
  };
  return (
    <>
      <SectionTitle text={words.past} />
      <Card flush>
        {items.map((item) => (
          <Row
            key={item.entryId}
            title={[item.title, item.text].filter(Boolean).join(' ')}
            note={fullDay(item.happenedOn)}
            label={mayWrite ? words.withdrawLabel(item.title) : item.title}
            {...(mayWrite && { onPress: () => setAsked(item) })}
          />
        ))}
        {items.length === 0 && <Row title={words.pastNone} />}
      </Card>
      <Confirm
        id="withdraw-own"
        open={asked !== undefined}
        title={words.withdrawTitle}
        text={wrong ?? words.withdrawText}
        yes={words.withdrawYes}
        no={words.withdrawNo}
        busy={busy}
        onYes={() => void withdraw()}
        onNo={() => {
          setAsked(undefined);
          setWrong(undefined);
        }}
      />
    </>
  );
}
