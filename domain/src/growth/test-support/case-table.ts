/**
 * Reads the text tables of the growth tests, one measuring a line:
 *
 *   sex birth [weeks=32] | day | 10.1kg 76.7cm/lying head=46.1 | expected
 *
 * Expected: `indicator=z/grade/status`, each part optional (`-`), z with two decimals; `indicator=none` without a table, `indicator=absent`
 * when it is not answered at all; `?rule` for a reason anywhere, `!rule` for none; `birth:` before an indicator for the age since birth.
 */
import { toPlainDate } from '../../shared/plain-date';
import { assessGrowth } from '../assess-growth';
import type { GrowthAssessment, GrowthPerson, IndicatorResult, Measurement } from '../types';

export const words = (text: string | undefined): string[] => (text ?? '').split(/\s+/).filter((word) => word !== '');

export function readPerson(text: string | undefined): GrowthPerson {
  const [sex, birth = '', weeks] = words(text);
  if (sex !== 'm' && sex !== 'f') throw new Error(`not a person: ${text}`);
  return {
    sex: sex === 'm' ? 'male' : 'female',
    birthDate: toPlainDate(birth),
    ...(weeks !== undefined && { gestationWeeks: Number(weeks.replace('weeks=', '')) }),
  };
}

export function readMeasurement(day: string | undefined, text: string | undefined): Measurement {
  const found: Measurement = { measuredOn: toPlainDate((day ?? '').trim()) };
  for (const word of words(text)) {
    const [, weight] = /^([\d.]+)kg$/.exec(word) ?? [];
    const [, length, position] = /^([\d.]+)cm(?:\/(lying|standing))?$/.exec(word) ?? [];
    const [, head] = /^head=([\d.]+)$/.exec(word) ?? [];
    if (weight !== undefined) found.weightKg = Number(weight);
    else if (length !== undefined) {
      found.lengthCm = Number(length);
      if (position !== undefined) found.position = position as 'lying' | 'standing';
    } else if (head !== undefined) found.headCm = Number(head);
    else throw new Error(`not a measurement: ${word}`);
  }
  return found;
}

const SHORT: Record<string, string> = {
  weight: 'weight-for-age',
  length: 'length-for-age',
  wfl: 'weight-for-length',
  bmi: 'bmi-for-age',
  head: 'head-for-age',
};

function tellOne(result: IndicatorResult | undefined, wanted: string): string {
  if (!result) return 'absent';
  if (wanted === 'none') return result.standard === null ? 'none' : `by ${result.standard}`;
  const [z, grade, status] = wanted.split('/');
  return [
    z === '-' ? '-' : String(result.z?.toFixed(2)).replace('-0.00', '0.00'),
    ...(grade === undefined ? [] : [grade === '-' ? '-' : String(result.grade)]),
    ...(status === undefined ? [] : [String(result.status)]),
  ].join('/');
}

function tell(assessment: GrowthAssessment, expectation: string): string {
  const reasons = [...assessment.reasons, ...assessment.indicators.flatMap((one) => one.reasons)];
  const has = (rule: string): boolean => reasons.some((reason) => reason.rule === rule);
  if (expectation.startsWith('?')) return has(expectation.slice(1)) ? expectation : `no ${expectation}`;
  if (expectation.startsWith('!')) return has(expectation.slice(1)) ? `has ${expectation}` : expectation;
  const [name = '', wanted = ''] = expectation.split('=');
  const short = name.replace('birth:', '');
  const list = name.startsWith('birth:') ? (assessment.byBirthAge ?? []) : assessment.indicators;
  const result = list.find(({ indicator }) => indicator === SHORT[short]);
  return `${name}=${tellOne(result, wanted)}`;
}

/** Runs every line of a table; lines starting with # are headings. */
export function checkTable(title: string, table: string): void {
  const lines = table
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  describe(title, () => {
    test.each(lines)('%s', (line) => {
      const [who, day, measured, expected] = line.split('|');
      const assessment = assessGrowth({ ...readPerson(who), measurement: readMeasurement(day, measured) });
      const wanted = words(expected);
      expect(wanted.map((one) => tell(assessment, one))).toEqual(wanted);
    });
  });
}
