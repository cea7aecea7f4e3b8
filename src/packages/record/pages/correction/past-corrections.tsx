import { useEffect, useState } from 'react';
import { listCorrections, withdrawCorrection, type Correction } from '@kangban/contract/correction';
import { correction as words } from '@/copy/audit';
import { errorSentences } from '@/copy/errors';
import { fullDay } from '@/copy/when';
import { RemoteView } from '@/features/states/remote-view';
import { asProblem } from '@/platform/problem';
import { call } from '@/platform/request';
import { useRemote } from '@/platform/use-remote';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { Note } from '@/ui/note/note';
import { Row } from '@/ui/row/row';
import { SectionTitle } from '@/ui/section-title/section-title';
import { StatusChip } from '@/ui/status-chip/status-chip';

const CHIPS = { opened: 'attention', accepted: 'normal', declined: 'waiting', withdrawn: 'waiting' } as const;

/** What became of it: what was changed, the words of the clinic, or until when it answers. */
function answerOf({ state, answer, changes, struckOut, dueOn, late, wrong, rightly }: Correction): string[] {
  const asked = [wrong, words.rightIs(rightly)].filter(Boolean).join('，');
  const done = changes.map(({ label, from, to }) => words.change(label, from, to));
  if (state === 'opened') return [asked, late ? words.late : words.due(fullDay(dueOn))];
  return [asked, ...done, struckOut ? words.struckOut : '', answer?.words ?? ''].filter(Boolean);
}

export interface PastCorrectionsProps {
  residentId: string;
  here: string;
  /** Grows when something was sent, so that the list is read again. */
  sent: number;
  onSaid: (text: string) => void;
}

/** What this person asked for before, and what the clinic made of it. */
export function PastCorrections({ residentId, here, sent, onSaid }: PastCorrectionsProps) {
  const remote = useRemote({ endpoint: listCorrections, input: { params: { residentId } } });
  const { reload } = remote;
  useEffect(() => {
    if (sent > 0) void reload();
  }, [sent, reload]);
  const [fault, setFault] = useState<string>();
  const withdraw = (correctionId: string): void =>
    void call(withdrawCorrection, { params: { residentId, correctionId } })
      .then(() => {
        onSaid(words.withdrawn);
        return reload();
      })
      .catch((thrown: unknown) => setFault(errorSentences[asProblem(thrown).code].say));
  return (
    <RemoteView remote={remote} here={here} shape="rows">
      {({ items }) =>
        items.length > 0 && (
          <>
            <SectionTitle text={words.past} />
            {fault && <Note tone="attention">{fault}</Note>}
            {items.map((item) => (
              <Card key={item.correctionId} flush label={item.title}>
                <Row
                  title={item.title}
                  {...(item.on !== null && { note: fullDay(item.on) })}
                  right={<StatusChip kind={CHIPS[item.state]} text={words.states[item.state]} />}
                />
                {answerOf(item).map((line) => (
                  <Row key={line} title={line} />
                ))}
                {item.mine && item.state === 'opened' && (
                  <Button kind="second" text={words.withdraw} onPress={() => withdraw(item.correctionId)} />
                )}
              </Card>
            ))}
          </>
        )
      }
    </RemoteView>
  );
}
