import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { check as words, slot as slotWords, visitBooking } from '@/copy/booking';
import { home } from '@/copy/home';
import { states } from '@/copy/states';
import { ageWords, dayAndWeekday, sexWord, spanWords } from '@/copy/when';
import { openPage } from '@/platform/navigation';
import { Card } from '@/ui/card/card';
import { KeyValueList, type KeyValue } from '@/ui/key-value-list/key-value-list';
import type { Draft, DraftPerson } from './draft';
import { screeningOf } from './screening';

interface RowsInput {
  draft: Draft;
  person: DraftPerson;
  index: number;
  today: PlainDate;
}

const change = (what: string, onPress: () => void): KeyValue['change'] => ({
  text: words.change,
  label: words.changeWhat(what),
  onPress,
});

const toChoose = (): void => void openPage('chooseVaccine');
const toSlot = (): void => void openPage('slot');

function payWords({ doses }: DraftPerson): string {
  const paid = doses.filter(({ free }) => !free).length;
  return paid === 0 ? words.allFree : words.somePaid(paid);
}

function whenRow({ draft: { target }, index, today }: RowsInput): KeyValue {
  const row = { key: words.day, change: change(words.day, toSlot) };
  if (target?.kind === 'wait') {
    return {
      ...row,
      values: [dayAndWeekday(target.day, today), slotWords.waitChosen(target.half)],
      note: words.waitText,
    };
  }
  const place = target?.places[index];
  if (!target || !place) return { ...row, values: [slotWords.chooseOne] };
  return { ...row, values: [dayAndWeekday(target.day, today), spanWords(place.startsAt, place.endsAt)] };
}

function healthRow({ person, index, today }: RowsInput): KeyValue {
  const { yes, no, noted, outcome } = screeningOf(person, today);
  return {
    key: words.health,
    values: [words.answers(no, yes)],
    note: noted.length > 0 ? noted.join('，') : undefined,
    chip: outcome === 'go-on' ? undefined : { kind: 'attention', text: words.outcome[outcome] },
    change: change(words.health, () => void openPage('questions', { who: String(index) })),
  };
}

function rowsOf(input: RowsInput): KeyValue[] {
  const { draft, person, today } = input;
  const { site } = draft;
  const note = words.person(sexWord(person.sex), ageWords(person.birthDate, today));
  const where = { key: words.where, values: [site?.name ?? ''], change: change(words.where, toSlot) };
  if (person.visit) {
    return [
      { key: words.who, values: [person.label], note },
      { key: visitBooking.what, values: [person.visit.name], note: visitBooking.free },
      whenRow(input),
      where,
    ];
  }
  return [
    {
      key: words.who,
      values: [person.label],
      note,
      change: change(words.who, toChoose),
    },
    {
      key: words.what,
      values: person.doses.map(({ name, dose }) => home.dose(name, dose)),
      note: payWords(person),
      change: change(words.what, toChoose),
    },
    whenRow(input),
    { ...where, note: site?.room },
    healthRow(input),
  ];
}

/** Everything once more before it is booked, each line with its way back. */
export function CheckList({ draft, today }: { draft: Draft; today: PlainDate }) {
  return (
    <>
      {draft.people.map((person, index) => (
        <Card key={person.residentId} flush label={states.dotted([words.heading, person.label])}>
          <KeyValueList rows={rowsOf({ draft, person, index, today })} />
        </Card>
      ))}
    </>
  );
}
