import type { Cipher } from '../../../crypto/cipher';
import { isResource } from '../resource';
import { canonical, contentKeys, keyOf, type Node } from './keys';
import { linksOf, readSearch, withLinks } from './references';
import { type Lead, nameOfLead, type Resolver } from './resolve';
import type { HeadRow } from './resource-store';
import { lives, nameOf, type Target, writes } from './target';
import type { Findings } from './faults';

/** Where each reference of each target leads, by its text. */
export type Leads = ReadonlyMap<Target, ReadonlyMap<string, Lead>>;

/** Follows every reference of what is written; what leads nowhere, or to what this request deletes, is a fault. */
export function leadsOf(targets: readonly Target[], resolver: Resolver, findings: Findings): Leads {
  return new Map(
    targets.map((target) => {
      const found = new Map<string, Lead>();
      for (const link of linksOf(target.body)) {
        const lead = found.get(link.text) ?? resolver.lead(target, link);
        if (lead === undefined) continue;
        found.set(link.text, lead);
        if (typeof lead === 'object' && 'target' in lead && !lives(lead.target) && writes(target))
          findings.flaw(target.ask, { code: 'conflict', path: link.path, diagnostics: 'This request deletes it.' });
      }
      return [target, found];
    }),
  );
}

/** Made by its content alone: no id, no condition says which it is. */
const isPlainCreate = ({ ask, deed }: Target): boolean =>
  ask.method === 'POST' && deed === 'create' && ask.condition === undefined;

const conditionToken = ({ ask }: Target): string | undefined => ask.condition && `${ask.type}?${ask.condition.text}`;

/** How a link is written into the content that is compared: the same in every telling of the same thing. */
function tokenOf(text: string, lead: Lead | undefined): string {
  if (readSearch(text)) return text;
  if (lead !== undefined && lead !== 'outside' && 'target' in lead)
    return conditionToken(lead.target) ?? nameOf(lead.target);
  return nameOfLead(lead) ?? text;
}

interface Open extends Node {
  base: string;
  to: Node[];
}

/** Keys of what is made by its content: the same creation sent again has the same, whatever its order and its urn:uuids. */
export function keyCreations(cipher: Cipher, targets: readonly Target[], leads: Leads): void {
  const nodes = new Map<Target, Open>(targets.filter(isPlainCreate).map((target) => [target, { base: '', to: [] }]));
  const nodeOf = (target: Target, text: string): Node | undefined => {
    const lead = leads.get(target)?.get(text);
    return typeof lead === 'object' && 'target' in lead && !readSearch(text) ? nodes.get(lead.target) : undefined;
  };
  for (const [target, node] of nodes) {
    const turned = withLinks(target.body, (text) =>
      nodeOf(target, text) ? '@' : tokenOf(text, leads.get(target)?.get(text)),
    );
    node.base = canonical(turned);
    node.to = linksOf(target.body).flatMap(({ text }) => nodeOf(target, text) ?? []);
  }
  const keys = contentKeys(cipher, [...nodes.values()]);
  for (const [target, node] of nodes) target.createdKey = keys.get(node) ?? null;
}

/** What was created before, or twice in one request, is that one thing. */
export function joinSame(targets: readonly Target[], stored: readonly HeadRow[]): void {
  const byKey = new Map(
    stored.flatMap((row) => (row.createdKey === null ? [] : [[`${row.type} ${row.createdKey}`, row]])),
  );
  const first = new Map<string, Target>();
  for (const target of targets) {
    if (target.createdKey === null) continue;
    const key = `${target.ask.type} ${target.createdKey}`;
    const head = byKey.get(key);
    const twin = first.get(key);
    if (head) Object.assign(target, { id: head.id, head, deed: 'same' });
    else if (twin) Object.assign(target, { id: twin.id, deed: 'same' });
    else first.set(key, target);
  }
}

/** Writes the names that references have from now on into the bodies, and finds updates that change nothing. */
export function settleBodies(cipher: Cipher, targets: readonly Target[], leads: Leads): void {
  for (const target of targets) {
    if (!target.body || !writes(target)) continue;
    const named = (text: string): string => {
      const name = nameOfLead(leads.get(target)?.get(text));
      return name === undefined || text.startsWith(name) ? text : name;
    };
    const body = withLinks(target.body, named);
    if (!isResource(body)) throw new Error('a resource stays one');
    target.body = body;
    target.contentKey = keyOf(cipher, canonical(body));
    if (target.deed === 'update' && target.head?.contentKey === target.contentKey) target.deed = 'same';
  }
}
