import { type AcuityTenths, decimalText, isLine } from './acuity';
import { because, VISION_TEXTS } from './reason-texts';
import {
  ACUITY_FROM_MONTH,
  ACUITY_ROWS,
  type AcuityRow,
  type BoundaryReading,
  LINES_APART,
  RECHECK,
  SCHOOL_ACUITY,
  SCHOOL_ANYWHERE_FROM_MONTH,
  SCHOOL_DEGREES,
} from './thresholds';
import { type AcuityGrade, type Examination, type Eye, EYES, type VisionReason, type VisionSetting } from './types';

/** How far an eye on the line is in its repeat: first time, again too early, again after two weeks. */
export type Repeat = 'first' | 'early' | 'again';

export interface AcuityContext {
  months: number;
  setting: VisionSetting;
  boundary: BoundaryReading;
  repeat: Readonly<Record<Eye, Repeat>>;
}

/**
 * The row of acuity thresholds for an age.
 * @param months - completed months of age on the day of the examination
 * @param setting - a school measures six-year-olds as schoolchildren
 */
export function acuityRowOf(months: number, setting: VisionSetting): AcuityRow {
  const atSchool = months >= SCHOOL_ANYWHERE_FROM_MONTH || (setting === 'school' && months >= SCHOOL_ACUITY.fromMonth);
  const row = atSchool ? SCHOOL_ACUITY : ACUITY_ROWS.filter(({ fromMonth }) => fromMonth <= months).at(-1);
  if (row === undefined) throw new RangeError(`no age: ${months}`);
  return row;
}

/** How a naked acuity reads by a row: exactly on a line that is both "reached" and "low" reads as the switch says. */
export function gradeAcuity(naked: AcuityTenths | null, row: AcuityRow, boundary: BoundaryReading): AcuityGrade {
  if (naked === null) return 'not-measured';
  if (naked === row.lowUpTo && naked === row.expectedFrom) {
    return ({ normal: 'normal', 're-check': 'boundary', low: 'low' } as const)[boundary];
  }
  if (naked <= row.lowUpTo) return 'low';
  return row.expectedFrom === null ? 'not-judged' : 'normal';
}

const degreeOf = (naked: AcuityTenths): 'mild' | 'moderate' | 'severe' => {
  if (naked <= SCHOOL_DEGREES.severeUpTo) return 'severe';
  return naked <= SCHOOL_DEGREES.moderateUpTo ? 'moderate' : 'mild';
};

function lowReason(eye: Eye, naked: AcuityTenths, row: AcuityRow): VisionReason {
  const decimal = decimalText(naked);
  if (row === SCHOOL_ACUITY) {
    const told = { eye, decimal, expected: decimalText(SCHOOL_ACUITY.expectedFrom ?? 50), degree: degreeOf(naked) };
    return because('acuity-low-school', { text: VISION_TEXTS['acuity-low-school'](told), weight: 'refer', eye }, row);
  }
  const expected = row.expectedFrom === null ? null : decimalText(row.expectedFrom);
  return because(
    'acuity-low',
    { text: VISION_TEXTS['acuity-low']({ eye, decimal, expected }), weight: 'refer', eye },
    row,
  );
}

const BOUNDARY_RULES = {
  first: { rule: 'acuity-boundary', weight: 're-check' },
  early: { rule: 'acuity-boundary-early', weight: 're-check' },
  again: { rule: 'acuity-still-boundary', weight: 'refer' },
} as const;

function measuredReason(eye: Eye, naked: AcuityTenths, told: AcuityContext & { row: AcuityRow }): VisionReason {
  const decimal = decimalText(naked);
  const grade = gradeAcuity(naked, told.row, told.boundary);
  if (grade === 'low') return lowReason(eye, naked, told.row);
  if (grade === 'boundary') {
    const { rule, weight } = BOUNDARY_RULES[told.repeat[eye]];
    return because(rule, { text: VISION_TEXTS[rule]({ eye, decimal }), weight, eye }, RECHECK);
  }
  const rule = grade === 'not-judged' ? 'acuity-not-judged' : 'acuity-reached';
  const weight = grade === 'not-judged' ? 'note' : 'normal';
  return because(rule, { text: VISION_TEXTS[rule]({ eye, decimal }), weight, eye }, told.row);
}

/** One eye was not measured: with glasses only, or left out while the other was measured at an age that reads a chart. */
function missingReason(eye: Eye, one: Examination, { months }: AcuityContext): VisionReason | undefined {
  const { naked, corrected } = one[eye];
  if (naked !== null) return undefined;
  if (corrected !== null) {
    const text = VISION_TEXTS['acuity-corrected-only']({ eye });
    return because('acuity-corrected-only', { text, weight: 'note', eye }, RECHECK);
  }
  const other = one[eye === 'right' ? 'left' : 'right'];
  if (other.naked === null || months < ACUITY_FROM_MONTH) return undefined;
  return because('acuity-one-eye', { text: VISION_TEXTS['acuity-one-eye']({ eye }), weight: 're-check', eye }, RECHECK);
}

/** Lines of the chart between two naked acuities; null unless both are lines of the chart. */
export function linesApart(right: AcuityTenths | null, left: AcuityTenths | null): number | null {
  return right !== null && left !== null && isLine(right) && isLine(left) ? Math.abs(right - left) : null;
}

function apartReason({ right, left }: Examination): VisionReason | undefined {
  if (right.naked === null || left.naked === null) return undefined;
  if (Math.abs(right.naked - left.naked) < LINES_APART.refer) return undefined;
  const text = VISION_TEXTS['lines-apart']({ lines: linesApart(right.naked, left.naked) });
  return because('lines-apart', { text, weight: 'refer' }, LINES_APART);
}

/**
 * What the naked acuity of both eyes says by age, and two lines or more between them. Only naked acuity is judged.
 * @param one - acuity in tenths of the five-point record
 * @param context - completed months of age, where it was measured, the reading of the boundary, and where each eye is in its repeat
 */
export function assessAcuity(one: Examination, context: AcuityContext): VisionReason[] {
  const row = acuityRowOf(context.months, one.setting);
  const byEye = EYES.map((eye) => {
    const { naked } = one[eye];
    return naked === null ? missingReason(eye, one, context) : measuredReason(eye, naked, { ...context, row });
  });
  return [...byEye, apartReason(one)].filter((reason) => reason !== undefined);
}
