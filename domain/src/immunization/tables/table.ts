/**
 * Reads the text tables of this folder, one case a line, columns by the names of the heading:
 *
 *   born | given | today | with | dose | status | earliest | due | before | why | flags | clause
 *
 * Moments are days (2027-03-10) or ages: `6m`, `4y-1d`, `8m+28d`; years and months are added first, then days. `given` is
 * `DTaP 2m 4m, MMR 8m`; `!` after a moment is the clinic's "counts", `?` its "does not count". `with` holds `girl`, an option, a
 * programme or `key=value`. An empty cell asks nothing, `-` asks for nothing to be there; `absent` as status: no such dose.
 * `why` names rules the reasons must hold, `rule/S1` with a source, `rule?` when nobody has confirmed it; `only` names all of them in
 * order. `says` is a part of what a parent reads, `wait` the bar of a wait (`MMR 8m → 8m+28d`), `by` the product really given, `flags`
 * all flags by rule (`none`) or with their record (`rule MMR@8m`). `clause` is the sentence of the fact sheet it follows.
 */
import { type PlainDate, toPlainDate } from '../../shared/plain-date';
import { forecast } from '../forecast';
import type { Conditions, Flag, Forecast, ForecastDose, ForecastInput, GivenDose, Reason } from '../types';

const COLUMNS = [
  'born',
  'given',
  'today',
  'with',
  'dose',
  'status',
  'earliest',
  'due',
  'before',
  'why',
  'only',
  'says',
  'wait',
  'by',
  'flags',
  'clause',
] as const;
type Column = (typeof COLUMNS)[number];
type Row = Readonly<Record<Column, string>>;

const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

/** A day from a day or an age; the arithmetic is written here once more so that a table does not trust the code it tests. */
export function momentOf(text: string, born: string): PlainDate {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return toPlainDate(text);
  if (!/^([+-]?\d+[ymd])+$/.test(text)) throw new Error(`not a moment: ${text}`);
  let months = 0;
  let days = 0;
  for (const [, count, unit] of text.matchAll(/([+-]?\d+)([ymd])/g)) {
    if (unit === 'd') days += Number(count);
    else months += Number(count) * (unit === 'y' ? 12 : 1);
  }
  const [year = 0, month = 0, day = 0] = born.split('-').map(Number);
  const index = year * 12 + month - 1 + months;
  const reached = { year: Math.floor(index / 12), month: (index % 12) + 1, day };
  reached.day = Math.min(day, lengthOf(reached));
  return toPlainDate(written(step(reached, days)));
}

interface Civil {
  year: number;
  month: number;
  day: number;
}

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

function lengthOf({ year, month }: Civil): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function tomorrow(on: Civil): Civil {
  if (on.day < lengthOf(on)) return { ...on, day: on.day + 1 };
  return on.month === 12 ? { year: on.year + 1, month: 1, day: 1 } : { ...on, month: on.month + 1, day: 1 };
}

function yesterday(on: Civil): Civil {
  if (on.day > 1) return { ...on, day: on.day - 1 };
  const before = on.month === 1 ? { year: on.year - 1, month: 12, day: 31 } : { ...on, month: on.month - 1 };
  return { ...before, day: lengthOf(before) };
}

function step(from: Civil, days: number): Civil {
  let on = from;
  for (let left = Math.abs(days); left > 0; left -= 1) on = days > 0 ? tomorrow(on) : yesterday(on);
  return on;
}

function daysBetween(from: string, until: string): number {
  const [year = 0, month = 0, day = 0] = from.split('-').map(Number);
  let count = 0;
  for (let on: Civil = { year, month, day }; written(on) < until; on = tomorrow(on)) count += 1;
  return count;
}

const written = ({ year, month, day }: Civil): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

function givenOf(text: string, born: string): GivenDose[] {
  return text.split(',').flatMap((part) => {
    const [vaccine = '', ...moments] = words(part);
    return moments.map((moment): GivenDose => {
      const date = momentOf(moment.replace(/[!?]$/, ''), born);
      if (moment.endsWith('!')) return { vaccine, date, review: 'counts' };
      return moment.endsWith('?') ? { vaccine, date, review: 'does-not-count' } : { vaccine, date };
    });
  });
}

type Extras = Partial<ForecastInput> & { conditions: Conditions };

const FLAT: Record<string, (extras: Extras) => Extras> = {
  girl: (extras) => ({ ...extras, sex: 'female' }),
  'JE-L': (extras) => ({ ...extras, options: { ...extras.options, JE: 'JE-L' } }),
  'JE-I': (extras) => ({ ...extras, options: { ...extras.options, JE: 'JE-I' } }),
  'HepA-L': (extras) => ({ ...extras, options: { ...extras.options, HepA: 'HepA-L' } }),
  'HepA-I': (extras) => ({ ...extras, options: { ...extras.options, HepA: 'HepA-I' } }),
  'cn-nip-2021': (extras) => ({ ...extras, programme: 'cn-nip-2021' }),
  'cn-nip-2026': (extras) => ({ ...extras, programme: 'cn-nip-2026' }),
  'mother+': withCondition({ maternalHbsAg: 'positive' }),
  'mother?': withCondition({ maternalHbsAg: 'unknown' }),
  'mother-': withCondition({ maternalHbsAg: 'negative' }),
  'hiv-severe': withCondition({ hiv: 'infected-severe' }),
  hiv: withCondition({ hiv: 'infected' }),
  'hiv-exposed': withCondition({ hiv: 'exposed' }),
  suppressed: withCondition({ immunosuppressed: true }),
  'tb-': withCondition({ tbSkinTest: 'negative' }),
  'tb+': withCondition({ tbSkinTest: 'positive' }),
};

function withCondition(condition: Conditions): (extras: Extras) => Extras {
  return (extras) => ({ ...extras, conditions: { ...extras.conditions, ...condition } });
}

const KEYED: Record<string, (value: string, born: string) => Conditions> = {
  weight: (value) => ({ birthWeightG: Number(value) }),
  weeks: (value) => ({ gestationWeeks: Number(value) }),
  ig: (value, born) => ({ immunoglobulinOn: momentOf(value, born) }),
  allergy: (value) => ({ severeAllergyTo: value.split('+') }),
};

function extrasOf(text: string, born: string): Extras {
  let extras: Extras = { conditions: {} };
  for (const word of words(text)) {
    const [key = '', value] = word.split('=');
    const change = value === undefined ? FLAT[key] : undefined;
    const condition = KEYED[key];
    if (change) extras = change(extras);
    else if (condition && value !== undefined) extras = withCondition(condition(value, born))(extras);
    else throw new Error(`unknown word: ${word}`);
  }
  return extras;
}

function inputOf(row: Row): ForecastInput {
  const born = toPlainDate(row.born);
  return {
    birthDate: born,
    sex: 'male',
    given: givenOf(row.given, born),
    today: momentOf(row.today, born),
    ...extrasOf(row.with, born),
  };
}

const dayOrNone = (text: string, born: string): string | null => (text === '-' ? null : momentOf(text, born));

type Questions = [asked: unknown, told: unknown][];

function daysAsked(row: Row, dose: ForecastDose | undefined): Questions {
  const asked: Questions = [];
  if (row.earliest !== '') asked.push([dayOrNone(row.earliest, row.born), dose?.earliestOn]);
  if (row.due !== '') asked.push([dayOrNone(row.due, row.born), dose?.dueOn]);
  if (row.before !== '') asked.push([dayOrNone(row.before, row.born), dose?.completeBefore]);
  return asked;
}

/** Every way a table may name a reason. */
const namesOf = ({ rule, source, verified }: Reason): string[] => [
  rule,
  ...(verified ? [] : [`${rule}?`]),
  ...source.split(' ').map((one) => `${rule}/${one}`),
];

function waitAsked({ wait: text, born }: Row, reasons: readonly Reason[]): Questions {
  if (text === '') return [];
  const [vaccine, from = '', , until = ''] = words(text);
  const wait = reasons.find((reason) => reason.wait)?.wait;
  const [fromOn, untilOn] = [momentOf(from, born), momentOf(until, born)];
  return [
    [{ fromVaccine: vaccine === '-' ? null : vaccine, fromOn, untilOn, days: daysBetween(fromOn, untilOn) }, wait],
  ];
}

function reasonsAsked(row: Row, reasons: readonly Reason[]): Questions {
  const names = reasons.flatMap(namesOf);
  const asked: Questions = words(row.why).map((rule) => [rule, names.includes(rule) ? rule : names.join(' ')]);
  if (row.only !== '') asked.push([row.only, reasons.map(({ rule }) => rule).join(' ')]);
  return [...asked, ...waitAsked(row, reasons)];
}

function flagsAsked(row: Row, flags: readonly Flag[]): Questions {
  if (row.flags === '') return [];
  const hasRecords = row.flags.includes('@');
  const told = flags.map(({ rule, vaccine, date }) => (hasRecords ? `${rule} ${vaccine}@${date}` : rule)).sort();
  const asked = hasRecords
    ? row.flags.split(',').map((flag) => flag.trim().replace(/@(\S+)/, (_, at: string) => `@${momentOf(at, row.born)}`))
    : words(row.flags);
  return [[asked.sort().join(', '), told.join(', ') || 'none']];
}

/** What the row asks, and what the forecast says to the same questions. */
function questions(row: Row, { doses, flags }: Forecast): Questions {
  const [vaccine, number] = words(row.dose);
  const dose = doses.find((one) => one.vaccine === vaccine && one.dose === Number(number));
  const reasons = dose === undefined ? [] : dose.reasons;
  const asked = [...daysAsked(row, dose), ...reasonsAsked(row, reasons), ...flagsAsked(row, flags)];
  if (row.status !== '') asked.unshift([row.status, dose === undefined ? 'absent' : dose.status]);
  if (row.by !== '') asked.push([row.by, dose?.givenVaccine ?? '-']);
  const texts = [...reasons, ...flags].map(({ text }) => text).join(' | ');
  if (row.says !== '') asked.push([row.says, texts.includes(row.says) ? row.says : texts]);
  return asked;
}

/** Rows of a text table with what each line says. */
export function readTable(table: string): { line: string; row: Row }[] {
  const [heading = '', ...lines] = table.split('\n').filter((line) => line.trim() !== '');
  const names = heading.split('|').map((cell) => cell.trim());
  const unknown = names.find((name) => !COLUMNS.some((column) => column === name));
  if (unknown !== undefined) throw new Error(`unknown column: ${unknown}`);
  return lines.map((line) => {
    const cells = line.split('|').map((cell) => cell.trim());
    if (cells.length !== names.length) throw new Error(`${cells.length} cells, not ${names.length}: ${line}`);
    const cell = (column: Column): string => cells[names.indexOf(column)] ?? '';
    const row: Row = {
      born: cell('born'),
      given: cell('given'),
      today: cell('today'),
      with: cell('with'),
      dose: cell('dose'),
      status: cell('status'),
      earliest: cell('earliest'),
      due: cell('due'),
      before: cell('before'),
      why: cell('why'),
      only: cell('only'),
      says: cell('says'),
      wait: cell('wait'),
      by: cell('by'),
      flags: cell('flags'),
      clause: cell('clause'),
    };
    if (row.clause === '' || row.status + row.flags + row.why + row.only === '')
      throw new Error(`asks or derives nothing: ${line}`);
    return { line: line.trim(), row };
  });
}

/** One test a line, named by it. */
export function checkTable(name: string, table: string): void {
  describe(name, () => {
    test.each(readTable(table))('$line', ({ row }) => {
      const answers = questions(row, forecast(inputOf(row)));
      expect(answers.map(([, told]) => told)).toEqual(answers.map(([asked]) => asked));
    });
  });
}
