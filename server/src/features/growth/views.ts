import type { GrowthCard, GrowthMeasurement, GrowthOfResident, GrowthValue } from '@kangban/contract/growth';
import { assessGrowth } from '@kangban/domain/growth/assess-growth';
import { exactMonths } from '@kangban/domain/growth/age';
import { GROWTH_SOURCES } from '@kangban/domain/growth/sources';
import { GRADE_ZH, STATUS_ZH } from '@kangban/domain/growth/texts';
import { type GrowthAssessment, type IndicatorResult, INDICATORS } from '@kangban/domain/growth/types';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { GrowthRecord, StoredMeasurement } from './records';

/** A measuring and how it compares. */
export interface Assessed {
  measurement: StoredMeasurement;
  assessment: GrowthAssessment;
}

export const assess = ({ person }: GrowthRecord, measurement: StoredMeasurement): Assessed => ({
  measurement,
  assessment: assessGrowth({ ...person, measurement }),
});

const round = (value: number): number => Math.round(value * 1000) / 1000;

const valueView = ({ indicator, value, z, grade, status, attention, text }: IndicatorResult): GrowthValue => ({
  indicator,
  value: round(value),
  z: z === null ? null : round(z),
  grade: grade && GRADE_ZH[grade],
  status: status && STATUS_ZH[status],
  attention,
  text,
});

/** One measuring as the phone gets it; `accountId` is who asks. */
export function measurementView({ measurement, assessment }: Assessed, accountId: string): GrowthMeasurement {
  const { measurementId, measuredOn, weightKg, lengthCm, position, headCm, source, siteName } = measurement;
  return {
    measurementId,
    measuredOn,
    ageMonths: round(assessment.ageMonths),
    comparedMonths: round(assessment.correctedMonths ?? assessment.ageMonths),
    weightKg: weightKg ?? null,
    lengthCm: lengthCm ?? null,
    position: position ?? null,
    headCm: headCm ?? null,
    source,
    siteName,
    mine: source === 'home' && measurement.accountId === accountId,
    values: assessment.indicators.map(valueView),
  };
}

/** The newest value of each indicator among the measurings of a person, with everything the rules say of it. */
export function growthCards(record: GrowthRecord): GrowthCard[] {
  return INDICATORS.flatMap((indicator) => {
    for (const measurement of [...record.measurements].reverse()) {
      const { assessment } = assess(record, measurement);
      const found = assessment.indicators.find((one) => one.indicator === indicator);
      if (!found) continue;
      const byBirth = assessment.byBirthAge?.find((one) => one.indicator === indicator);
      return [
        {
          ...valueView(found),
          measuredOn: measurement.measuredOn,
          standard: found.standard,
          reasons: [...found.reasons, ...assessment.reasons],
          byBirthAge: byBirth?.text ?? null,
        },
      ];
    }
    return [];
  });
}

/** The words of every source that is spoken of. */
export function sourceWords(cards: readonly GrowthCard[], flags: GrowthOfResident['flags']): Record<string, string> {
  const spoken = new Set([
    ...cards.flatMap(({ reasons }) => reasons.map(({ source }) => source)),
    ...flags.map(({ source }) => source),
  ]);
  return Object.fromEntries(Object.entries(GROWTH_SOURCES).filter(([id]) => spoken.has(id)));
}

/** Exact months, as the phone gets them. */
export const monthsOf = (birthDate: PlainDate, today: PlainDate): number => round(exactMonths(birthDate, today));
