import type { EntryPayloads } from '../../../../domain/src/record/payloads';
import { addDays } from '../../days';
import { measured, type SeededEntry } from '../entry';
import type { Making } from './making';

const pressure = (systolic: number, diastolic: number, pulse: number): EntryPayloads['observation'] => ({
  category: 'vital-signs',
  setting: 'home',
  main: { what: { text: '血压', coding: [{ system: 'http://loinc.org', code: '85354-9' }], known: true } },
  parts: [
    measured('8480-6', '收缩压', [systolic, 'mm[Hg]']),
    measured('8462-4', '舒张压', [diastolic, 'mm[Hg]']),
    measured('8867-4', '脉率', [pulse, '/min']),
  ],
});

/** Mornings of the week before the loading day, the last first. */
const HOME_READINGS: readonly (readonly [number, number, number])[] = [
  [136, 82, 72],
  [138, 84, 74],
  [142, 84, 73],
  [140, 86, 75],
  [144, 86, 74],
  [146, 88, 76],
  [148, 88, 75],
];

/** What he and his daughter wrote down themselves. */
export function atHome({ today, father, accountId }: Making): SeededEntry[] {
  const own = {
    person: father,
    site: null,
    institution: '本人在家记的',
    practitioner: null,
    source: 'resident',
    accountId,
  } as const;
  const readings = HOME_READINGS.map(([systolic, diastolic, pulse], index): SeededEntry => ({
    ...own,
    kind: 'observation',
    on: addDays(today, -1 - index),
    at: '07:10',
    payload: pressure(systolic, diastolic, pulse),
  }));
  const weight: EntryPayloads['observation'] = {
    category: 'vital-signs',
    setting: 'home',
    main: measured('29463-7', '体重', [66, 'kg']),
    parts: [],
  };
  return [...readings, { ...own, kind: 'observation', on: addDays(today, -1), at: '07:20', payload: weight }];
}
