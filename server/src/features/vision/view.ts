import type { EyeView, VisionExamination, VisionOfResident } from '@kangban/contract/vision';
import { EYE_ITEM_NAMES } from '@kangban/domain/child-visit/visit-texts';
import { monthsBetween, type PlainDate } from '@kangban/domain/shared/plain-date';
import { decimalText, fivePointText } from '@kangban/domain/vision/acuity';
import { compareReserve, reserveOf } from '@kangban/domain/vision/assess-refraction';
import { dioptreText, roundedHundredths } from '@kangban/domain/vision/dioptre';
import { ACUITY_ROWS, SCHOOL_ACUITY, SCHOOL_ANYWHERE_FROM_MONTH } from '@kangban/domain/vision/thresholds';
import type { Assessment, Eye, EyeReading } from '@kangban/domain/vision/types';
import type { ExaminationRow } from './store';

export interface Assessed {
  examination: ExaminationRow;
  assessment: Assessment;
}

const words = <T>(value: number | null, say: (value: number) => T): T | null => (value === null ? null : say(value));

/** Hundredths of a millimetre as `22.50`. */
const millimetres = (hundredths: number): string =>
  `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;

/** Only the values of the contract: a row from JSON may carry more. */
const readingOf = ({ naked, corrected, sphere, cylinder, axis, axialLength }: EyeReading): EyeReading => ({
  naked,
  corrected,
  sphere,
  cylinder,
  axis,
  axialLength,
});

function eyeView({ examination, assessment }: Assessed, eye: Eye, months: number): EyeView {
  const reading = examination[eye];
  const { grade, sphericalEquivalent: equivalent } = assessment[eye];
  return {
    ...readingOf(reading),
    grade,
    nakedDecimal: words(reading.naked, decimalText),
    nakedFivePoint: words(reading.naked, fivePointText),
    correctedDecimal: words(reading.corrected, decimalText),
    correctedFivePoint: words(reading.corrected, fivePointText),
    sphereText: words(reading.sphere, dioptreText),
    cylinderText: words(reading.cylinder, dioptreText),
    equivalentText: words(equivalent, (value) => dioptreText(roundedHundredths(value))),
    equivalent,
    axialLengthText: words(reading.axialLength, millimetres),
    reserve: compareReserve({ months, equivalent, cycloplegic: examination.cycloplegic }),
  };
}

/** An examination with what the rules say of it. */
export function examinationView(assessed: Assessed, birthDate: PlainDate): VisionExamination {
  const { examination, assessment } = assessed;
  const { examinationId, examinedOn, setting, institution, examinedBy, cycloplegic, items } = examination;
  const ageMonths = monthsBetween(birthDate, examinedOn);
  const { verdict, linesApart, recheck, reasons } = assessment;
  return {
    examinationId,
    examinedOn,
    ageMonths,
    setting,
    institution,
    examinedBy,
    cycloplegic,
    right: eyeView(assessed, 'right', ageMonths),
    left: eyeView(assessed, 'left', ageMonths),
    items: items.map(({ item, result }) => ({ item, result, name: EYE_ITEM_NAMES[item] })),
    verdict,
    linesApart,
    recheck,
    reasons,
  };
}

/** The expected acuity by age as the chart steps it; the row of six is the school's from seven on. */
export const expectedSteps = (): VisionOfResident['expected'] => [
  ...ACUITY_ROWS.flatMap(({ fromMonth, expectedFrom }) =>
    expectedFrom === null ? [] : [{ fromMonth, tenths: expectedFrom }],
  ),
  ...(SCHOOL_ACUITY.expectedFrom === null
    ? []
    : [{ fromMonth: SCHOOL_ANYWHERE_FROM_MONTH, tenths: SCHOOL_ACUITY.expectedFrom }]),
];

/** The reserve usual at an age in words; null where no reference is named. */
export function reserveView(birthDate: PlainDate, today: PlainDate): VisionOfResident['reserve'] {
  const row = reserveOf(monthsBetween(birthDate, today));
  return row ? { fromText: dioptreText(row.from), toText: dioptreText(row.to) } : null;
}
