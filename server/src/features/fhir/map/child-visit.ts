import { type FindingLine, readFindings, type VisitFindings } from '@kangban/domain/child-visit/read-findings';
import type { VisitCode } from '@kangban/domain/child-visit/visit-code';
import { VISIT_NAMES } from '@kangban/domain/child-visit/visit-texts';
import type { SensitiveCategory } from '@kangban/domain/record/kinds';
import { isWithin } from '@kangban/domain/record/words-within';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Encounter, Observation, QuestionnaireResponse } from '@medplum/fhirtypes';
import type { MapContext } from './actors';
import { concept, hl7Concept, loinc, quantity, SYSTEM } from './codes';
import { metaOf, type Served } from './resource';

export interface ChildVisitFacts {
  id: string;
  visit: VisitCode;
  visitedOn: PlainDate;
  birthDate: PlainDate;
  siteId: string | null;
  siteName: string | null;
  doneBy: string | null;
  findings: VisitFindings;
  summary: string;
  recordedAt: Date;
  /** Sensitive categories that are open: answers that speak of others are left out. */
  opened: readonly SensitiveCategory[];
}

/** What a visit of the first six years is filled in on; one for every edition of the findings. */
export const CHILD_VISIT_QUESTIONNAIRE = 'urn:kangban:questionnaire:child-visit';

const HAEMOGLOBIN = loinc('718-7', '血红蛋白');

const itemOf = (line: FindingLine): NonNullable<QuestionnaireResponse['item']>[number] => ({
  linkId: line.item,
  text: line.done,
  answer: [{ valueString: line.next === null ? line.found : `${line.found}。${line.next}` }],
});

function answersOf(row: ChildVisitFacts, context: MapContext): QuestionnaireResponse & Served {
  const lines = readFindings(row.findings, row);
  const author = context.actors.practitioner(row.doneBy, row.siteName);
  const { note } = row.findings;
  const item = [
    ...lines.map(itemOf),
    ...(note === undefined ? [] : [{ linkId: 'note', text: '医生的话', answer: [{ valueString: note }] }]),
  ].filter(({ text, answer }) => isWithin(`${text} ${answer?.[0]?.valueString ?? ''}`, row.opened));
  return {
    resourceType: 'QuestionnaireResponse',
    id: row.id,
    meta: metaOf(row),
    questionnaire: `${CHILD_VISIT_QUESTIONNAIRE}|${row.findings.version}`,
    status: 'completed',
    subject: context.patient,
    encounter: { reference: `Encounter/${row.id}` },
    authored: row.visitedOn,
    ...(author && { author }),
    ...(item.length > 0 && { item }),
  };
}

function bloodOf(row: ChildVisitFacts, { patient }: MapContext): (Observation & Served)[] {
  const { haemoglobinGL } = row.findings;
  if (haemoglobinGL === undefined) return [];
  return [
    {
      resourceType: 'Observation',
      id: `${row.id}-haemoglobin`,
      meta: metaOf(row),
      status: 'final',
      category: [hl7Concept('observation-category', 'laboratory')],
      code: HAEMOGLOBIN,
      subject: patient,
      encounter: { reference: `Encounter/${row.id}` },
      effectiveDateTime: row.visitedOn,
      valueQuantity: quantity(haemoglobinGL, 'g/L'),
    },
  ];
}

/** A visit of the child's first six years: the visit, what was found in the words a parent reads, the blood as a number. */
export function childVisitOf(row: ChildVisitFacts, context: MapContext): Served[] {
  const clinic = context.actors.organization(row.siteId, row.siteName);
  const nurse = context.actors.practitioner(row.doneBy, row.siteName);
  const encounter: Encounter & Served = {
    resourceType: 'Encounter',
    id: row.id,
    meta: metaOf(row),
    status: 'finished',
    class: { system: SYSTEM.actCode, code: row.visit === 'home' ? 'HH' : 'AMB' },
    type: [concept(SYSTEM.visit, row.visit, VISIT_NAMES[row.visit])],
    subject: context.patient,
    ...(nurse && { participant: [{ individual: nurse }] }),
    period: { start: row.visitedOn, end: row.visitedOn },
    ...(clinic && { serviceProvider: clinic }),
  };
  return [encounter, answersOf(row, context), ...bloodOf(row, context)];
}
