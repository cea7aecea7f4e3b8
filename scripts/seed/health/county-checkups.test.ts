// The seeded checkups as the product's own rules read them.
import { buildReport } from '../../../domain/src/checkup/build-report';
import { DEFAULT_CONFIG } from '../../../domain/src/checkup/config';
import { contextOf } from '../../../domain/src/checkup/context';
import { sayZh } from '../../../domain/src/checkup/say';
import type { CheckupReport } from '../../../domain/src/checkup/types';
import { toPlainDate } from '../../../domain/src/shared/plain-date';
import { type County, makeCounty } from '../county';
import type { SeededEntry } from './entry';
import { entryIds } from './record-rows';
import { checkupReviewRows, checkupToldRows } from './review-rows';

jest.setTimeout(60_000);
const TODAY = toPlainDate('2026-11-25');
let county: County;
beforeAll(async () => {
  county = await makeCounty({ countyCode: '990101', residents: 1600, seed: 'records', today: TODAY });
});

type SeededCheckup = Extract<SeededEntry, { kind: 'checkup' }>;
const checkups = (): SeededCheckup[] => county.records.filter((one): one is SeededCheckup => one.kind === 'checkup');

/** Reports of a person, the newest first. */
function reportsOf(person: SeededEntry['person']): CheckupReport[] {
  const ids = entryIds(county);
  const entries = county.records
    .filter((one) => one.person === person && one.kind !== 'observation')
    .map((one) => ({ ...one, version: 1, entryId: ids.get(one) ?? '', happenedOn: one.on }));
  const forms = entries.flatMap((one) => (one.kind === 'checkup' ? [{ ...one, ...one.payload }] : []));
  return [...forms]
    .sort((a, b) => (a.on < b.on ? 1 : -1))
    .map(({ entryId }) =>
      buildReport({
        entryId,
        person,
        checkups: forms,
        labs: entries.flatMap((one) => (one.kind === 'lab-report' ? [{ ...one, ...one.payload }] : [])),
        context: contextOf(entries),
        config: DEFAULT_CONFIG,
        today: TODAY,
        hidden: 0,
      }),
    );
}

test('爸爸’s report is the one of the pictures: three years, three things, the rest in order', () => {
  const [newest] = reportsOf(county.family.father);
  expect(
    newest?.notable.map(({ key, value, word, years }) => [
      key,
      value?.text,
      sayZh(word),
      years.map(({ text }) => text),
    ]),
  ).toEqual([
    ['fastingGlucose', '7.6', '要复查', ['5.8', '6.4', '7.6']],
    ['pressure', '152/86', '偏高', ['138/80', '144/84', '152/86']],
    ['ldl', '3.8', '偏高', ['3.1', '3.3', '3.8']],
  ]);
  expect(newest?.counts).toMatchObject({ notable: 3, missing: 0 });
  expect(newest?.counts.fine).toBeGreaterThanOrEqual(28);
  expect(newest?.on).toBe('2026-11-14');
  expect(newest?.tasks.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['referral', 'recheck', 'lifestyle']));
});

test('the county’s elders: HbA1c, film and the laboratory’s ranges since 2025, some without 2024, findings of every sort', () => {
  const all = checkups();
  for (const { on, payload, person } of all) {
    if (person === county.family.father) continue;
    const isWide = on >= '2025-01-01';
    expect([payload.fields['hba1c'] !== undefined, payload.ranges !== undefined]).toEqual([isWide, isWide]);
  }
  const people = [...new Set(all.map(({ person }) => person))];
  const hasYear = (person: SeededEntry['person'], year: string): boolean =>
    all.some((one) => one.person === person && one.on.startsWith(year));
  expect(people.filter((person) => hasYear(person, '2026') && !hasYear(person, '2024')).length).toBeGreaterThan(5);
  expect(people.filter((person) => hasYear(person, '2026') && hasYear(person, '2024')).length).toBeGreaterThan(20);
  const newest = people.flatMap((person) => reportsOf(person).slice(0, 1));
  const shares = newest.map(({ counts }) => counts.notable);
  expect(shares.filter((count) => count === 0).length).toBeGreaterThan(newest.length * 0.05);
  expect(shares.filter((count) => count > 0 && count <= 4).length).toBeGreaterThan(newest.length * 0.4);
  const urgent = newest.filter(({ tasks }) => tasks.some(({ kind }) => kind === 'call-now'));
  expect(urgent.length).toBeLessThan(newest.length * 0.05);
});

test('what is older than twenty days was gone through at the person’s clinic; 爸爸 was told twice', () => {
  const rows = [...checkupReviewRows(county)];
  const ids = entryIds(county);
  const reviewed = new Set(rows.map((row) => row['entry_id']));
  const waiting = checkups().filter((one) => !reviewed.has(ids.get(one) ?? null));
  expect(waiting.length).toBeGreaterThan(0);
  expect(waiting.every(({ on }) => on > '2026-11-05')).toBe(true);
  expect(
    rows.every(
      (row) =>
        row['reviewed_at'] instanceof Date && row['reviewed_at'].getTime() < Date.parse('2026-11-25T23:59:00+08:00'),
    ),
  ).toBe(true);
  expect([...checkupToldRows(county)].map((row) => row['how'])).toEqual(['message', 'phone']);
});
