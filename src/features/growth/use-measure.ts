import { useState } from 'react';
import type { GrowthOfResident } from '@kangban/contract/growth';
import type { MeasurementQuestion } from '@kangban/contract/errors';
import { monthsBetween } from '@kangban/domain/shared/plain-date';
import { goBack } from '@/platform/navigation';
import { bodyOf, entryOf, entrySent, typeKey, type Entry, type EntryField, type Key, type Position } from './entry';
import { keepMeasuring, unanswered, type Outcome, type Target } from './submit';

const LYING_UNTIL_MONTHS = 24;
const HEAD_UNTIL_MONTHS = 37;

export const ageInMonths = ({ birthDate }: GrowthOfResident, { measuredOn }: Entry): number =>
  monthsBetween(birthDate, measuredOn);
/** How a child is measured unless told otherwise: lying before the second birthday. */
const expectedAt = (months: number): Position => (months < LYING_UNTIL_MONTHS ? 'lying' : 'standing');

/** The boxes for this age: the head is compared until three. A head that was typed stays. */
export const fieldsFor = (data: GrowthOfResident, entry: Entry): EntryField[] => {
  const head = ageInMonths(data, entry) < HEAD_UNTIL_MONTHS || entry.texts.headCm !== '';
  return head ? ['weightKg', 'lengthCm', 'headCm'] : ['weightKg', 'lengthCm'];
};

function firstEntry(data: GrowthOfResident, target: Target): Entry {
  const expected = expectedAt(monthsBetween(data.birthDate, data.today));
  const old = data.items.find(({ measurementId }) => measurementId === target.measurementId);
  const empty = { measuredOn: data.today, position: expected, texts: { weightKg: '', lengthCm: '', headCm: '' } };
  return entrySent(unanswered(target), expected) ?? (old ? entryOf(old, expected) : empty);
}

/** The state of the page where a measuring is typed: what stands in the boxes, and what became of sending it. */
export function useMeasure(data: GrowthOfResident, target: Target) {
  const [entry, setEntry] = useState(() => firstEntry(data, target));
  const [field, setField] = useState<EntryField>('weightKg');
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | undefined>(() =>
    unanswered(target) === undefined ? undefined : { kind: 'unsure' },
  );
  const change = (part: Partial<Entry>): void => {
    setEntry({ ...entry, ...part });
    setOutcome(undefined);
  };
  const write = (name: EntryField, text: string): void => change({ texts: { ...entry.texts, [name]: text } });
  const save = async (confirmed = false): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const became = await keepMeasuring(target, bodyOf(entry, confirmed));
    setBusy(false);
    setOutcome(became);
    if (became.kind === 'kept') await goBack();
  };
  return {
    entry,
    field,
    setField,
    busy,
    outcome,
    save,
    type: (key: Key) => write(field, typeKey(entry.texts[field], key)),
    setDay: (measuredOn: Entry['measuredOn']) =>
      change({ measuredOn, position: expectedAt(monthsBetween(data.birthDate, measuredOn)) }),
    setPosition: (position: Position) => change({ position }),
    take: ({ field: name, suggestion }: MeasurementQuestion) => {
      if (suggestion !== null) write(name, String(suggestion));
      setField(name);
    },
  };
}
