import { addDays, addMonths, monthsBetween, type PlainDate } from '../shared/plain-date';
import { type AcuityContext, acuityRowOf, assessAcuity, gradeAcuity, linesApart, type Repeat } from './assess-acuity';
import { assessRefraction, equivalentOf } from './assess-refraction';
import { EYE_ITEM_TITLES } from './eye-items';
import { because, VISION_TEXTS } from './reason-texts';
import { BOUNDARY_READING, type BoundaryReading, LIMITS_ON, type LimitsOn, RECHECK } from './thresholds';
import {
  type Assessment,
  type Examination,
  type Eye,
  type EyeAssessment,
  type Verdict,
  type VisionReason,
} from './types';

/** What a county may set otherwise. */
export interface VisionOptions {
  boundary?: BoundaryReading;
  limitsOn?: LimitsOn;
}

export interface ToAssess {
  birthDate: PlainDate;
  examination: Examination;
  options?: VisionOptions;
  /** Where each eye is in its repeat, and the day the repeat is counted from; the file of all examinations knows. */
  repeat?: Readonly<Record<Eye, Repeat>>;
  recheckFrom?: PlainDate;
}

const FIRST: Readonly<Record<Eye, Repeat>> = { right: 'first', left: 'first' };

function assessItems({ items }: Examination): VisionReason[] {
  const backing = { source: ['S18'], verified: true } as const;
  const abnormal = items.filter(({ result }) => result === 'abnormal');
  const done = items.filter(({ result }) => result !== 'not-done');
  if (done.length > 0 && abnormal.length === 0) {
    const text = VISION_TEXTS['items-normal']({ count: done.length });
    return [because('items-normal', { text, weight: 'normal' }, backing)];
  }
  // What counts as abnormal in each item is from memory; that an abnormal item is referred is the programme's (fact sheet §4.1, M).
  const unsure = { source: ['S18', 'M'], verified: false } as const;
  return abnormal.map(({ item }) => {
    const rule = item === 'risk-factors' ? 'item-risk-factors' : 'item-abnormal';
    const text =
      rule === 'item-risk-factors' ? VISION_TEXTS[rule]() : VISION_TEXTS[rule]({ item: EYE_ITEM_TITLES[item] });
    return because(rule, { text, weight: 'refer' }, unsure);
  });
}

/** The ladder: one reason to refer refers; else one to measure again; else something normal; else nothing was measured. */
function verdictOf(reasons: readonly VisionReason[]): Verdict {
  const weights = reasons.map(({ weight }) => weight);
  if (weights.includes('refer')) return 'refer';
  if (weights.includes('re-check')) return 're-check';
  return weights.includes('normal') ? 'normal' : 'not-measured';
}

/** Reasons in the order of the ladder: what to act on first. */
const ORDER = { refer: 0, 're-check': 1, normal: 2, note: 3 } as const;

const withVerdict = (found: readonly VisionReason[]): { verdict: Verdict; reasons: VisionReason[] } => {
  const verdict = verdictOf(found);
  const nothing = because(
    'nothing-measured',
    { text: VISION_TEXTS['nothing-measured'](), weight: 'note' },
    { source: ['S18'], verified: true },
  );
  const reasons = verdict === 'not-measured' ? [...found, nothing] : [...found];
  return { verdict, reasons: reasons.sort((a, b) => ORDER[a.weight] - ORDER[b.weight]) };
};

/** The days between which a boundary value is measured again: 2 weeks to 1 month after `from` (M). */
export const recheckWindow = (from: PlainDate): { from: PlainDate; until: PlainDate } => ({
  from: addDays(from, RECHECK.fromDays),
  until: addMonths(from, RECHECK.untilMonths),
});

/**
 * What one examination says: refer, measure again, normal or not measured, each with its reasons, worst first.
 * @param told - acuity in tenths, refraction in hundredths of a dioptre, day of birth and of the examination
 * @throws RangeError when the examination lies before the birth
 */
export function assessExamination(told: ToAssess): Assessment {
  const { birthDate, examination: one, options = {}, repeat = FIRST } = told;
  const months = monthsBetween(birthDate, one.examinedOn);
  if (months < 0) throw new RangeError('examined before birth');
  const context: AcuityContext = {
    months,
    setting: one.setting,
    boundary: options.boundary ?? BOUNDARY_READING,
    repeat,
  };
  const found = [
    ...assessAcuity(one, context),
    ...assessRefraction(one, { months, limitsOn: options.limitsOn ?? LIMITS_ON }),
    ...assessItems(one),
  ];
  const { verdict, reasons } = withVerdict(found);
  const row = acuityRowOf(months, one.setting);
  const eyeOf = (eye: Eye): EyeAssessment => ({
    grade: gradeAcuity(one[eye].naked, row, context.boundary),
    sphericalEquivalent: equivalentOf(one[eye]),
  });
  return {
    verdict,
    right: eyeOf('right'),
    left: eyeOf('left'),
    linesApart: linesApart(one.right.naked, one.left.naked),
    expectedFrom: row.expectedFrom,
    recheck: verdict === 're-check' ? recheckWindow(told.recheckFrom ?? one.examinedOn) : null,
    reasons,
  };
}
