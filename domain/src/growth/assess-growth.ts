import { correctedMonths, exactMonths } from './age';
import { assessIndicator, type Subject } from './assess-indicator';
import { expectedPosition, lengthAs } from './position';
import { because, TEXTS } from './texts';
import {
  type GrowthAssessment,
  type GrowthPerson,
  type GrowthReason,
  type Indicator,
  type IndicatorResult,
  INDICATORS,
  type Measurement,
  type Position,
} from './types';

/** kg/m² with one decimal, as the tables have it: what is shown is what is compared. */
export const bmiOf = (weightKg: number, lengthCm: number): number =>
  Math.round((weightKg / (lengthCm / 100) ** 2) * 10 + 1e-9) / 10;

function valuesOf({ weightKg, headCm }: Measurement, lengthCm: number | undefined): Partial<Record<Indicator, number>> {
  const both = weightKg !== undefined && lengthCm !== undefined;
  return {
    ...(weightKg !== undefined && { 'weight-for-age': weightKg }),
    ...(lengthCm !== undefined && { 'length-for-age': lengthCm }),
    ...(both && { 'weight-for-length': weightKg, 'bmi-for-age': bmiOf(weightKg, lengthCm) }),
    ...(headCm !== undefined && { 'head-for-age': headCm }),
  };
}

function assessAll(subject: Subject, values: Partial<Record<Indicator, number>>): IndicatorResult[] {
  return INDICATORS.flatMap((indicator) => {
    const value = values[indicator];
    return value === undefined ? [] : (assessIndicator(subject, indicator, value) ?? []);
  });
}

function reasonsOf(converted: Position | undefined, corrected: boolean): GrowthReason[] {
  return [
    ...(converted ? [because('converted', TEXTS.converted({ to: converted }), 'M')] : []),
    ...(corrected ? [because('corrected', TEXTS.corrected(), 'M')] : []),
  ];
}

/**
 * Compares one measuring with children of the same age and sex: WS/T 423-2022 until the day before the 7th birthday, then WS/T 612-2018
 * (height) and WS/T 586-2018 (BMI); docs/rules/growth.md says how. Weight in kg, length and head in cm. A child born before 37 weeks is
 * compared by its corrected age until two, the age since birth beside it. What has no table says so; nothing is guessed. Refuses nothing:
 * whether the numbers are likely is `checkPlausible`'s question.
 */
export function assessGrowth(input: GrowthPerson & { measurement: Measurement }): GrowthAssessment {
  const { measurement, sex, birthDate } = input;
  const ageMonths = exactMonths(birthDate, measurement.measuredOn);
  const corrected = correctedMonths(input, measurement.measuredOn);
  const position = expectedPosition(ageMonths);
  const length = lengthAs(position, measurement);
  const { lengthCm, converted = false } = length ?? {};
  const values = valuesOf(measurement, lengthCm);
  const subject = { sex, lengthCm, lying: position === 'lying' };
  const byBirth = assessAll({ ...subject, ageMonths, corrected: false }, values);
  const byCorrected =
    corrected === null ? null : assessAll({ ...subject, ageMonths: corrected, corrected: true }, values);
  return {
    measuredOn: measurement.measuredOn,
    ageMonths,
    correctedMonths: corrected,
    lengthCm: lengthCm ?? null,
    converted,
    indicators: byCorrected ?? byBirth,
    byBirthAge: byCorrected === null ? null : byBirth,
    reasons: reasonsOf(converted ? position : undefined, corrected !== null),
  };
}
