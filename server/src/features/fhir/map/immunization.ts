import { findVaccine } from '@kangban/domain/immunization/vaccine-table';
import { vaccineNameZh } from '@kangban/domain/immunization/catalogue';
import type { ForecastDose } from '@kangban/domain/immunization/types';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type {
  CodeableConcept,
  Immunization,
  ImmunizationRecommendation,
  ImmunizationRecommendationRecommendation,
} from '@medplum/fhirtypes';
import type { MapContext } from './actors';
import { hl7Concept, loinc, SYSTEM } from './codes';
import { metaOf, type Served } from './resource';

export interface DoseRow {
  id: string;
  vaccine: string;
  givenOn: PlainDate;
  doseLabel: string | null;
  lot: string | null;
  manufacturer: string | null;
  siteId: string | null;
  siteName: string | null;
  source: string;
  recordedAt: Date;
}

/** A vaccine nobody here knows stays in the words of its source, without a code. */
function vaccineConcept(vaccine: string): CodeableConcept {
  const known = findVaccine(vaccine);
  if (!known) return { text: vaccine };
  return { coding: [{ system: SYSTEM.vaccine, code: known.code, display: known.fullNameZh }], text: known.nameZh };
}

/** One injection of the record that stands. Where the record was made from a paper or another system it is not the first source. */
export function immunizationOf(row: DoseRow, { patient, actors }: MapContext): Immunization & Served {
  const clinic = actors.organization(row.siteId, row.siteName);
  return {
    resourceType: 'Immunization',
    id: row.id,
    meta: metaOf(row),
    status: 'completed',
    vaccineCode: vaccineConcept(row.vaccine),
    patient,
    occurrenceDateTime: row.givenOn,
    recorded: row.recordedAt.toISOString(),
    primarySource: row.source === 'desk' || row.source === 'registry',
    ...(row.lot && { lotNumber: row.lot }),
    ...(row.manufacturer && { manufacturer: { display: row.manufacturer } }),
    ...(clinic && { performer: [{ function: hl7Concept('v2-0443', 'AP'), actor: clinic }] }),
    ...(row.doseLabel && { protocolApplied: [{ doseNumberString: row.doseLabel }] }),
  };
}

// Date criteria of the fact sheet §10.1, all four verified there.
const EARLIEST = loinc('30981-5', '最早可以打');
const DUE = loinc('30980-7', '该打的日子');
const OVERDUE = loinc('59778-1', '过了这天算晚');

const STATUS: Readonly<Partial<Record<ForecastDose['status'], string>>> = {
  due: 'due',
  overdue: 'overdue',
  'not-yet': 'notcomplete',
};

function recommendationOf(dose: ForecastDose): ImmunizationRecommendationRecommendation[] {
  const status = STATUS[dose.status];
  if (status === undefined) return [];
  const dates = [
    ...(dose.earliestOn === null ? [] : [{ code: EARLIEST, value: dose.earliestOn }]),
    ...(dose.dueOn === null ? [] : [{ code: DUE, value: dose.dueOn }]),
    ...(dose.completeBefore === null ? [] : [{ code: OVERDUE, value: dose.completeBefore }]),
  ];
  return [
    {
      vaccineCode: [vaccineConcept(dose.vaccine)],
      forecastStatus:
        status === 'notcomplete'
          ? { coding: [{ system: 'urn:kangban:code:forecast', code: 'not-yet' }], text: '还没到时候' }
          : hl7Concept('immunization-recommendation-status', status),
      ...(dates.length > 0 && { dateCriterion: dates }),
      series: vaccineNameZh(dose.series),
      doseNumberPositiveInt: dose.dose,
    },
  ];
}

/**
 * Doses still to come. Left out is why: the reason for a dose that must not be given can be an illness the reader may not see,
 * so doses that are stopped or for the clinic to decide are not told here.
 */
export function recommendationsOf(
  told: { residentId: string; doses: readonly ForecastDose[]; now: Date },
  { patient }: Pick<MapContext, 'patient'>,
): (ImmunizationRecommendation & Served)[] {
  const recommendation = told.doses.flatMap(recommendationOf);
  if (recommendation.length === 0) return [];
  return [
    {
      resourceType: 'ImmunizationRecommendation',
      id: told.residentId,
      meta: metaOf({ recordedAt: told.now }),
      patient,
      date: told.now.toISOString(),
      recommendation,
    },
  ];
}
