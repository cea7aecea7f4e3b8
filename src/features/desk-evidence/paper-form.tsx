import { useState } from 'react';
import { View } from '@tarojs/components';
import type { DeskEvidence, DeskEvidenceEntry } from '@kangban/contract/desk-evidence';
import { CONTRACT_YEARS_MAX, DESK_EVIDENCE_KINDS, type DeskEvidenceKind } from '@kangban/domain/desk-evidence/kinds';
import { parsePlainDate, type PlainDate } from '@kangban/domain/shared/plain-date';
import { deskEvidence as words } from '@/copy/desk-evidence';
import { fullDay } from '@/copy/when';
import { Button } from '@/ui/button/button';
import { Field } from '@/ui/field/field';
import { Note } from '@/ui/note/note';
import { RadioRows } from '@/ui/radio-rows/radio-rows';
import { SegmentedControl } from '@/ui/segmented-control/segmented-control';
import './desk-evidence.scss';

const KINDS = DESK_EVIDENCE_KINDS.map((key) => ({ key, text: words.kinds[key] }));
const YEARS = Array.from({ length: CONTRACT_YEARS_MAX }, (_, at) => ({
  key: String(at + 1),
  text: words.yearsOf(at + 1),
}));
/** As short as a number of a paper may be. */
const NUMBER_MIN = 4;

interface Typed {
  kind: DeskEvidenceKind;
  number: string;
  day: string;
  years: string;
  contractId: string | undefined;
}

/** What was typed as an entry; undefined while it is not complete. */
function entryOf({ kind, number, day, years, contractId }: Typed): DeskEvidenceEntry | undefined {
  const on = parsePlainDate(day.trim());
  const told = number.trim();
  if (!on || told.length < NUMBER_MIN) return undefined;
  if (kind === 'contract') return { kind, number: told, signedOn: on, years: Number(years) };
  if (kind === 'donation') return { kind, number: told, donatedOn: on };
  return contractId === undefined ? undefined : { kind, number: told, paidOn: on, contractId };
}

interface Props {
  today: PlainDate;
  /** Contracts that stand, for whose fee one may pay. */
  contracts: readonly DeskEvidence[];
  busy: boolean;
  problem: string | undefined;
  onRecord: (entry: DeskEvidenceEntry) => Promise<boolean>;
}

function Contracts({
  contracts,
  current,
  onChoose,
}: Pick<Props, 'contracts'> & { current: string | undefined; onChoose: (id: string) => void }) {
  if (contracts.length === 0) return <Note tone="attention">{words.noContract}</Note>;
  return (
    <RadioRows
      title={words.forContract}
      choices={contracts.map(({ evidenceId, numberTail, endsOn, happenedOn }) => ({
        key: evidenceId,
        text: words.contractOf(numberTail, fullDay(endsOn ?? happenedOn)),
      }))}
      current={current}
      onChoose={onChoose}
    />
  );
}

/** Writes down one paper: which, its number, its day. */
export function PaperForm({ today, contracts, busy, problem, onRecord }: Props) {
  const fresh: Typed = { kind: 'contract', number: '', day: today, years: '1', contractId: contracts[0]?.evidenceId };
  const [typed, setTyped] = useState(fresh);
  const change = (some: Partial<Typed>): void => setTyped((all) => ({ ...all, ...some }));
  const { kind, number, day, years } = typed;
  const contractId = typed.contractId ?? contracts[0]?.evidenceId;
  const entry = entryOf({ ...typed, contractId });
  const isDay = parsePlainDate(day.trim()) !== undefined;
  const record = async (): Promise<void> => {
    if (entry && (await onRecord(entry))) change({ number: '' });
  };
  return (
    <View className="papers__form">
      <SegmentedControl
        segments={KINDS}
        current={kind}
        label={words.kindLabel}
        onChange={(key) => change({ kind: DESK_EVIDENCE_KINDS.find((one) => one === key) ?? kind })}
      />
      <Field
        id="paper-number"
        label={words.numbers[kind]}
        maxLength={40}
        value={number}
        onChange={(value) => change({ number: value })}
      />
      <Field
        id="paper-day"
        label={words.days[kind]}
        maxLength={10}
        value={day}
        error={isDay ? undefined : words.wrongDay}
        onChange={(value) => change({ day: value })}
      />
      {kind === 'contract' && (
        <SegmentedControl
          segments={YEARS}
          current={years}
          label={words.years}
          onChange={(key) => change({ years: key })}
        />
      )}
      {kind === 'signing-fee' && (
        <Contracts contracts={contracts} current={contractId} onChoose={(id) => change({ contractId: id })} />
      )}
      <View className="papers__quiet">{words.once}</View>
      {problem !== undefined && (
        <Note tone="urgent" live>
          {problem}
        </Note>
      )}
      <Button
        text={entry ? words.record : words.fillFirst}
        disabled={!entry}
        busy={busy}
        onPress={() => void record()}
      />
    </View>
  );
}
