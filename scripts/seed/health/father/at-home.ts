import type { EntryPayloads } from '../../../../domain/src/record/payloads';
import type { PlainDate } from '../../../../domain/src/shared/plain-date';
import { payloadOfReading } from '../../../../server/src/features/reading/values';
import { addDays } from '../../days';
import { measured, type SeededEntry } from '../entry';
import type { Making } from './making';
import { type Morning, pressureMornings } from './pressures';

const atHomeOf = (parts: Pick<EntryPayloads['observation'], 'main' | 'parts'>): EntryPayloads['observation'] => ({
  category: 'vital-signs',
  setting: 'home',
  ...parts,
});

const pressure = ({ systolic, diastolic, pulse }: Morning): EntryPayloads['observation'] =>
  atHomeOf({
    main: { what: { text: '血压', coding: [{ system: 'http://loinc.org', code: '85354-9' }], known: true } },
    parts: [
      measured('8480-6', '收缩压', [systolic, 'mm[Hg]']),
      measured('8462-4', '舒张压', [diastolic, 'mm[Hg]']),
      measured('8867-4', '脉率', [pulse, '/min']),
    ],
  });

/** Weight on Sundays, kg, the last first; sugar before breakfast on some of them, mmol/L. */
const WEIGHTS = [66, 66.2, 66.1, 66.4, 66.6, 66.5, 66.9, 67.1, 67, 67.3] as const;
const SUGARS = [6.8, 7.1, 6.9, 7.2, 6.7] as const;
/** Two hours after breakfast, some days before, mmol/L. */
const SUGARS_AFTER = [7.4, 8.3, 7.6, 8.1] as const;
const AFTER_DAYS = 3;
const WEEK = 7;

const weight = (kg: number) => atHomeOf({ main: measured('29463-7', '体重', [kg, 'kg']), parts: [] });
const sugar = (mmolL: number) => atHomeOf({ main: measured('14770-2', '空腹指尖血糖', [mmolL, 'mmol/L']), parts: [] });

const sugarAfter = (mmolL: number) => payloadOfReading({ item: 'glucose', time: 'two-hours', mmolL });

const weekly = (today: PlainDate, week: number): PlainDate => addDays(today, -1 - WEEK * week);

/** What he wrote down himself: pressure in the morning, weight and sugar once a week. */
export function atHome({ today, father, accountId }: Making): SeededEntry[] {
  const own = {
    person: father,
    site: null,
    institution: '本人在家记的',
    practitioner: null,
    source: 'resident',
    accountId,
    kind: 'observation',
  } as const;
  return [
    ...pressureMornings(today).map((morning): SeededEntry => ({
      ...own,
      on: morning.on,
      at: morning.at,
      sitting: morning.sitting,
      payload: pressure(morning),
    })),
    ...WEIGHTS.map((kg, week): SeededEntry => ({ ...own, on: weekly(today, week), at: '07:05', payload: weight(kg) })),
    ...SUGARS.map((mmolL, week): SeededEntry => ({
      ...own,
      on: weekly(today, week),
      at: '06:50',
      payload: sugar(mmolL),
    })),
    ...SUGARS_AFTER.map((mmolL, week): SeededEntry => ({
      ...own,
      on: addDays(weekly(today, week), -AFTER_DAYS),
      at: '09:20',
      payload: sugarAfter(mmolL),
    })),
  ];
}
