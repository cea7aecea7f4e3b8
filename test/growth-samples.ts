/** The growth of the mock-ups' boy, 6 years and 1 month on 2026-11-23, as the server would tell it. */
import type { GrowthCard, GrowthCurve, GrowthMeasurement, GrowthOfResident } from '@kangban/contract/growth';
import { curveOf, type CurveName } from '@kangban/domain/growth/curve';
import { toPlainDate } from '@kangban/domain/shared/plain-date';
import { idOf, MING, TODAY } from './family-samples';

const value = (indicator: GrowthCard['indicator'], amount: number, percent: number): GrowthCard => ({
  indicator,
  value: amount,
  z: 0.25,
  grade: '中',
  status: '正常',
  attention: false,
  text: `100 个同龄男孩里，比他矮的大约 ${percent} 个`,
  measuredOn: toPlainDate('2026-08-24'),
  standard: 'WS/T 423-2022',
  reasons: [
    { rule: 'grade', text: '在“中”这一档', source: 'WS/T 423-2022', verified: true },
    { rule: 'interpolated', text: '按前后两行的比例算', source: 'M', verified: false },
  ],
  byBirthAge: null,
});

const pointOf = ({ measuredOn: _on, standard: _s, reasons: _r, byBirthAge: _b, ...rest }: GrowthCard) => rest;

/** One measuring of length and weight. */
export const measured = (
  number: number,
  change: Partial<GrowthMeasurement> & { ageMonths: number },
): GrowthMeasurement => ({
  measurementId: idOf(number),
  measuredOn: toPlainDate('2026-08-24'),
  comparedMonths: change.ageMonths,
  weightKg: 21.4,
  lengthCm: 118.9,
  position: 'standing',
  headCm: null,
  source: 'clinic',
  siteName: '柳溪镇卫生院',
  mine: false,
  values: [
    pointOf(value('length-for-age', change.lengthCm ?? 118.9, 60)),
    pointOf(value('weight-for-age', change.weightKg ?? 21.4, 55)),
    pointOf(value('bmi-for-age', 15.1, 45)),
    pointOf(value('weight-for-length', change.weightKg ?? 21.4, 45)),
  ],
  ...change,
});

export const growthOf = (change: Partial<GrowthOfResident> = {}): GrowthOfResident => ({
  residentId: MING,
  label: '一鸣',
  sex: 'male',
  birthDate: toPlainDate('2019-10-02'),
  today: TODAY,
  ageMonths: 85.7,
  corrected: false,
  mayMeasure: true,
  cards: [
    value('weight-for-age', 21.4, 55),
    value('length-for-age', 118.9, 60),
    { ...value('bmi-for-age', 15.1, 45), text: '100 个同龄男孩里，BMI 比他低的大约 45 个' },
  ],
  velocity: [
    {
      what: 'length',
      fromOn: toPlainDate('2026-05-24'),
      toOn: toPlainDate('2026-08-24'),
      days: 92,
      gained: 4.2,
      text: '3 个月长了 4.2 厘米',
    },
  ],
  flags: [],
  items: [
    measured(301, { ageMonths: 82.7 }),
    measured(302, {
      ageMonths: 60.5,
      measuredOn: toPlainDate('2024-10-17'),
      lengthCm: 112.4,
      weightKg: 19.2,
      source: 'home',
      siteName: null,
      mine: true,
    }),
    measured(303, { ageMonths: 12, measuredOn: toPlainDate('2020-10-02'), lengthCm: 76.7, weightKg: 10.1 }),
  ],
  nextCursor: null,
  sources: { 'WS/T 423-2022': '《7岁以下儿童生长标准》（WS/T 423—2022）', M: '通行做法，以医生告知为准' },
  ...change,
});

/** The standard's own curve, as the server sends it. */
export function curveFor(name: CurveName = 'length-for-age', sex: 'male' | 'female' = 'male'): GrowthCurve {
  return JSON.parse(JSON.stringify(curveOf(name, sex))) as GrowthCurve;
}
