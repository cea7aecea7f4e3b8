import { dioptreText, inMinusCylinder, type Lens, roundedHundredths, sphericalEquivalent } from './dioptre';
import { because, VISION_TEXTS } from './reason-texts';
import {
  EYES_APART,
  type LimitsOn,
  PRE_MYOPIA,
  REFRACTION_ROWS,
  type RefractionRow,
  RESERVE_BACKING,
  RESERVE_ROWS,
  type ReserveRow,
  SCREENING_MYOPIA,
} from './thresholds';
import { type Examination, type Eye, type EyeReading, EYES, type VisionReason } from './types';

const THOUSANDTHS = 10;

interface RefractionContext {
  months: number;
  limitsOn: LimitsOn;
}

/** The lens of an eye; a sphere written without a cylinder has none. Undefined when no sphere was measured. */
const lensOf = ({ sphere, cylinder }: EyeReading): Lens | undefined =>
  sphere === null ? undefined : { sphere, cylinder: cylinder ?? 0 };

/** Spherical equivalent of a reading in thousandths of a dioptre; null when no sphere was measured [S19]. */
export function equivalentOf(reading: EyeReading): number | null {
  const lens = lensOf(reading);
  return lens === undefined ? null : sphericalEquivalent(lens.sphere, lens.cylinder);
}

/** The row of refraction limits for an age in completed months: the age reached; undefined before 24 months. */
export const refractionRowOf = (months: number): RefractionRow | undefined =>
  REFRACTION_ROWS.filter(({ fromMonth }) => fromMonth <= months).at(-1);

const refer = (
  rule: 'astigmatism' | 'hyperopia' | 'myopia',
  eye: Eye,
  told: { value: number; limit: number; row: RefractionRow },
) => {
  const text = VISION_TEXTS[rule]({ eye, value: dioptreText(told.value), limit: dioptreText(told.limit) });
  return because(rule, { text, weight: 'refer', eye }, told.row);
};

function beyondLimits(
  eye: Eye,
  lens: Lens,
  { row, limitsOn }: { row: RefractionRow; limitsOn: LimitsOn },
): VisionReason[] {
  const { astigmatismOver, hyperopiaOver, myopiaUnder } = row;
  const equivalent = sphericalEquivalent(lens.sphere, lens.cylinder);
  const measured = limitsOn === 'sphere' ? lens.sphere * THOUSANDTHS : equivalent;
  const value = roundedHundredths(measured);
  const reasons: VisionReason[] = [];
  if (Math.abs(lens.cylinder) > astigmatismOver)
    reasons.push(refer('astigmatism', eye, { value: lens.cylinder, limit: astigmatismOver, row }));
  if (measured > hyperopiaOver * THOUSANDTHS)
    reasons.push(refer('hyperopia', eye, { value, limit: hyperopiaOver, row }));
  if (measured < myopiaUnder * THOUSANDTHS) reasons.push(refer('myopia', eye, { value, limit: myopiaUnder, row }));
  return reasons;
}

/** Both eyes in one notation: as written, or both with a minus cylinder when their signs differ. */
function comparable(right: Lens, left: Lens): readonly [Lens, Lens] {
  const mixed = right.cylinder * left.cylinder < 0;
  return mixed ? [inMinusCylinder(right), inMinusCylinder(left)] : [right, left];
}

function eyesApart(one: Examination): VisionReason[] {
  const [right, left] = [lensOf(one.right), lensOf(one.left)];
  if (!right || !left) return [];
  const [a, b] = comparable(right, left);
  const sphere = Math.abs(a.sphere - b.sphere);
  const cylinder = Math.abs(a.cylinder - b.cylinder);
  const value = (hundredths: number): string => dioptreText(hundredths).replace('+', '');
  const reasons: VisionReason[] = [];
  if (sphere > EYES_APART.sphereOver) {
    const text = VISION_TEXTS['sphere-apart']({ value: value(sphere) });
    reasons.push(because('sphere-apart', { text, weight: 'refer' }, EYES_APART));
  }
  if (cylinder > EYES_APART.cylinderOver) {
    const text = VISION_TEXTS['cylinder-apart']({ value: value(cylinder) });
    reasons.push(because('cylinder-apart', { text, weight: 'refer' }, EYES_APART));
  }
  return reasons;
}

/**
 * Whether an eye at school age screens as short-sighted (M): naked acuity below 5.0 and SE without widened pupils below −0.50 D.
 * @param told - tenths, thousandths of a dioptre, completed months
 */
export function screensMyopic(told: {
  months: number;
  naked: number | null;
  equivalent: number | null;
  cycloplegic: boolean;
  inclusive?: boolean;
}): boolean {
  const { months, naked, equivalent, cycloplegic, inclusive = SCREENING_MYOPIA.inclusive } = told;
  if (naked === null || equivalent === null || cycloplegic || months < SCREENING_MYOPIA.fromMonth) return false;
  const under = equivalent < SCREENING_MYOPIA.equivalentUnder;
  const onLine = inclusive && equivalent === SCREENING_MYOPIA.equivalentUnder;
  return naked < SCREENING_MYOPIA.acuityUnder && (under || onLine);
}

/** Whether a spherical equivalent (thousandths) lies in −0.50 D < SE ≤ +0.75 D [S19]. */
export const isPreMyopic = (equivalent: number): boolean =>
  equivalent > PRE_MYOPIA.over && equivalent <= PRE_MYOPIA.upTo;

function schoolAge(eye: Eye, one: Examination, months: number): VisionReason | undefined {
  const equivalent = equivalentOf(one[eye]);
  if (screensMyopic({ months, naked: one[eye].naked, equivalent, cycloplegic: one.cycloplegic })) {
    const text = VISION_TEXTS['screening-myopia']({ eye });
    return because('screening-myopia', { text, weight: 'refer', eye }, SCREENING_MYOPIA);
  }
  if (equivalent === null || months < PRE_MYOPIA.fromMonth || !isPreMyopic(equivalent)) return undefined;
  return because('pre-myopia', { text: VISION_TEXTS['pre-myopia']({ eye }), weight: 'note', eye }, PRE_MYOPIA);
}

function quietReasons(one: Examination, row: RefractionRow | undefined, beyond: number): VisionReason[] {
  const reasons: VisionReason[] = [];
  if (!row) {
    const text = VISION_TEXTS['refraction-no-limit']();
    reasons.push(because('refraction-no-limit', { text, weight: 'note' }, { source: ['S19'], verified: true }));
  } else if (beyond === 0) {
    reasons.push(because('refraction-within', { text: VISION_TEXTS['refraction-within'](), weight: 'normal' }, row));
  }
  if (!one.cycloplegic)
    reasons.push(
      because('not-cycloplegic', { text: VISION_TEXTS['not-cycloplegic'](), weight: 'note' }, RESERVE_BACKING),
    );
  return reasons;
}

/**
 * What the refraction of both eyes says by age: limits (strict), differences between the eyes (strict, at any age), screening myopia and
 * little reserve at school age. Axial length is never judged.
 * @param one - sphere and cylinder in hundredths of a dioptre
 */
export function assessRefraction(one: Examination, { months, limitsOn }: RefractionContext): VisionReason[] {
  const lenses = EYES.flatMap((eye) => {
    const lens = lensOf(one[eye]);
    return lens ? [{ eye, lens }] : [];
  });
  if (lenses.length === 0) return [];
  const row = refractionRowOf(months);
  const beyond = [
    ...(row ? lenses.flatMap(({ eye, lens }) => beyondLimits(eye, lens, { row, limitsOn })) : []),
    ...eyesApart(one),
  ];
  const school = EYES.map((eye) => schoolAge(eye, one, months)).filter((reason) => reason !== undefined);
  return [...beyond, ...school, ...quietReasons(one, row, beyond.length)];
}

/** The hyperopia reserve usual at an age in completed months; undefined from eight years. A reference (S20, M), never a verdict. */
export const reserveOf = (months: number): ReserveRow | undefined =>
  RESERVE_ROWS.find(({ fromMonth, beforeMonth }) => months >= fromMonth && months < beforeMonth);

/**
 * How a spherical equivalent compares with the usual reserve: only with widened pupils, and only where the reference is a range.
 * @param equivalent - thousandths of a dioptre
 */
export function compareReserve(told: {
  months: number;
  equivalent: number | null;
  cycloplegic: boolean;
}): 'enough' | 'little' | null {
  const row = reserveOf(told.months);
  if (told.equivalent === null || !told.cycloplegic || !row || row.from === row.to) return null;
  return told.equivalent >= row.from * THOUSANDTHS ? 'enough' : 'little';
}
