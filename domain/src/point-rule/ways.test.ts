import { toPlainDate } from '../shared/plain-date';
import { CITY_SCHEME } from './city-scheme-table';
import type { PointEvidence } from './types';
import { nearestWays, type WayFacts } from './ways';

const day = toPlainDate;
const reading = (on: string): PointEvidence => ({
  evidenceId: on,
  kind: 'reading',
  residentId: 'r',
  day: day(on),
  at: null,
  notedAt: new Date(`${on}T08:00:00+08:00`),
  writtenAt: null,
  source: 'device',
  topic: null,
  reading: { valid: true, value: { item: 'blood-pressure', systolic: 130, diastolic: 80 } },
  deviceId: 'm',
  staffId: null,
  accountId: null,
});
const facts = (told: Partial<WayFacts> = {}): WayFacts => ({
  birthDate: day('1955-03-08'),
  today: day('2026-11-25'),
  readings: [reading('2026-11-23')],
  awards: [
    { ruleId: 'pressure-control', topic: null, day: day('2026-11-22'), points: 20 },
    { ruleId: 'checkup', topic: null, day: day('2026-11-11'), points: 100 },
  ],
  goals: [{ measure: 'blood-pressure', systolicBelow: 140, diastolicBelow: 90, words: '低于 140/90' }],
  illnesses: ['hypertension'],
  nextFollowUpOn: day('2026-11-30'),
  ...told,
});
const said = (told: Partial<WayFacts> = {}): string[] =>
  nearestWays(facts(told), CITY_SCHEME).map(
    ({ title, points, progress, note }) =>
      `${title} +${points}${progress ? ` ${progress.done}/${progress.of}` : ''}${note === null ? '' : ` ${note}`}`,
  );

test('picture 13: the week that was begun, the follow-up with its day, a lesson', () => {
  expect(said()).toEqual(['记血压满 5 天 +10 1/5 自己填的算一半', '来卫生院随访 +50 11月30日前', '听一节健康课 +5']);
});

test('a follow-up of today still has its day, one of yesterday has none', () => {
  const at = (on: string) => said({ nextFollowUpOn: day(on) }).find((line) => line.startsWith('来卫生院随访'));
  expect(at('2026-11-25')).toBe('来卫生院随访 +50 11月25日前');
  expect(at('2026-11-24') ?? '').not.toContain('日前');
});

test('what is used up is not offered; what can no longer be filled neither', () => {
  const awards = [...facts().awards, { ruleId: 'lesson', topic: null, day: day('2026-11-25'), points: 5 }];
  expect(said({ awards })).not.toContain('听一节健康课 +5');
  expect(said({ today: day('2026-11-27') }).join()).not.toContain('记血压');
  const begun = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26'].map(reading);
  expect(said({ today: day('2026-11-29'), readings: begun })[0]).toBe('记血压满 5 天 +10 4/5 自己填的算一半');
});

test('what is full needs nothing more: it is not held out while the award is on its way', () => {
  const full = ['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20'].map(reading);
  expect(said({ today: day('2026-11-20'), readings: full }).join()).not.toContain('记血压');
});

test('a goal is offered with its words where one was agreed; glucose to who has diabetes', () => {
  const free = { awards: [], nextFollowUpOn: null, readings: [], today: day('2026-11-27') };
  const all = said({ ...free, illnesses: [] });
  expect(all.join()).not.toContain('随访');
  expect(all).toContain('听一节健康课 +5');
  const monday = { ...free, today: day('2026-11-23') };
  expect(said({ ...monday, illnesses: [] })[1]).toBe('记血压满 5 天 +10 0/5 自己填的算一半');
  expect(said({ ...monday, illnesses: ['diabetes'] })[2]).toBe('记血糖满 3 天 +10 0/3 自己填的算一半');
  expect(said({ ...monday, illnesses: [] }).join()).not.toContain('记血糖');
});

test('a child is not nudged to measure every day; from the eighteenth birthday on one is', () => {
  const child = { readings: [], illnesses: [], awards: [], goals: [], nextFollowUpOn: null };
  const monday = { ...child, today: day('2026-11-23') };
  expect(said({ ...monday, birthDate: day('2008-11-24') }).join()).not.toContain('记');
  expect(said({ ...monday, birthDate: day('2008-11-23') }).join()).toContain('记血压满 5 天');
});

test('nobody is nudged to give blood, to be vaccinated or screened, or to pay', () => {
  const only = (id: string) => ({ rules: CITY_SCHEME.rules.filter((rule) => rule.id === id) });
  for (const id of ['donation', 'elder-vaccine', 'screening', 'signing-fee'])
    expect(nearestWays(facts({ awards: [] }), only(id))).toEqual([]);
  const control = nearestWays(facts({ awards: [] }), only('pressure-control'));
  expect(control).toMatchObject([{ note: '低于 140/90', points: 20 }]);
});
