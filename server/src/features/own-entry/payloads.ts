import type { OwnEntry } from '@kangban/contract/record/own-entry';
import type { EntryKind } from '@kangban/domain/record/kinds';
import { conceptOf } from '@kangban/domain/terminology/concept-of';
import { SNOMED } from '@kangban/domain/terminology/systems';

export interface OwnPayload {
  kind: EntryKind;
  payload: object;
}

function allergyPayload(entry: Extract<OwnEntry, { kind: 'allergy' | 'no-allergy' }>): object {
  const none = entry.kind === 'no-allergy';
  return {
    none,
    what: none ? conceptOf([{ system: SNOMED, code: '716186003' }]) : conceptOf([], entry.what),
    category: none ? 'other' : entry.category,
    criticality: 'unknown',
    clinical: 'active',
    verification: 'unconfirmed',
    reactions: none || entry.reaction === undefined ? [] : [entry.reaction],
  };
}

/** What a person wrote down as a payload of the record: said by themself, confirmed by nobody. */
export function payloadOf(entry: OwnEntry): OwnPayload {
  switch (entry.kind) {
    case 'allergy':
    case 'no-allergy':
      return { kind: 'allergy', payload: allergyPayload(entry) };
    case 'medicine': {
      const { name, dose, frequency, since } = entry;
      const startsOn = since === undefined ? {} : { startsOn: since };
      return {
        kind: 'medication',
        payload: { what: conceptOf([], name), status: 'active', dose, frequency, ...startsOn },
      };
    }
  }
}
