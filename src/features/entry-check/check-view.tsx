import { View } from '@tarojs/components';
import type { EntryCheckOfResident, EntryDose } from '@kangban/contract/entry-check';
import { entryCheck as words } from '@/copy/entry-check';
import { states } from '@/copy/states';
import { dayWords, fullDay, sexWord } from '@/copy/when';
import { openPage } from '@/platform/navigation';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { Inset } from '@/ui/inset/inset';
import { KeyValueList } from '@/ui/key-value-list/key-value-list';
import { Lead } from '@/ui/lead/lead';
import type { MarkKind } from '@/ui/mark/mark';
import { Row } from '@/ui/row/row';
import { SectionTitle } from '@/ui/section-title/section-title';
import { StatusChip } from '@/ui/status-chip/status-chip';
import './entry-check.scss';

const MARKS = {
  complete: 'normal',
  missing: 'attention',
  'ask-clinic': 'waiting',
} as const satisfies Record<EntryCheckOfResident['verdict'], MarkKind>;

const keyOf = ({ series, dose }: EntryDose): string => `${series}.${dose}`;

function noteOf({ earliestOn, beforeRecheck }: EntryDose, { checkedOn }: EntryCheckOfResident): string {
  if (earliestOn === null || earliestOn <= checkedOn) return words.now;
  const day = dayWords(earliestOn, checkedOn);
  return beforeRecheck ? words.from(day) : words.tooLate(day);
}

function Missing({ data }: { data: EntryCheckOfResident }) {
  const { missing, residentId, recheckBy, checkedOn } = data;
  if (missing.length === 0) return null;
  return (
    <>
      <SectionTitle
        text={words.missing}
        right={<StatusChip kind="attention" text={words.by(dayWords(recheckBy, checkedOn))} />}
      />
      <Card flush>
        {missing.map((dose) => (
          <Row key={keyOf(dose)} title={dose.name} note={noteOf(dose, data)} />
        ))}
      </Card>
      <View className="no-print">
        <Inset>
          <Button text={words.plan} icon="syringe" onPress={() => void openPage('plan', { residentId })} />
        </Inset>
      </View>
    </>
  );
}

function DoseList({ title, doses, noted }: { title: string; doses: EntryDose[]; noted: (dose: EntryDose) => string }) {
  if (doses.length === 0) return null;
  return (
    <>
      <SectionTitle text={title} />
      <Card flush>
        {doses.map((dose) => (
          <Row key={keyOf(dose)} title={dose.name} note={noted(dose)} />
        ))}
      </Card>
    </>
  );
}

function Verdict({ data }: { data: EntryCheckOfResident }) {
  const { verdict, givenCount, missing, askClinic, checkedOn } = data;
  const asked = askClinic.length > 0 ? words.asked(askClinic.length) : '';
  return (
    <Lead
      mark={MARKS[verdict]}
      title={words.verdicts[verdict]}
      text={states.dotted([words.counts(givenCount, missing.length), asked, words.checkedOn(fullDay(checkedOn))])}
    />
  );
}

/** Complete, or what is missing and by when; prints on one sheet. */
export function CheckView({ data }: { data: EntryCheckOfResident }) {
  const { person } = words;
  const rows = [
    { key: person.name, values: [data.name] },
    { key: person.sex, values: [sexWord(data.sex)] },
    { key: person.birth, values: [fullDay(data.birthDate)] },
    ...(data.siteName === null ? [] : [{ key: person.site, values: [data.siteName] }]),
    { key: person.programme, values: [data.programmeName] },
  ];
  return (
    <>
      <View className="print-only">
        <Card>
          <KeyValueList rows={rows} />
        </Card>
      </View>
      <Verdict data={data} />
      <Missing data={data} />
      <DoseList title={words.ask} doses={data.askClinic} noted={({ reasons }) => reasons[0]?.text ?? ''} />
      <DoseList
        title={words.upcoming}
        doses={data.upcoming}
        noted={({ earliestOn, dueOn }) => words.from(dayWords(earliestOn ?? dueOn ?? data.checkedOn, data.checkedOn))}
      />
      <SectionTitle text={words.how} />
      <Card>
        {data.notes.map(({ rule, text }) => (
          <View key={rule} className="entry-note">
            {text}
          </View>
        ))}
        <View className="entry-caption">{states.sources(Object.values(data.sources).slice(-1))}</View>
      </Card>
    </>
  );
}
