import type { MedicationPayload } from '@kangban/contract/record/payloads';
import type {
  AllergyIntolerance,
  Condition,
  DiagnosticReport,
  MedicationStatement,
  Observation,
} from '@medplum/fhirtypes';
import type { MapContext } from './actors';
import { hl7Concept, SYSTEM } from './codes';
import { type EntryFacts, type EntryOf, whenOf } from './entry-facts';
import { codeableOf, lineOf, observationOf } from './measured';
import { metaOf, type Served } from './resource';

/** Who answers for an entry: the institution and whoever is named there. */
const performersOf = (entry: EntryFacts, { actors }: MapContext) =>
  [
    actors.organization(entry.siteId, entry.institution),
    actors.practitioner(entry.practitioner, entry.institution),
  ].flatMap((one) => one ?? []);

/** Whoever entered it: the doctor where one is named, the person for their own entries. */
const asserterOf = (entry: EntryFacts, { actors, patient }: MapContext) =>
  entry.source === 'resident' ? patient : actors.practitioner(entry.practitioner, entry.institution);

const CATEGORIES = ['vital-signs', 'laboratory', 'social-history', 'survey', 'exam'] as const;
const HOME = 'urn:kangban:code:setting';

/** One measuring, with its parts as components (blood pressure has two). */
export function measuringOf(entry: EntryOf<'observation'>, context: MapContext): Served[] {
  const { main, parts, category, setting } = entry.payload;
  const known = CATEGORIES.find((one) => one === category);
  const { dataAbsentReason, ...told } = observationOf(main);
  const isPanel = parts.length > 0;
  const performer =
    entry.source === 'resident' || entry.source === 'device' ? [context.patient] : performersOf(entry, context);
  const observation: Observation & Served = {
    resourceType: 'Observation',
    id: entry.entryId,
    meta: metaOf(entry),
    status: 'final',
    category: [
      ...(known ? [hl7Concept('observation-category', known)] : []),
      ...(setting === 'home' ? [{ coding: [{ system: HOME, code: 'home' }], text: '在家量的' }] : []),
    ],
    ...told,
    // A panel has its values in its components and no reason of its own for having none.
    ...(dataAbsentReason && !isPanel && { dataAbsentReason }),
    subject: context.patient,
    effectiveDateTime: whenOf(entry),
    performer,
    ...(isPanel && { component: parts.map(lineOf) }),
  };
  const { category: categories, ...rest } = observation;
  return [categories?.length ? observation : rest];
}

/** A laboratory or imaging report and the Observation of each line. */
export function reportOf(entry: EntryOf<'lab-report' | 'imaging-report'>, context: MapContext): Served[] {
  const { payload } = entry;
  const isLab = entry.kind === 'lab-report';
  const performer = performersOf(entry, context);
  const results = payload.results.map((measured, place): Observation & Served => ({
    resourceType: 'Observation',
    id: `${entry.entryId}-${place + 1}`,
    meta: metaOf(entry),
    status: payload.status,
    category: [hl7Concept('observation-category', isLab ? 'laboratory' : 'imaging')],
    ...observationOf(measured),
    subject: context.patient,
    effectiveDateTime: whenOf(entry),
    performer,
  }));
  const report: DiagnosticReport & Served = {
    resourceType: 'DiagnosticReport',
    id: entry.entryId,
    meta: metaOf(entry),
    status: payload.status,
    category: [{ coding: [{ system: SYSTEM.diagnosticSection, code: isLab ? 'LAB' : 'RAD' }] }],
    code: codeableOf(payload.name),
    subject: context.patient,
    effectiveDateTime: whenOf(entry),
    performer,
    ...(results.length > 0 && { result: results.map(({ id }) => ({ reference: `Observation/${id}` })) }),
    ...(payload.conclusion && { conclusion: payload.conclusion }),
  };
  return [report, ...results];
}

const ENDED = ['inactive', 'resolved', 'remission'];

/** A diagnosis or chronic illness on the list of problems. */
export function conditionOf(entry: EntryOf<'condition'>, context: MapContext): Served[] {
  const { payload } = entry;
  const asserter = asserterOf(entry, context);
  const condition: Condition & Served = {
    resourceType: 'Condition',
    id: entry.entryId,
    meta: metaOf(entry),
    ...(payload.clinical !== 'unknown' && { clinicalStatus: hl7Concept('condition-clinical', payload.clinical) }),
    verificationStatus: hl7Concept('condition-ver-status', payload.verification),
    category: [hl7Concept('condition-category', 'problem-list-item')],
    code: codeableOf(payload.what),
    subject: context.patient,
    ...(payload.onset && { onsetDateTime: payload.onset }),
    // FHIR knows an end only of what has ended (con-4).
    ...(payload.endedOn && ENDED.includes(payload.clinical) && { abatementDateTime: payload.endedOn }),
    recordedDate: whenOf(entry),
    ...(asserter && { asserter }),
    ...(payload.note && { note: [{ text: payload.note }] }),
  };
  return [condition];
}

const ADHERENCE = { regular: '规律吃', irregular: '有时漏吃', 'not-taking': '没有吃' } as const;

function medicationDetails(payload: MedicationPayload) {
  const text = [payload.dose, payload.frequency].flatMap((words) => words ?? []).join('，');
  const notes = [payload.adherence && ADHERENCE[payload.adherence], payload.note].flatMap((words) => words ?? []);
  const period = {
    ...(payload.startsOn && { start: payload.startsOn }),
    ...(payload.endsOn && { end: payload.endsOn }),
  };
  const dosage = { ...(text !== '' && { text }), ...(payload.route && { route: { text: payload.route } }) };
  return {
    ...(Object.keys(period).length > 0 && { effectivePeriod: period }),
    ...(notes.length > 0 && { note: notes.map((words) => ({ text: words })) }),
    ...(Object.keys(dosage).length > 0 && { dosage: [dosage] }),
  };
}

/** A medicine as it was reported. */
export function medicationOf(entry: EntryOf<'medication'>, context: MapContext): Served[] {
  const { payload } = entry;
  const informationSource = asserterOf(entry, context);
  const statement: MedicationStatement & Served = {
    resourceType: 'MedicationStatement',
    id: entry.entryId,
    meta: metaOf(entry),
    status: payload.status,
    medicationCodeableConcept: codeableOf(payload.what),
    subject: context.patient,
    dateAsserted: whenOf(entry),
    ...(informationSource && { informationSource }),
    ...(payload.reason && { reasonCode: [codeableOf(payload.reason)] }),
    ...medicationDetails(payload),
  };
  return [statement];
}

const ALLERGY_CATEGORIES = ['medication', 'food', 'environment', 'biologic'] as const;
const CRITICALITY = { low: 'low', high: 'high', unknown: 'unable-to-assess' } as const;
const NONE_KNOWN = {
  coding: [{ system: SYSTEM.snomed, code: '716186003', display: 'No known allergy' }],
  text: '没有已知的过敏',
};

/** An allergy, or the statement that there is none known (fact sheet §10.1). */
export function allergyOf(entry: EntryOf<'allergy'>, context: MapContext): Served[] {
  const { payload } = entry;
  const category = ALLERGY_CATEGORIES.find((one) => one === payload.category);
  const asserter = asserterOf(entry, context);
  const allergy: AllergyIntolerance & Served = {
    resourceType: 'AllergyIntolerance',
    id: entry.entryId,
    meta: metaOf(entry),
    clinicalStatus: hl7Concept('allergyintolerance-clinical', payload.clinical),
    verificationStatus: hl7Concept('allergyintolerance-verification', payload.verification),
    ...(category && !payload.none && { category: [category] }),
    ...(!payload.none && { criticality: CRITICALITY[payload.criticality] }),
    code: payload.none ? NONE_KNOWN : codeableOf(payload.what),
    patient: context.patient,
    ...(payload.onset && { onsetDateTime: payload.onset }),
    recordedDate: whenOf(entry),
    ...(asserter && { asserter }),
    ...(payload.note && { note: [{ text: payload.note }] }),
    ...(payload.reactions.length > 0 && {
      reaction: payload.reactions.map((text) => ({ manifestation: [{ text }] })),
    }),
  };
  return [allergy];
}
