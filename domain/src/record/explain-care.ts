import { rowsOf, wordsOfConcept } from './explain-measured';
import {
  ADHERENCE_WORDS,
  ALLERGY_CATEGORY,
  ALLERGY_CLINICAL,
  ALLERGY_VERIFICATION,
  CLINICAL_WORDS,
  CRITICALITY_WORDS,
  LABELS,
  MEDICATION_STATUS,
  SENTENCES,
  VERIFICATION_WORDS,
} from './explain-texts';
import type { Explained, ExplainedRow } from './explained';
import type { EntryPayloads } from './payloads';

const told = (words: readonly (string | undefined)[]): string[] =>
  words.filter((one): one is string => one !== undefined && one !== '');
const main = (rows: ExplainedRow[]): Explained['sections'] => (rows.length === 0 ? [] : [{ title: LABELS.main, rows }]);

/** An illness or problem. One that was ruled out says so first. */
export function explainCondition(payload: EntryPayloads['condition']): Explained {
  const { what, onset, endedOn, note } = payload;
  const sure = VERIFICATION_WORDS[payload.verification];
  const state = payload.verification === 'refuted' ? undefined : CLINICAL_WORDS[payload.clinical];
  return {
    title: wordsOfConcept(what),
    lines: told([
      payload.verification === 'confirmed' ? state : sure,
      payload.verification === 'confirmed' ? undefined : state,
    ]),
    sections: main(
      rowsOf([
        ['status', state],
        ['verification', sure],
        ['onset', onset],
        ['endedOn', endedOn],
        ['note', note],
      ]),
    ),
  };
}

/** A medicine as it is reported to be taken. */
export function explainMedication(payload: EntryPayloads['medication']): Explained {
  const { what, dose, frequency, route, startsOn, endsOn, reason, adherence, note } = payload;
  const status = MEDICATION_STATUS[payload.status];
  return {
    title: wordsOfConcept(what),
    lines: told([told([frequency, dose, route]).join('，'), status]),
    sections: main(
      rowsOf([
        ['status', status],
        ['dose', dose],
        ['frequency', frequency],
        ['route', route],
        ['startsOn', startsOn],
        ['endsOn', endsOn],
        ['reason', reason && wordsOfConcept(reason)],
        ['adherence', adherence && ADHERENCE_WORDS[adherence]],
        ['note', note],
      ]),
    ),
  };
}

/** An allergy, or the statement that none is known. */
export function explainAllergy(payload: EntryPayloads['allergy']): Explained {
  const { what, reactions, onset, note } = payload;
  if (payload.none)
    return { title: SENTENCES.noAllergy, lines: told([note]), sections: main(rowsOf([['note', note]])) };
  const isRefuted = payload.verification === 'refuted';
  const state = isRefuted ? undefined : ALLERGY_CLINICAL[payload.clinical];
  const sure = ALLERGY_VERIFICATION[payload.verification];
  return {
    title: SENTENCES.allergyTo(wordsOfConcept(what)),
    lines: told([isRefuted ? sure : undefined, reactions.join('、'), CRITICALITY_WORDS[payload.criticality]]),
    sections: main(
      rowsOf([
        ['status', state],
        ['category', ALLERGY_CATEGORY[payload.category]],
        ['criticality', CRITICALITY_WORDS[payload.criticality]],
        ['reactions', reactions.join('、')],
        ['verification', sure],
        ['onset', onset],
        ['note', note],
      ]),
    ),
  };
}

/** Questions that were answered. */
export function explainScreening(payload: EntryPayloads['screening']): Explained {
  const { name, answers, result } = payload;
  const score = payload.score === undefined ? undefined : SENTENCES.score(payload.score);
  const rows = answers.map(({ linkId, text, answers: said }) => ({
    label: text === undefined || text === '' ? SENTENCES.question(linkId) : text,
    words: said.length === 0 ? SENTENCES.noResult : said.join('、'),
  }));
  return {
    title: name,
    lines: told([result, score]),
    sections: [
      ...main(
        rowsOf([
          ['result', result],
          ['score', score],
        ]),
      ),
      ...(rows.length === 0 ? [] : [{ title: LABELS.answers, rows }]),
    ],
  };
}
