import { LOINC } from '../terminology/systems';
import type { BloodFact, FactSource, Measure, NumberFact } from './facts';
import { at, codesOf, listOf, numberOf, textOf } from './payload';

/** LOINC codes of the numbers on the first page, with the unit they are kept in (fact sheet §10.2). */
const MEASURES: Readonly<Record<string, readonly [Measure, unit: string]>> = {
  '14771-0': ['glucose', 'mmol/L'],
  '14770-2': ['glucose', 'mmol/L'],
  '1558-6': ['glucose', 'mmol/L'],
  '29463-7': ['weight', 'kg'],
  '8302-2': ['height', 'cm'],
  '8280-0': ['waist', 'cm'],
};
const PRESSURE = ['85354-9', '96607-7'];
const SYSTOLIC = ['8480-6', '96608-5'];
const DIASTOLIC = ['8462-4', '96609-3'];
const ABO = '883-9';
const RH = '10331-7';
const ABO_AND_RH = '882-1';

type Setting = NumberFact['setting'];

/** mg/dL of glucose over mmol/L (fact sheet §1.7). */
const GLUCOSE_MG_PER_MMOL = 18.0182;

interface Told {
  value: number;
  second?: number | undefined;
  setting?: Setting;
  low?: number | undefined;
  high?: number | undefined;
}

const fact = (source: FactSource, measure: Measure, told: Told): NumberFact => ({
  ...source,
  fact: 'number',
  measure,
  value: told.value,
  second: told.second ?? null,
  setting: told.setting ?? 'clinic',
  low: told.low ?? null,
  high: told.high ?? null,
});

/** The plain value of a line in the unit wanted; a bound (`<3`) or another unit is no value to compare. */
function amountIn(measured: unknown, unit: string): number | undefined {
  if (at(measured, 'amount', 'comparator') !== undefined || textOf(at(measured, 'amount', 'unit')) !== unit)
    return undefined;
  return numberOf(at(measured, 'amount', 'value'));
}

const partWith = (parts: readonly unknown[], codes: readonly string[]): number | undefined => {
  const part = parts.find((one) => codesOf(at(one, 'what'), LOINC).some((code) => codes.includes(code)));
  return part === undefined ? undefined : amountIn(part, 'mm[Hg]');
};

function pressureOf(source: FactSource, parts: readonly unknown[], setting: Setting): NumberFact[] {
  const value = partWith(parts, SYSTOLIC);
  const second = partWith(parts, DIASTOLIC);
  return value === undefined || second === undefined
    ? []
    : [fact(source, 'blood-pressure', { value, second, setting })];
}

const ABO_WORDS = /^(AB|A|B|O)(?![A-Z])/;
const POSITIVE = /阳|POS|\+/;
const NEGATIVE = /阴|NEG|-|−/;

const aboOf = (words: string): BloodFact['abo'] => {
  const [, group] = ABO_WORDS.exec(words.toUpperCase()) ?? [];
  return group === 'A' || group === 'B' || group === 'O' || group === 'AB' ? group : null;
};

/** Positive or negative; null for neither and for words that say both. */
const rhOf = (words: string): BloodFact['rh'] => {
  const upper = words.toUpperCase();
  if (POSITIVE.test(upper) === NEGATIVE.test(upper)) return null;
  return POSITIVE.test(upper) ? 'positive' : 'negative';
};

function bloodOf(source: FactSource, code: string, measured: unknown): BloodFact[] {
  const words = textOf(at(measured, 'concept', 'text')) ?? textOf(at(measured, 'words'));
  if (words === undefined) return [];
  const abo = code === RH ? null : aboOf(words);
  const rh = code === ABO ? null : rhOf(words.replace(ABO_WORDS, ''));
  return abo === null && rh === null ? [] : [{ ...source, fact: 'blood', abo, rh }];
}

function factsOfCode(
  source: FactSource,
  code: string,
  told: { measured: unknown; setting: Setting },
): (NumberFact | BloodFact)[] {
  const { measured, setting } = told;
  if (code === ABO || code === RH || code === ABO_AND_RH) return bloodOf(source, code, measured);
  const known = MEASURES[code];
  if (!known) return [];
  const [measure, unit] = known;
  const value = amountIn(measured, unit);
  if (value === undefined) return [];
  return [
    fact(source, measure, { value, setting, low: numberOf(at(measured, 'low')), high: numberOf(at(measured, 'high')) }),
  ];
}

const factsOfLine = (source: FactSource, measured: unknown, setting: Setting): (NumberFact | BloodFact)[] => {
  const [first, ...others] = codesOf(at(measured, 'what'), LOINC).map((code) =>
    factsOfCode(source, code, { measured, setting }),
  );
  return (first?.length ?? 0) > 0 ? (first ?? []) : others.flat().slice(0, 1);
};

const settingOf = (word: unknown): Setting => (word === 'home' || word === 'clinic' ? word : 'unknown');

/** Numbers and blood groups of one measuring; a blood pressure needs both its parts. */
export function factsOfObservation(source: FactSource, payload: unknown): (NumberFact | BloodFact)[] {
  const setting = settingOf(at(payload, 'setting'));
  const main = at(payload, 'main');
  const parts = listOf(at(payload, 'parts'));
  if (codesOf(at(main, 'what'), LOINC).some((code) => PRESSURE.includes(code)))
    return pressureOf(source, parts, setting);
  return [main, ...parts].flatMap((line) => factsOfLine(source, line, setting));
}

/** Numbers and blood groups among the lines of a laboratory report. */
export const factsOfReport = (source: FactSource, payload: unknown): (NumberFact | BloodFact)[] =>
  listOf(at(payload, 'results')).flatMap((line) => factsOfLine(source, line, 'clinic'));

/** The higher arm counts (guideline 2025, fact sheet §3.3). */
function higherArm(fields: unknown): Told | undefined {
  const arms = ['left', 'right'].flatMap((side) => {
    const value = numberOf(at(fields, `${side}Systolic`));
    const second = numberOf(at(fields, `${side}Diastolic`));
    return value === undefined || second === undefined ? [] : [{ value, second }];
  });
  return arms.sort((a, b) => b.value - a.value || b.second - a.second)[0];
}

const single = (value: number | undefined): Told | undefined => (value === undefined ? undefined : { value });

function glucoseOf(fields: unknown): number | undefined {
  const milligrams = numberOf(at(fields, 'fastingGlucoseMgDl'));
  const converted = milligrams === undefined ? undefined : Math.round((milligrams / GLUCOSE_MG_PER_MMOL) * 10) / 10;
  return numberOf(at(fields, 'fastingGlucose')) ?? converted;
}

/** Numbers on a checkup or follow-up form. */
export function numbersOfForm(source: FactSource, fields: unknown): NumberFact[] {
  const value = numberOf(at(fields, 'systolic'));
  const second = numberOf(at(fields, 'diastolic'));
  const told: readonly [Measure, Told | undefined][] = [
    ['blood-pressure', value === undefined || second === undefined ? higherArm(fields) : { value, second }],
    ['glucose', single(glucoseOf(fields))],
    ['weight', single(numberOf(at(fields, 'weightKg')))],
    ['height', single(numberOf(at(fields, 'heightCm')))],
    ['waist', single(numberOf(at(fields, 'waistCm')))],
  ];
  return told.flatMap(([measure, one]) => (one ? [fact(source, measure, one)] : []));
}
