import { comparePersons } from './compare-persons';
import type { Doubt, PersonKnown, PersonTold } from './types';

export type PersonMatch =
  | { how: 'id-number'; residentId: string }
  | { how: 'doubtful'; candidates: { residentId: string; doubt: Doubt }[] }
  | { how: 'new' };

const CANDIDATES_MAX = 5;

/**
 * Which person of the registry a source tells of: the one `comparePersons` says is the same, else those who may be (at most five, in the
 * order given: those with the same number first), else somebody new.
 */
export function matchAmong(told: PersonTold, candidates: readonly PersonKnown[]): PersonMatch {
  const compared = candidates.map(({ residentId, ...known }) => ({ residentId, is: comparePersons(told, known) }));
  const same = compared.find(({ is }) => is.verdict === 'same');
  if (same) return { how: 'id-number', residentId: same.residentId };
  const doubtful = compared.flatMap(({ residentId, is }) =>
    is.verdict === 'doubtful' ? [{ residentId, doubt: is.doubt }] : [],
  );
  if (doubtful.length === 0) return { how: 'new' };
  const first = (doubt: Doubt): number => (doubt.startsWith('number-same') ? 0 : 1);
  const ordered = [...doubtful].sort((a, b) => first(a.doubt) - first(b.doubt));
  return { how: 'doubtful', candidates: ordered.slice(0, CANDIDATES_MAX) };
}
