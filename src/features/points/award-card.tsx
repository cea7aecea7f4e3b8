import { useState } from 'react';
import { View } from '@tarojs/components';
import { appealAward, type PointAward } from '@kangban/contract/point-rule';
import { pointPages as words } from '@/copy/point-pages';
import { states } from '@/copy/states';
import { fullDay } from '@/copy/when';
import { call } from '@/platform/request';
import { useAct } from '@/platform/use-act';
import { Amount } from '@/ui/amount/amount';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { Field } from '@/ui/field/field';
import { Heading } from '@/ui/heading/heading';
import { KeyValueList, type KeyValue } from '@/ui/key-value-list/key-value-list';
import type { MarkKind } from '@/ui/mark/mark';
import { Note } from '@/ui/note/note';
import { Sheet } from '@/ui/sheet/sheet';
import { StatusChip } from '@/ui/status-chip/status-chip';
import './point-pages.scss';

const MARKS: Readonly<Record<PointAward['state'], MarkKind>> = {
  posted: 'normal',
  held: 'waiting',
  none: 'none',
  refused: 'attention',
  reversed: 'attention',
};

const APPEALS: Readonly<Record<NonNullable<PointAward['appeal']>, string>> = {
  open: words.appealOpen,
  upheld: words.appealUpheld,
  rejected: words.appealRejected,
};

function factsOf({ why, evidence, title, version, answer, on }: PointAward): KeyValue[] {
  return [
    ...(why === null ? [] : [{ key: words.why, values: [why] }]),
    { key: words.evidence, values: [evidence] },
    { key: words.entryDay, values: [fullDay(on)] },
    { key: words.entryRule, values: [words.awardRule(title, version)] },
    ...(answer === null ? [] : [{ key: words.answer, values: [answer] }]),
  ];
}

interface AppealSheetProps {
  award: PointAward;
  open: boolean;
  onClose: () => void;
  onSent: () => void;
}

/** A sentence or two about what is not right. */
function AppealSheet({ award, open, onClose, onSent }: AppealSheetProps) {
  const { residentId, awardId } = award;
  const [text, setText] = useState('');
  const [missing, setMissing] = useState(false);
  const { busy, problem, run } = useAct();
  const send = async (): Promise<void> => {
    const said = text.trim();
    if (said.length < 2) {
      setMissing(true);
      return;
    }
    if (await run('appeal', () => call(appealAward, { params: { residentId, awardId }, body: { text: said } })))
      onSent();
  };
  return (
    <Sheet id={`appeal-${awardId}`} open={open} title={words.appealStart} closeLabel={states.close} onClose={onClose}>
      <Field
        id={`appeal-text-${awardId}`}
        label={words.appealAsk}
        hint={words.appealHint}
        value={text}
        maxLength={300}
        error={missing && text.trim().length < 2 ? words.appealEmpty : undefined}
        onChange={setText}
      />
      {problem && (
        <Note tone="attention" live>
          {problem}
        </Note>
      )}
      <Button text={words.appealSend} busy={busy === 'appeal'} onPress={() => void send()} />
    </Sheet>
  );
}

export interface AwardCardProps {
  award: PointAward;
  onChanged: () => void;
}

/** What a rule said of something done, why, and the way to object. */
export function AwardCard({ award, onChanged }: AwardCardProps) {
  const [asking, setAsking] = useState(false);
  const { state, title, points, appeal, appealUntil } = award;
  const mayAppeal = appeal === null && appealUntil !== null;
  return (
    <Card className="points-stack">
      <View className="points-rule__head">
        <Heading text={title} level={3} look="heading" />
        <Amount text={words.points2(String(points))} tone={state === 'posted' ? 'in' : 'quiet'} />
      </View>
      <View className="points-award__state">
        <StatusChip
          {...(appeal === 'upheld'
            ? { kind: 'normal', text: words.givenAfterAppeal }
            : { kind: MARKS[state], text: words.awardState(state) })}
        />
      </View>
      <KeyValueList rows={factsOf(award)} />
      {appeal !== null && <Note tone="sunk">{APPEALS[appeal]}</Note>}
      {mayAppeal && (
        <>
          <View className="points-rule__line">{words.appealUntil(fullDay(appealUntil))}</View>
          <Button text={words.appealStart} kind="second" onPress={() => setAsking(true)} />
        </>
      )}
      <AppealSheet
        award={award}
        open={asking && mayAppeal}
        onClose={() => setAsking(false)}
        onSent={() => {
          setAsking(false);
          onChanged();
        }}
      />
    </Card>
  );
}
