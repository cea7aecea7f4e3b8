import { LOCAL } from '@kangban/domain/terminology/systems';
import type { CodeableConcept, Observation, QuestionnaireResponse } from '@medplum/fhirtypes';
import type { MapContext } from './actors';
import { hl7Concept, loinc, quantity } from './codes';
import { type EntryOf, whenOf } from './entry-facts';
import { metaOf, type Served } from './resource';

/** Totals that have a LOINC two sources agree on (fact sheet §10.2); the others are codes of this portal (§10.1). */
const TOTALS: Readonly<Record<string, string>> = {
  'gds-15': '48545-8',
  'gds-30': '48544-1',
  'phq-2': '55758-7',
  'phq-9': '44261-6',
};
const OURS = /^urn:kangban:questionnaire:([a-z0-9-]+)(?:\|.*)?$/;

function totalCode({ questionnaire, name }: EntryOf<'screening'>['payload']): CodeableConcept {
  const text = `${name} 总分`;
  const scale = OURS.exec(questionnaire)?.[1];
  if (scale === undefined) return { text };
  const total = TOTALS[scale];
  return total === undefined ? { coding: [{ system: LOCAL, code: `${scale}-total` }], text } : loinc(total, text);
}

/** A questionnaire that was answered, and its score as an Observation. */
export function screeningOf(entry: EntryOf<'screening'>, context: MapContext): Served[] {
  const { payload } = entry;
  const author = context.actors.practitioner(entry.practitioner, entry.institution);
  const response: QuestionnaireResponse & Served = {
    resourceType: 'QuestionnaireResponse',
    id: entry.entryId,
    meta: metaOf(entry),
    ...(/^\S+$/.test(payload.questionnaire) && { questionnaire: payload.questionnaire }),
    status: 'completed',
    subject: context.patient,
    authored: whenOf(entry),
    ...(author && { author }),
    ...(payload.answers.length > 0 && {
      item: payload.answers.map(({ linkId, text, answers }) => {
        const said = answers.filter((words) => words !== '');
        return {
          linkId,
          ...(text && { text }),
          ...(said.length > 0 && { answer: said.map((valueString) => ({ valueString })) }),
        };
      }),
    }),
  };
  if (payload.score === undefined) return [response];
  const score: Observation & Served = {
    resourceType: 'Observation',
    id: `${entry.entryId}-score`,
    meta: metaOf(entry),
    status: 'final',
    category: [hl7Concept('observation-category', 'survey')],
    code: totalCode(payload),
    subject: context.patient,
    effectiveDateTime: whenOf(entry),
    valueQuantity: quantity(payload.score, '{score}'),
    ...(payload.result && { interpretation: [{ text: payload.result }] }),
    derivedFrom: [{ reference: `QuestionnaireResponse/${entry.entryId}` }],
  };
  return [response, score];
}
