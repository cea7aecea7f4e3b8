/**
 * Reads the text tables of the immunization tests, one case a line:
 *
 *   birth sex | recorded doses | today | what else is known | expected
 *   2025-05-19 f | HepB@2025-05-19,2025-06-19 DTaP@… | 2026-11-23 | HepA-I mother=positive | HepB#3=overdue DTaP#4=due@2026-11-19
 *
 * Expected: `vaccine#dose=status`, then optionally `@earliest`, `>due` and `<complete before`; `absent` as status when there is
 * no such row; `!rule` for a flag, `!none` for no flag at all; `?rule` for a reason anywhere. `-` stands for nothing.
 */
import { toPlainDate } from '../../shared/plain-date';
import { forecast } from '../forecast';
import type { Conditions, Forecast, ForecastDose, ForecastInput, GivenDose, HivStatus, VaccineOptions } from '../types';

export interface Case {
  line: string;
  input: ForecastInput;
  expected: readonly string[];
}

const words = (text: string | undefined): string[] =>
  (text ?? '').split(/\s+/).filter((word) => word !== '' && word !== '-');

/** `HepB@2025-05-19,2025-06-19` as records. */
export const readGiven = (text: string | undefined): GivenDose[] =>
  words(text).flatMap((word) => {
    const [vaccine = '', dates = ''] = word.split('@');
    return dates.split(',').map((one) => {
      const [date = '', review] = one.split('/');
      const given: GivenDose = { vaccine, date: date as GivenDose['date'] };
      return review === undefined ? given : { ...given, review: review === 'ok' ? 'counts' : 'does-not-count' };
    });
  });

const CONDITIONS: Record<string, (value: string) => Conditions> = {
  mother: (value) => ({ maternalHbsAg: value as NonNullable<Conditions['maternalHbsAg']> }),
  weight: (value) => ({ birthWeightG: Number(value) }),
  weeks: (value) => ({ gestationWeeks: Number(value) }),
  hiv: (value) => ({ hiv: value as HivStatus }),
  immune: () => ({ immunosuppressed: true }),
  ig: (value) => ({ immunoglobulinOn: toPlainDate(value) }),
  skintest: (value) => ({ tbSkinTest: value as 'negative' | 'positive' }),
  allergy: (value) => ({ severeAllergyTo: [value] }),
  chronic: () => ({ chronicDisease: true }),
  bite: (value) => ({ rabiesExposureOn: toPlainDate(value) }),
};

function readExtras(text: string | undefined): Pick<ForecastInput, 'options' | 'conditions' | 'programme'> {
  const options: VaccineOptions = {};
  let conditions: Conditions = {};
  let programme: string | undefined;
  for (const word of words(text)) {
    const [key = '', value = ''] = word.split('=');
    if (key.startsWith('cn-nip')) programme = key;
    else if (key === 'JE-L' || key === 'JE-I') options.JE = key;
    else if (key === 'HepA-L' || key === 'HepA-I') options.HepA = key;
    else {
      const read = CONDITIONS[key];
      if (read === undefined) throw new Error(`unknown word in a case: ${word}`);
      conditions = { ...conditions, ...read(value) };
    }
  }
  return { options, conditions, programme };
}

/** Cases of a text table; lines starting with # are headings. */
export function readCases(table: string): Case[] {
  return table
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [who, given, today, extras, expected] = line.split('|').map((cell) => cell.trim());
      const [birth = '', sex] = words(who);
      if (expected === undefined || (sex !== 'f' && sex !== 'm')) throw new Error(`not a case: ${line}`);
      const input: ForecastInput = {
        birthDate: toPlainDate(birth),
        sex: sex === 'f' ? 'female' : 'male',
        given: readGiven(given),
        today: toPlainDate(today ?? ''),
        ...readExtras(extras),
      };
      return { line, input, expected: words(expected) };
    });
}

const DOSE = /^([^#]+)#(\d+)=([a-z-]+)(?:@([\d-]+|never))?(?:>([\d-]+|never))?(?:<([\d-]+|never))?$/;

/** What the forecast says in the words of an expectation, with as much detail as the expectation asks. */
function tellDose(doses: readonly ForecastDose[], expectation: string): string {
  const match = DOSE.exec(expectation);
  if (!match) throw new Error(`not an expectation: ${expectation}`);
  const [, vaccine, number, , earliest, due, before] = match;
  const dose = doses.find((one) => one.vaccine === vaccine && one.dose === Number(number));
  if (dose === undefined) return `${vaccine}#${number}=absent`;
  return [
    `${vaccine}#${number}=${dose.status}`,
    earliest === undefined ? '' : `@${dose.earliestOn ?? 'never'}`,
    due === undefined ? '' : `>${dose.dueOn ?? 'never'}`,
    before === undefined ? '' : `<${dose.completeBefore ?? 'never'}`,
  ].join('');
}

function tellFlags(result: Forecast, expectation: string): string {
  if (expectation === '!none')
    return result.flags.length === 0 ? '!none' : `!${result.flags.map((flag) => flag.rule).join(',')}`;
  const rule = expectation.slice(1);
  return result.flags.some((flag) => flag.rule === rule)
    ? expectation
    : `!${result.flags.map((flag) => flag.rule).join(',')}`;
}

function tellReason(doses: readonly ForecastDose[], expectation: string): string {
  const rule = expectation.slice(1);
  return doses.some((dose) => dose.reasons.some((reason) => reason.rule === rule)) ? expectation : `no ${rule}`;
}

/** The answer of the forecast in the words of the case, to be compared with `expected`. */
export function answer(one: Case, doses?: readonly ForecastDose[]): string[] {
  const result = forecast(one.input);
  const rows = doses ?? result.doses;
  return one.expected.map((expectation) => {
    if (expectation.startsWith('!')) return tellFlags(result, expectation);
    return expectation.startsWith('?') ? tellReason(rows, expectation) : tellDose(rows, expectation);
  });
}
