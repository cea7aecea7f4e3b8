// The invented records keep the rules everything else is held to.
import { isDeepStrictEqual } from 'node:util';
import { PAYLOADS } from '../../../contract/src/record/payloads';
import { checkForm } from '../../../domain/src/record/forms/check-form';
import { explainEntry } from '../../../domain/src/record/explain';
import { ENTRY_KINDS } from '../../../domain/src/record/kinds';
import { sensitiveOf } from '../../../domain/src/record/sensitive';
import { toPlainDate } from '../../../domain/src/shared/plain-date';
import { makeCounty, type County } from '../county';
import type { SeededEntry } from './entry';
import { recordRows } from './record-rows';

jest.setTimeout(60_000);
const TODAY = toPlainDate('2026-11-25');
let county: County;
beforeAll(async () => {
  county = await makeCounty({ countyCode: '990101', residents: 1600, seed: 'records', today: TODAY });
});

const of = (name: string) => county.records.filter(({ person }) => person.name === name);

/** What is wrong with a form by its table, or an answer it would lose. */
function formFault({ payload, person }: SeededEntry): string | undefined {
  if (!('form' in payload)) return undefined;
  const checked = checkForm(payload.form, payload.fields, { today: TODAY, birthDate: person.birthDate });
  if ('faults' in checked) return `${payload.form} ${checked.faults.map(({ words }) => words).join()}`;
  return isDeepStrictEqual(checked.fields, payload.fields) ? undefined : `${payload.form} loses an answer`;
}

test('every payload fits its schema, every form its table', () => {
  const misfits = county.records.flatMap(({ kind, payload }) => PAYLOADS[kind][1].safeParse(payload).error ?? []);
  expect(misfits).toEqual([]);
  expect(new Set(county.records.map(formFault))).toEqual(new Set([undefined]));
});

test('nothing took place before the birth or after the loading day', () => {
  expect(county.records.filter(({ on, person }) => on > TODAY || on < person.birthDate)).toEqual([]);
});

test('every entry says something, and nothing of the county is unknown to us but words', () => {
  for (const entry of county.records) {
    const { title, sections } = explainEntry({ ...entry, version: 1 });
    expect(title).not.toBe('');
    expect(title).not.toContain('原单位的写法');
    if (entry.kind !== 'allergy') expect(sections.length).toBeGreaterThan(0);
  }
});

test('爸爸 has what the pictures show', () => {
  const father = of('林国强');
  const count = (kind: string) => father.filter((one) => one.kind === kind).length;
  expect(Object.fromEntries(ENTRY_KINDS.map((kind) => [kind, count(kind)]))).toMatchObject({
    'basic-information': 1,
    checkup: 3,
    'follow-up': 8,
    'lab-report': 1,
    'imaging-report': 2,
    medication: 2,
    allergy: 1,
    'appointment-elsewhere': 1,
  });
  const glucose = father.flatMap(({ kind, payload, on }) =>
    kind === 'checkup'
      ? [[on.slice(0, 4), (payload as { fields: Record<string, unknown> }).fields.fastingGlucose]]
      : [],
  );
  expect(glucose).toEqual([
    ['2024', 5.8],
    ['2025', 6.4],
    ['2026', 7.6],
  ]);
  expect(father.filter(({ kind, payload }) => sensitiveOf(kind, payload) !== null)).toHaveLength(1);
});

test('nothing was measured after the moment of loading', async () => {
  const loadedAt = async (now: Date) => {
    const loaded = await makeCounty({ countyCode: '990101', residents: 100, seed: 'records', today: TODAY, now });
    return loaded.records.filter(({ on, source }) => on === TODAY && source === 'resident').map(({ at }) => at);
  };
  expect(await loadedAt(new Date(`${TODAY}T07:00:00+08:00`))).toEqual([]);
  expect(await loadedAt(new Date(`${TODAY}T09:40:00+08:00`))).toEqual(['07:20', '07:21']);
});

test('晓梅 has her visits of the pregnancy, all of them sensitive', () => {
  const visits = of('林晓梅').filter(({ kind }) => kind === 'maternal-visit');
  expect(visits).toHaveLength(7);
  expect(visits.map(({ kind, payload }) => sensitiveOf(kind, payload))).toEqual(visits.map(() => 'reproduction'));
});

test('a share of the county by age, and rows of one shape', () => {
  const rows = [...recordRows(county)];
  const shapes = new Set(rows.map((row) => Object.keys(row).join(' ')));
  expect(shapes.size).toBe(1);
  expect(new Set(rows.map((row) => row.entry_id)).size).toBe(rows.length);
  const elders = county.people.filter(({ years }) => years >= 65);
  const checked = new Set(county.records.filter(({ kind }) => kind === 'checkup').map(({ person }) => person));
  expect(checked.size / elders.length).toBeGreaterThan(0.6);
  expect(rows.length).toBeGreaterThan(county.people.length);
});
