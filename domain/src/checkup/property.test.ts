/** Whatever stands on the form: one state, one word, one sentence, no brace left open. */
import fc from 'fast-check';
import { CHECKUP } from '../record/forms/checkup-table';
import type { Field } from '../record/forms/types';
import { toPlainDate } from '../shared/plain-date';
import { criticalsOf } from './build-report';
import { ITEMS, itemOfField } from './items-table';
import type { ReportContext, SexOrUnknown } from './report-input';
import { sayZh } from './say';
import { findSentence } from './sentences-table';
import { checkupOn, itemsOf, reportOf } from './test-support/make-report';
import type { CheckupReport, ReportItem, SentenceRef } from './types';

const SEED = 20261122;
const numbers = CHECKUP.sections.flatMap(({ fields }) => fields).filter((field) => field.kind === 'number');
const measured = numbers.filter(({ name }) => name !== 'weightGoalKg');

/** Every reference anywhere in a report. */
function refsIn(value: unknown): SentenceRef[] {
  if (Array.isArray(value)) return value.flatMap(refsIn);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'id' in value && typeof value.id === 'string' ? [value as SentenceRef] : [];
  return [...own, ...Object.values(value).flatMap(refsIn)];
}

/** What is wrong with a sentence: unknown, a brace left open or filled with nothing. */
function faultOf(ref: SentenceRef): string[] {
  const sentence = findSentence(ref.id);
  if (!sentence) return [`${ref.id} unknown`];
  const empty = sentence.braces.filter((brace) => (ref.values?.[brace] ?? '') === '');
  const isOpen = /[{}]|undefined|NaN/.test(sayZh(ref));
  return [...empty.map((brace) => `${ref.id} ${brace} empty`), ...(isOpen ? [`${ref.id} open`] : [])];
}

const expectSayable = (report: CheckupReport): void => expect(refsIn(report).flatMap(faultOf)).toEqual([]);

/** What is wrong with an item: not exactly one word and one sentence, nothing to do though it is off, zones with a gap. */
function faultsOf(item: ReportItem): string[] {
  const isNotable = ['watch', 'attention', 'recheck', 'urgent'].includes(item.level);
  const { zones } = item.range;
  const wrong = [
    sayZh(item.word) === '' && 'no word',
    item.meaning.length !== 1 && 'not one sentence',
    item.level === 'missing' && 'missing',
    isNotable && item.todo.length !== 1 && 'nothing to do',
    (item.dueOn !== null) !== isNotable && 'due',
    zones.slice(1).some((zone, index) => zone.from !== zones[index]?.to) && 'gap',
  ];
  return wrong.flatMap((fault) => (fault === false ? [] : [`${item.key} ${item.level} ${fault}`]));
}

const sexes = fc.constantFrom<SexOrUnknown>('male', 'female', 'unknown');
const births = fc.constantFrom(
  '1930-02-28',
  '1946-11-11',
  '1946-11-12',
  '1955-03-05',
  '1961-11-11',
  '1980-06-01',
  '2012-01-01',
);
const known = fc.constantFrom(null, { since: null });
const contexts: fc.Arbitrary<ReportContext> = fc.record({
  hypertension: known,
  diabetes: known,
  hypertensionManaged: fc.boolean(),
  diabetesManaged: fc.boolean(),
  pressureMedicine: fc.boolean(),
  glucoseMedicine: fc.boolean(),
  lipidMedicine: fc.boolean(),
  personalTarget: fc.constantFrom(null, { systolicBelow: 140, diastolicBelow: 90 }),
  personalGlucose: fc.constantFrom(null, { fastingFrom: 5, fastingBelow: 8, otherBelow: 12 }),
  screenings: fc.constant([]),
});
const people = fc.record({ sex: sexes, birthDate: births.map(toPlainDate) });

const valueOf = (field: Field): fc.Arbitrary<unknown> => {
  switch (field.kind) {
    case 'number':
      return fc
        .double({ min: field.min, max: field.max, noNaN: true })
        .map((value) => (field.whole ? Math.round(value) : Math.round(value * 100) / 100));
    case 'code':
      return fc.constantFrom(...field.options.map(({ code }) => code));
    case 'codes':
      return fc.subarray(
        field.options.map(({ code }) => code),
        { minLength: 1 },
      );
    case 'text':
      return field.strip ? fc.constantFrom('−', '±', '+', '++', '+++', '++++', '0.3 g/L') : fc.constant('有点不一样');
    case 'day':
    case 'month':
    case 'rows':
      return fc.constant(undefined);
  }
};

const anyNumber = fc
  .constantFrom(...measured)
  .chain((field) => valueOf(field).map((value): [string, unknown] => [field.name, value]));

/** Fields that say nothing without the answer they belong to: an age of starting, a total behind a screen. */
const BEHIND: Readonly<Record<string, Record<string, unknown>>> = {
  smoking: { smoking: '3' },
  drinking: { drinking: '3' },
  exercise: { exerciseFrequency: '1' },
  exposure: { occupationalExposure: '2' },
  elderCognition: { elderCognition: '1' },
  elderMood: { elderMood: '1' },
};

test('every number of the form, whatever it is: one item, one state, one word, one sentence', () => {
  expect(measured.length).toBeGreaterThan(45);
  fc.assert(
    fc.property(anyNumber, people, contexts, ([name, value], person, context) => {
      const key = itemOfField(name)?.key ?? '';
      const report = reportOf([checkupOn('2026-11-11', { ...BEHIND[key], [name]: value })], { person, context });
      const items = itemsOf(report);
      const isNothing = value === 0 && ['pressure', 'bmi', 'fastingGlucose'].includes(key);
      expect(`${name} ${items.map((item) => item.key).join()}`).toBe(`${name} ${isNothing ? '' : key}`);
      expect(items.flatMap(faultsOf)).toEqual([]);
      expectSayable(report);
    }),
    { seed: SEED, numRuns: 400 },
  );
});

const forms = fc.record(
  Object.fromEntries(CHECKUP.sections.flatMap(({ fields }) => fields).map((field) => [field.name, valueOf(field)])),
  { requiredKeys: [] },
);

test('60 random forms over three years never leave a sentence open, and nothing stands twice', () => {
  fc.assert(
    fc.property(forms, forms, forms, fc.record({ person: people, context: contexts }), (one, two, three, told) => {
      const years = [checkupOn('2024-10-08', one), checkupOn('2025-10-09', two), checkupOn('2026-11-11', three)];
      const report = reportOf(years, told);
      expectSayable(report);
      expect(itemsOf(report).flatMap(faultsOf)).toEqual([]);
      const keys = itemsOf(report).map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
      const { notable, fine, unjudged } = report.counts;
      expect(notable + fine + unjudged).toBe(keys.length);
      expect(
        report.tasks
          .flatMap(({ items }) => items)
          .every((key) => keys.includes(key) || ITEMS.some((item) => item.key === key)),
      ).toBe(true);
      expect(report.tasks.some(({ kind }) => kind === 'call-now')).toBe(criticalsOf(report).length > 0);
    }),
    { seed: SEED, numRuns: 60 },
  );
});

test('the same form gives the same report', () => {
  fc.assert(
    fc.property(forms, people, (fields, person) => {
      const make = () => reportOf([checkupOn('2026-11-11', fields)], { person });
      expect(make()).toEqual(make());
    }),
    { seed: SEED, numRuns: 10 },
  );
});

test('all items missing but one still reads well', () => {
  const report = reportOf([checkupOn('2026-11-11', { fastingGlucose: 5.2 })]);
  expect(sayZh(report.headline)).toBe('1 项都正常');
  expect(report.oneThing).toBeNull();
  expect(report.counts.missing).toBeGreaterThan(40);
  expect(report.spoken.map(sayZh).join('')).toBe(`1 项都正常有 ${report.counts.missing} 项没查。`);
  expect(report.tasks).toEqual([]);
});

test('nothing at all still reads well', () => {
  const report = reportOf([checkupOn('2026-11-11', {})]);
  expect(sayZh(report.headline)).toBe('这次还没有结果');
  expectSayable(report);
});

test('a checkup that was not given is a bug', () => {
  expect(() => reportOf([])).toThrow(RangeError);
});
