import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { CodeableConcept, Observation } from '@medplum/fhirtypes';
import type { MapContext } from './actors';
import { hl7Concept, loinc, quantity } from './codes';
import { metaOf, type Served } from './resource';

export interface GrowthFacts {
  id: string;
  measuredOn: PlainDate;
  weightG: number | null;
  lengthMm: number | null;
  position: 'lying' | 'standing' | null;
  headMm: number | null;
  source: string;
  siteId: string | null;
  siteName: string | null;
  measuredBy: string | null;
  recordedAt: Date;
}

const VITAL = [hl7Concept('observation-category', 'vital-signs')];
const WEIGHT = loinc('29463-7', '体重');
const HEIGHT = loinc('8302-2', '身长（身高）');
const HEAD = loinc('9843-4', '头围');
const METHOD: Readonly<Record<'lying' | 'standing', CodeableConcept>> = {
  lying: { text: '躺着量' },
  standing: { text: '站着量' },
};

/** One measuring as the vital signs it holds, each an Observation of its own. */
export function growthOf(row: GrowthFacts, { patient, actors }: MapContext): (Observation & Served)[] {
  const clinic = actors.organization(row.siteId, row.siteName);
  const nurse = actors.practitioner(row.measuredBy, row.siteName);
  const performer = row.source === 'home' ? [{ display: '家里量的' }] : [clinic, nurse].flatMap((one) => one ?? []);
  const one = (suffix: string, code: CodeableConcept, value: Observation['valueQuantity']): Observation & Served => ({
    resourceType: 'Observation',
    id: `${row.id}-${suffix}`,
    meta: metaOf(row),
    status: 'final',
    category: VITAL,
    code,
    subject: patient,
    effectiveDateTime: row.measuredOn,
    ...(performer.length > 0 && { performer }),
    ...(value && { valueQuantity: value }),
  });
  return [
    ...(row.weightG === null ? [] : [one('weight', WEIGHT, quantity(row.weightG / 1000, 'kg'))]),
    ...(row.lengthMm === null
      ? []
      : [
          {
            ...one('length', HEIGHT, quantity(row.lengthMm / 10, 'cm')),
            ...(row.position !== null && { method: METHOD[row.position] }),
          },
        ]),
    ...(row.headMm === null ? [] : [one('head', HEAD, quantity(row.headMm / 10, 'cm'))]),
  ];
}
