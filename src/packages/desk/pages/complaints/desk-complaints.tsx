import { useState } from 'react';
import { View } from '@tarojs/components';
import { answerComplaint, listDeskComplaints, takeUpComplaint, type DeskComplaint } from '@kangban/contract/complaint';
import { complaint as words, desk } from '@/copy/audit';
import { errorSentences } from '@/copy/errors';
import { states } from '@/copy/states';
import { fullDay } from '@/copy/when';
import { RemoteView } from '@/features/states/remote-view';
import { dayInChina, timeInChina } from '@/platform/clock';
import { asProblem } from '@/platform/problem';
import { call } from '@/platform/request';
import { useRemote } from '@/platform/use-remote';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { Field } from '@/ui/field/field';
import { Note } from '@/ui/note/note';
import { Row } from '@/ui/row/row';
import { SegmentedControl } from '@/ui/segmented-control/segmented-control';
import { Sheet } from '@/ui/sheet/sheet';
import { StatePanel } from '@/ui/state-panel/state-panel';
import { StatusChip } from '@/ui/status-chip/status-chip';
import '@/features/desk/desk-answers.scss';

type Which = 'waiting' | 'done';
const SEGMENTS = [
  { key: 'waiting', text: desk.waiting },
  { key: 'done', text: desk.done },
];
const whichOf = (key: string): Which => (key === 'done' ? 'done' : 'waiting');

const whenOf = (at: string): string => `${fullDay(dayInChina(Date.parse(at)))} ${timeInChina(Date.parse(at))}`;

interface ItemProps {
  item: DeskComplaint;
  busy: boolean;
  onTakeUp: () => void;
  onAnswer: () => void;
}

/** What can be done now; nobody answers what is said of themselves. */
function Act({ item: { aboutMe, state }, busy, onTakeUp, onAnswer }: ItemProps) {
  if (state !== 'opened' && state !== 'taken-up' && !aboutMe) return null;
  return (
    <View className="desk-answers__act">
      {aboutMe && <Note>{desk.aboutMe}</Note>}
      {!aboutMe && state === 'opened' && <Button kind="second" text={desk.takeUp} busy={busy} onPress={onTakeUp} />}
      {!aboutMe && state === 'taken-up' && <Button text={desk.answer} busy={busy} onPress={onAnswer} />}
    </View>
  );
}

function Item({ item, busy, onTakeUp, onAnswer }: ItemProps) {
  const { access, nameMasked, reason, state, steps } = item;
  const did = [access.did, access.purpose ?? ''].filter(Boolean).join('，');
  return (
    <Card flush label={nameMasked}>
      <Row
        title={nameMasked}
        note={[words.reasons[reason], item.words].filter(Boolean).join('：')}
        right={<StatusChip kind={state === 'opened' ? 'attention' : 'normal'} text={words.states[state]} />}
      />
      <Row title={access.who} note={states.dotted([whenOf(access.at), access.where ?? access.right, did])} />
      {steps.slice(1).map((step) => (
        <Row
          key={step.state}
          title={words.states[step.state]}
          note={[words.step(whenOf(step.at), step.staffName ?? ''), step.words].filter(Boolean).join('：')}
        />
      ))}
      <Act item={item} busy={busy} onTakeUp={onTakeUp} onAnswer={onAnswer} />
    </Card>
  );
}

interface AnswerSheetProps {
  item: DeskComplaint | undefined;
  busy: boolean;
  onSend: (text: string) => void;
  onClose: () => void;
}

function AnswerSheet({ item, busy, onSend, onClose }: AnswerSheetProps) {
  const [text, setText] = useState('');
  return (
    <Sheet
      id="complaint-answer"
      open={item !== undefined}
      title={desk.answerTo(item?.nameMasked ?? '')}
      closeLabel={states.close}
      onClose={onClose}
    >
      <Field id="complaint-answer-words" label={desk.answerWords} value={text} maxLength={300} onChange={setText} />
      <Button text={desk.send} busy={busy} onPress={() => text.trim().length > 1 && onSend(text.trim())} />
    </Sheet>
  );
}

/** Complaints the clinic or the county answers: taken up, answered in words. */
export function DeskComplaints({ here, onSaid }: { here: string; onSaid: (text: string) => void }) {
  const [which, setWhich] = useState<Which>('waiting');
  const remote = useRemote({ endpoint: listDeskComplaints, input: { query: { which } } });
  const [answering, setAnswering] = useState<DeskComplaint>();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  const act = async (work: Promise<unknown>, said: string): Promise<void> => {
    setBusy(true);
    setFault(undefined);
    await work.then(
      () => onSaid(said),
      (thrown: unknown) => setFault(errorSentences[asProblem(thrown).code].say),
    );
    setBusy(false);
    setAnswering(undefined);
    await remote.reload();
  };
  return (
    <View className="desk-answers">
      <SegmentedControl
        segments={SEGMENTS}
        current={which}
        label={desk.which}
        onChange={(key) => setWhich(whichOf(key))}
      />
      {fault && (
        <Note tone="attention" live>
          {fault}
        </Note>
      )}
      <RemoteView remote={remote} here={here} shape="rows">
        {({ items }) => (
          <>
            {items.length === 0 && <StatePanel kind="empty" title={desk.empty} text={desk.emptyText} />}
            {items.map((item) => (
              <Item
                key={item.complaintId}
                item={item}
                busy={busy}
                onTakeUp={() =>
                  void act(call(takeUpComplaint, { params: { complaintId: item.complaintId } }), desk.takenUp)
                }
                onAnswer={() => setAnswering(item)}
              />
            ))}
          </>
        )}
      </RemoteView>
      <AnswerSheet
        key={answering?.complaintId ?? ''}
        item={answering}
        busy={busy}
        onClose={() => setAnswering(undefined)}
        onSend={(text) =>
          answering &&
          void act(
            call(answerComplaint, { params: { complaintId: answering.complaintId }, body: { words: text } }),
            desk.sent,
          )
        }
      />
    </View>
  );
}
