import type { Concept } from '@kangban/contract/record/payloads';
import type { Condition, Encounter, Observation } from '@medplum/fhirtypes';
import type { MapContext } from './actors';
import { hl7Concept, SYSTEM } from './codes';
import { type EntryFacts, type EntryOf, whenOf } from './entry-facts';
import { codeableOf, observationOf } from './measured';
import { narrativeOf } from './narrative';
import { metaOf, type Served } from './resource';

const CLASS = { outpatient: 'AMB', inpatient: 'IMP', emergency: 'EMER', home: 'HH', other: 'AMB' } as const;

/** The stay or visit itself, without what was said or found there. */
export function encounterBase(
  entry: EntryFacts,
  { patient, actors }: MapContext,
  told: { code: string; start?: string | undefined; end?: string | undefined },
): Encounter & Served {
  const doctor = actors.practitioner(entry.practitioner, entry.institution);
  const institution = actors.organization(entry.siteId, entry.institution);
  const start = told.start ?? whenOf(entry);
  const encounter: Encounter & Served = {
    resourceType: 'Encounter',
    id: entry.entryId,
    meta: metaOf(entry),
    status: 'finished',
    class: { system: SYSTEM.actCode, code: told.code },
    subject: patient,
    period: told.end === undefined ? { start } : { start, end: told.end },
  };
  if (doctor) encounter.participant = [{ individual: doctor }];
  if (institution) encounter.serviceProvider = institution;
  return encounter;
}

const diagnosisId = (entry: EntryFacts, place: number): string => `${entry.entryId}-diagnosis-${place + 1}`;

const ACTIVE = hl7Concept('condition-clinical', 'active');
const CONFIRMED = hl7Concept('condition-ver-status', 'confirmed');
const AT_VISIT = [hl7Concept('condition-category', 'encounter-diagnosis')];

const diagnosisOf = (entry: EntryFacts, what: Concept, told: { id: string; patient: MapContext['patient'] }) =>
  ({
    resourceType: 'Condition',
    id: told.id,
    meta: metaOf(entry),
    clinicalStatus: ACTIVE,
    verificationStatus: CONFIRMED,
    category: AT_VISIT,
    code: codeableOf(what),
    subject: told.patient,
    encounter: { reference: `Encounter/${entry.entryId}` },
    recordedDate: whenOf(entry),
  }) satisfies Condition & Served;

/** Outpatient, inpatient, emergency or home visit, each diagnosis a Condition of that visit. */
export function encounterOf(entry: EntryOf<'encounter'>, context: MapContext): Served[] {
  const { payload } = entry;
  const conditions = payload.diagnoses.map((what, place) =>
    diagnosisOf(entry, what, { id: diagnosisId(entry, place), patient: context.patient }),
  );
  const lines = [payload.department, payload.summary, payload.advice].flatMap((line) => line ?? []);
  const encounter = encounterBase(entry, context, {
    code: CLASS[payload.class],
    start: payload.admittedOn,
    end: payload.dischargedOn,
  });
  if (lines.length > 0) encounter.text = narrativeOf(lines, 'additional');
  if (payload.department !== undefined) encounter.serviceType = { text: payload.department };
  if (payload.reasons.length > 0) encounter.reasonCode = payload.reasons.map(codeableOf);
  if (conditions.length > 0)
    encounter.diagnosis = conditions.map(({ id }) => ({ condition: { reference: `Condition/${id}` } }));
  return [encounter, ...conditions];
}

const VISITS = { antenatal: '产前检查', postnatal: '产后访视', 'postnatal-42': '产后42天检查' } as const;

/** A visit of a pregnancy or after it, with what was measured. */
export function maternalVisitOf(entry: EntryOf<'maternal-visit'>, context: MapContext): Served[] {
  const { payload } = entry;
  const encounter = { reference: `Encounter/${entry.entryId}` };
  const name = `${VISITS[payload.visit]}${payload.no === undefined ? '' : `（第 ${payload.no} 次）`}`;
  const weeks = payload.weeks === undefined ? [] : [`孕 ${payload.weeks} 周`];
  const lines = [name, ...weeks, ...[payload.findings, payload.advice].flatMap((line) => line ?? [])];
  const observations = payload.measured.map((measured, place): Observation & Served => ({
    resourceType: 'Observation',
    id: `${entry.entryId}-${place + 1}`,
    meta: metaOf(entry),
    status: 'final',
    ...observationOf(measured),
    subject: context.patient,
    encounter,
    effectiveDateTime: whenOf(entry),
  }));
  const visit: Encounter & Served = {
    ...encounterBase(entry, context, { code: payload.visit === 'postnatal' ? 'HH' : 'AMB' }),
    text: narrativeOf(lines, 'additional'),
    type: [{ coding: [{ system: 'urn:kangban:code:maternal-visit', code: payload.visit }], text: name }],
  };
  return [visit, ...observations];
}
