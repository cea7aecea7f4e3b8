import type { MedicationPayload } from '@kangban/contract/record/payloads';
import type {
  AllergyIntolerance,
  CodeableConcept,
  Condition,
  DiagnosticReport,
  Dosage,
  MedicationStatement,
  Observation,
} from '@medplum/fhirtypes';
import type { ActorReference, MapContext } from './actors';
import { hl7Concept, SYSTEM } from './codes';
import { type EntryFacts, type EntryOf, whenOf } from './entry-facts';
import { codeableOf, lineOf, observationOf } from './measured';
import { metaOf, type Served } from './resource';

/** Who answers for an entry: the institution and whoever is named there. */
function performersOf(entry: EntryFacts, { actors }: MapContext): ActorReference[] {
  const institution = actors.organization(entry.siteId, entry.institution);
  const practitioner = actors.practitioner(entry.practitioner, entry.institution);
  const performers = institution ? [institution] : [];
  if (practitioner) performers.push(practitioner);
  return performers;
}

/** Whoever entered it: the doctor where one is named, the person for their own entries. */
const asserterOf = (entry: EntryFacts, { actors, patient }: MapContext) =>
  entry.source === 'resident' ? patient : actors.practitioner(entry.practitioner, entry.institution);

const category = (code: string): CodeableConcept => hl7Concept('observation-category', code);
const CATEGORIES: Readonly<Record<string, CodeableConcept>> = {
  'vital-signs': category('vital-signs'),
  laboratory: category('laboratory'),
  'social-history': category('social-history'),
  survey: category('survey'),
  exam: category('exam'),
};
const section = (code: string): CodeableConcept => ({ coding: [{ system: SYSTEM.diagnosticSection, code }] });
export const AT_HOME: CodeableConcept = {
  coding: [{ system: 'urn:kangban:code:setting', code: 'home' }],
  text: '在家量的',
};

/** One measuring, with its parts as components (blood pressure has two). */
export function measuringOf(entry: EntryOf<'observation'>, context: MapContext): Served[] {
  const { main, parts, setting } = entry.payload;
  const known = CATEGORIES[entry.payload.category];
  const categories = [...(known ? [known] : []), ...(setting === 'home' ? [AT_HOME] : [])];
  const isOwn = entry.source === 'resident' || entry.source === 'device';
  const observation: Observation & Served = {
    resourceType: 'Observation',
    id: entry.entryId,
    meta: metaOf(entry),
    status: 'final',
    ...observationOf(main),
    subject: context.patient,
    effectiveDateTime: whenOf(entry),
    performer: isOwn ? [context.patient] : performersOf(entry, context),
  };
  if (categories.length > 0) observation.category = categories;
  if (parts.length > 0) {
    // A panel has its values in its components and no reason of its own for having none.
    delete observation.dataAbsentReason;
    observation.component = parts.map(lineOf);
  }
  return [observation];
}

const LABORATORY = { lines: [category('laboratory')], report: [section('LAB')] };
const IMAGING = { lines: [category('imaging')], report: [section('RAD')] };

/** A laboratory or imaging report and the Observation of each line. */
export function reportOf(entry: EntryOf<'lab-report' | 'imaging-report'>, context: MapContext): Served[] {
  const { payload } = entry;
  const { lines, report: sections } = entry.kind === 'lab-report' ? LABORATORY : IMAGING;
  const performer = performersOf(entry, context);
  const meta = metaOf(entry);
  const effectiveDateTime = whenOf(entry);
  const results = payload.results.map((measured, place): Observation & Served => ({
    resourceType: 'Observation',
    id: `${entry.entryId}-${place + 1}`,
    meta,
    status: payload.status,
    category: lines,
    ...observationOf(measured),
    subject: context.patient,
    effectiveDateTime,
    performer,
  }));
  const report: DiagnosticReport & Served = {
    resourceType: 'DiagnosticReport',
    id: entry.entryId,
    meta,
    status: payload.status,
    category: sections,
    code: codeableOf(payload.name),
    subject: context.patient,
    effectiveDateTime,
    performer,
  };
  if (results.length > 0) report.result = results.map(({ id }) => ({ reference: `Observation/${id}` }));
  if (payload.conclusion) report.conclusion = payload.conclusion;
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

function dosageOf({ dose, frequency, route }: MedicationPayload): Dosage | undefined {
  const text = [dose, frequency].flatMap((words) => words ?? []).join('，');
  if (text === '' && !route) return undefined;
  return { ...(text !== '' && { text }), ...(route && { route: { text: route } }) };
}

function addDetails(statement: MedicationStatement, payload: MedicationPayload): void {
  const { startsOn, endsOn } = payload;
  const notes = [payload.adherence && ADHERENCE[payload.adherence], payload.note].flatMap((words) => words ?? []);
  const dosage = dosageOf(payload);
  if (startsOn || endsOn)
    statement.effectivePeriod = { ...(startsOn && { start: startsOn }), ...(endsOn && { end: endsOn }) };
  if (notes.length > 0) statement.note = notes.map((words) => ({ text: words }));
  if (dosage) statement.dosage = [dosage];
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
  };
  if (informationSource) statement.informationSource = informationSource;
  if (payload.reason) statement.reasonCode = [codeableOf(payload.reason)];
  addDetails(statement, payload);
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
