import { useState } from 'react';
import { View } from '@tarojs/components';
import type { Match, MatchRecord } from '@kangban/contract/match';
import { match as words } from '@/copy/match';
import { states } from '@/copy/states';
import { fullDay, sexWord } from '@/copy/when';
import { dayInChina } from '@/platform/clock';
import { a11y } from '@/ui/a11y/a11y';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { Field } from '@/ui/field/field';
import { Heading } from '@/ui/heading/heading';
import { Note } from '@/ui/note/note';
import { StatusChip } from '@/ui/status-chip/status-chip';
import './match.scss';

type FieldName = Match['fields'][number]['field'];
type Agreement = Match['fields'][number]['agreement'];

const VALUES: Record<FieldName, (record: MatchRecord) => string | null> = {
  name: ({ name }) => name,
  sex: ({ sex }) => sexWord(sex),
  'birth-date': ({ birthDate }) => fullDay(birthDate),
  'id-number': ({ idMasked }) => idMasked,
  phone: ({ phoneMasked }) => phoneMasked,
};
const MARKS = { same: 'normal', differs: 'attention', unknown: 'none' } as const satisfies Record<Agreement, string>;

interface LineProps {
  name: string;
  known: string | null;
  told: string | null;
  agreement?: Agreement;
}

/** One thing of both records, and in words whether it agrees. */
function Line({ name, known, told, agreement }: LineProps) {
  return (
    <View className="match-row" {...a11y({ role: 'listitem' })}>
      <View className="match-row__name">{name}</View>
      <View className="match-row__side">{states.dotted([words.known, known || words.none])}</View>
      <View className="match-row__side">{states.dotted([words.told, told || words.none])}</View>
      <View className="match-row__mark">
        {agreement && <StatusChip kind={MARKS[agreement]} text={words.agreements[agreement]} />}
      </View>
    </View>
  );
}

const holds = ({ doses, entries }: MatchRecord): string => words.holdsText(doses, entries);
const inUse = ({ hasAccount }: MatchRecord): string => (hasAccount ? words.inUse : words.notInUse);

/** The two records side by side. */
function Sides({ pair }: { pair: Match }) {
  const { candidate, subject } = pair;
  return (
    <Card>
      <View {...a11y({ role: 'list' })}>
        {pair.fields.map(({ field, agreement }) => (
          <Line
            key={field}
            name={words.fields[field]}
            known={VALUES[field](candidate)}
            told={VALUES[field](subject)}
            agreement={agreement}
          />
        ))}
        <Line name={words.place} known={candidate.address} told={subject.address} />
        <Line name={words.site} known={candidate.siteName} told={subject.siteName} />
        <Line name={words.account} known={inUse(candidate)} told={inUse(subject)} />
        <Line name={words.holds} known={holds(candidate)} told={holds(subject)} />
      </View>
    </Card>
  );
}

function History({ pair }: { pair: Match }) {
  if (pair.decisions.length === 0) return null;
  return (
    <View>
      <Heading text={words.history} />
      {pair.decisions.map(({ at, staffName, siteName, what, reason }) => (
        <View key={at} className="match-note">
          {words.historyLine(
            states.dotted([fullDay(dayInChina(Date.parse(at))), staffName, siteName]),
            words.decisions[what],
            reason,
          )}
        </View>
      ))}
    </View>
  );
}

export interface MatchPairProps {
  pair: Match;
  busy: boolean;
  onDecide: (same: boolean, reason: string) => void;
  onUndo: (reason: string) => void;
  onBack: () => void;
}

/** Two records that may be one person: what agrees, what differs, and what to do about it, with the reason. */
export function MatchPair({ pair, busy, onDecide, onUndo, onBack }: MatchPairProps) {
  const [typed, setTyped] = useState('');
  const reason = typed.trim();
  const ready = reason.length >= 2;
  const say = (text: string): string => (ready ? text : words.reasonFirst);
  return (
    <View className="match-page">
      <Button small kind="plain" text={words.back} onPress={onBack} />
      <Heading text={words.between(pair.subject.name, pair.candidate.name)} look="title" />
      <StatusChip kind={pair.state === 'waiting' ? 'attention' : 'normal'} text={words.states[pair.state]} />
      <Note>{words.doubts[pair.doubt]}</Note>
      <View className="match-note">{words.system(pair.system)}</View>
      <Sides pair={pair} />
      <History pair={pair} />
      <Field
        id="match-reason"
        label={words.reason}
        hint={words.reasonHint}
        maxLength={200}
        value={typed}
        onChange={setTyped}
      />
      <View className="match-buttons">
        {pair.state === 'waiting' ? (
          <>
            <Button text={say(words.same)} disabled={!ready} busy={busy} onPress={() => onDecide(true, reason)} />
            <Button
              kind="second"
              text={say(words.different)}
              disabled={!ready}
              busy={busy}
              onPress={() => onDecide(false, reason)}
            />
          </>
        ) : (
          <Button kind="second" text={say(words.undo)} disabled={!ready} busy={busy} onPress={() => onUndo(reason)} />
        )}
      </View>
      <View className="match-note">{words.kept}</View>
      <View className="match-note">{words.seen}</View>
    </View>
  );
}
