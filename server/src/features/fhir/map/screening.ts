import type { Observation, QuestionnaireResponse } from '@medplum/fhirtypes';
import type { MapContext } from './actors';
import { hl7Concept, quantity } from './codes';
import { type EntryOf, whenOf } from './entry-facts';
import { metaOf, type Served } from './resource';

/** A questionnaire that was answered, and its score as an Observation. No scale of ours has a LOINC that was verified (§10.1). */
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
    code: { text: `${payload.name} 总分` },
    subject: context.patient,
    effectiveDateTime: whenOf(entry),
    valueQuantity: quantity(payload.score, '{score}'),
    ...(payload.result && { interpretation: [{ text: payload.result }] }),
    derivedFrom: [{ reference: `QuestionnaireResponse/${entry.entryId}` }],
  };
  return [response, score];
}
