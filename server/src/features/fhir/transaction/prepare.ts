import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { SystemCaller } from '../auth/system';
import { allows, type Deed as ScopeDeed } from '../auth/scopes';
import type { Cipher } from '../../../crypto/cipher';
import { takeResource, type Taken } from '../read';
import { type Ask, isFault, readCondition } from './asks';
import type { Findings } from './faults';
import { canonicalKey, identifierKey } from './keys';
import { linksOf, readLiteral, readSearch } from './references';
import type { Wanted } from './resource-store';

export interface Prepared {
  ask: Ask;
  taken: Taken | undefined;
}

const SCOPE: Readonly<Record<Ask['method'], ScopeDeed>> = { POST: 'c', PUT: 'u', DELETE: 'd' };

function checkScope(ask: Ask, caller: SystemCaller, findings: Findings): void {
  if (allows(caller.scopes, ask.type, SCOPE[ask.method])) return;
  const place = ask.place === '' ? '' : `${ask.place}.request`;
  findings.add(place, 403, ['forbidden', `The scopes of this token do not allow ${ask.method} of ${ask.type}.`]);
}

function take(ask: Ask, today: PlainDate, findings: Findings): Taken | undefined {
  const { resource, type } = ask;
  if (!resource) return undefined;
  if (resource.resourceType !== type) {
    const diagnostics = `The address says ${type}.`;
    findings.flaw(ask, { code: 'value', path: ['resourceType'], diagnostics });
    return undefined;
  }
  const taken = takeResource(type, resource, today);
  for (const flaw of taken.flaws) findings.flaw(ask, flaw);
  if (taken.kept.length > 0)
    findings.note(ask, `Kept with the resource, shown nowhere in the record: ${taken.kept.slice(0, 50).join(', ')}.`);
  return taken;
}

/** Checks each ask by itself: scopes, shape, elements. */
export const prepare = (
  asks: readonly Ask[],
  today: PlainDate,
  { caller, findings }: { caller: SystemCaller; findings: Findings },
): Prepared[] =>
  asks.map((ask) => {
    checkScope(ask, caller, findings);
    return { ask, taken: take(ask, today, findings) };
  });

interface Gathered {
  keys: { type: string; id: string }[];
  identifiers: string[];
}

function gatherText(cipher: Cipher, text: string, into: Gathered): void {
  const literal = readLiteral(text);
  if (literal) into.keys.push(literal);
  const search = readSearch(text);
  const condition = search && readCondition(search.search);
  if (!search || !condition || isFault(condition)) return;
  into.identifiers.push(...condition.identifiers.map((told) => identifierKey(cipher, search.type, told)));
  into.keys.push(...condition.ids.map((id) => ({ type: search.type, id })));
}

function gatherAsk(cipher: Cipher, ask: Ask, into: Gathered): void {
  const { type, id, condition, resource } = ask;
  if (id !== undefined) into.keys.push({ type, id });
  if (condition) gatherText(cipher, `${type}?${condition.text}`, into);
  if (ask.method === 'PUT' && resource?.id !== undefined) into.keys.push({ type, id: resource.id });
  const questionnaire = resource?.questionnaire;
  if (typeof questionnaire === 'string') into.identifiers.push(canonicalKey(cipher, questionnaire));
}

/** Everything stored that these asks speak of. */
export function wantedOf(cipher: Cipher, asks: readonly Ask[], base: string): Wanted {
  const into: Gathered = { keys: [], identifiers: [] };
  for (const ask of asks) {
    gatherAsk(cipher, ask, into);
    for (const { text } of linksOf(ask.resource))
      gatherText(cipher, text.startsWith(`${base}/`) ? text.slice(base.length + 1) : text, into);
  }
  const keys = new Map(into.keys.map((key) => [`${key.type}/${key.id}`, key]));
  return { keys: [...keys.values()], identifiers: [...new Set(into.identifiers)] };
}
