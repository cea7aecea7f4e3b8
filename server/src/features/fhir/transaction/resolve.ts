import type { Cipher } from '../../../crypto/cipher';
import { isSystemType } from '../schema/types';
import { readCondition, isFault } from './asks';
import type { Findings } from './faults';
import { canonicalKey, identifierKey, identifierKeysOf } from './keys';
import { type Link, readLiteral, readSearch } from './references';
import type { Heads } from './locate';
import type { HeadRow } from './resource-store';
import { lives, nameOf, type Target } from './target';

/** Where a reference leads: into this request, to something sent before, or to a place that is not ours. */
export type Lead = { target: Target } | { head: HeadRow } | 'outside';

interface Parts {
  cipher: Cipher;
  targets: readonly Target[];
  heads: Heads;
  findings: Findings;
  base: string;
}

const RESTFUL = /^(.*\/)?([A-Z][A-Za-z]+)\/([A-Za-z0-9\-.]{1,64})$/;

/** Follows references: within a Bundle by fullUrl, then to what is stored, conditional ones by identifier. */
export class Resolver {
  private readonly byUrl = new Map<string, Target>();
  private readonly byName = new Map<string, Target>();
  private readonly byIdentifier = new Map<string, Target[]>();

  constructor(private readonly parts: Parts) {
    for (const target of parts.targets) this.index(target);
  }

  private index(target: Target): void {
    const { fullUrl, resource } = target.ask;
    if (fullUrl !== undefined && !this.byUrl.has(fullUrl)) this.byUrl.set(fullUrl, target);
    else if (fullUrl !== undefined)
      this.parts.findings.add(`${target.ask.place}.fullUrl`, 400, ['duplicate', 'Another entry has this fullUrl.']);
    if (target.deed !== 'same' || !this.byName.has(nameOf(target))) this.byName.set(nameOf(target), target);
    if (!resource || !lives(target)) return;
    for (const key of identifierKeysOf(this.parts.cipher, resource))
      this.byIdentifier.set(key, [...(this.byIdentifier.get(key) ?? []), target]);
  }

  /** Where a reference of an ask leads; undefined (and a fault) when it leads nowhere. */
  lead(from: Target, { text, path }: Link): Lead | undefined {
    const found = this.find(from, text);
    if (typeof found === 'string' || !('lost' in found)) return found;
    this.parts.findings.flaw(from.ask, { code: 'not-found', path, diagnostics: found.lost });
    return undefined;
  }

  private find(from: Target, text: string): Lead | { lost: string } {
    const local = this.byUrl.get(text) ?? this.byUrl.get(this.beside(from, text));
    if (local) return { target: local };
    if (/^urn:(uuid|oid):/.test(text)) return { lost: `No entry has the fullUrl ${text}.` };
    const own = text.startsWith(`${this.parts.base}/`) ? text.slice(this.parts.base.length + 1) : text;
    const search = readSearch(own);
    if (search) return this.searched(search.type, search.search);
    const literal = readLiteral(own);
    return literal ? this.named(literal.type, literal.id) : 'outside';
  }

  /** A relative reference in an entry whose fullUrl is an address: relative to that. */
  private beside({ ask }: Target, text: string): string {
    const [, folder = ''] = RESTFUL.exec(ask.fullUrl ?? '') ?? [];
    return `${folder}${text}`;
  }

  private named(type: string, id: string): Lead | { lost: string } {
    const target = this.byName.get(`${type}/${id}`);
    if (target) return { target };
    if (!isSystemType(type)) return 'outside';
    const head = this.parts.heads.get(type, id);
    return head && !head.deleted ? { head } : { lost: `There is no ${type}/${id} that this system sent.` };
  }

  private searched(type: string, search: string): Lead | { lost: string } {
    const condition = readCondition(search);
    if (isFault(condition)) return { lost: condition.diagnostics };
    const { cipher, heads } = this.parts;
    const stored = heads.meant(cipher, type, condition).map((head): Lead => this.present(type, head));
    const keys = condition.identifiers.map((told) => identifierKey(cipher, type, told));
    const sent = keys.length === 0 ? [] : (this.byIdentifier.get(keys[0] ?? '') ?? []);
    const fresh = sent.filter((target) => target.deed === 'create' && target.ask.type === type);
    const all = [...stored, ...fresh.map((target): Lead => ({ target }))];
    const [first] = all;
    if (first === undefined) return { lost: `Nothing fits ${type}?${search}.` };
    return all.length === 1 ? first : { lost: `${all.length} resources fit ${type}?${search}.` };
  }

  private present(type: string, head: HeadRow): Lead {
    const target = this.byName.get(`${type}/${head.id}`);
    return target ? { target } : { head };
  }

  /** The Questionnaire of a canonical url: in this request, else as sent before. */
  questionnaire(url: string): Lead | undefined {
    const key = canonicalKey(this.parts.cipher, url);
    const [target] = this.byIdentifier.get(key) ?? [];
    if (target) return { target };
    const [head] = this.parts.heads.having(key);
    return head && { head };
  }
}

/** The name a lead has from now on; undefined for what is not ours. */
export function nameOfLead(lead: Lead | undefined): string | undefined {
  if (lead === undefined || lead === 'outside') return undefined;
  return 'target' in lead ? nameOf(lead.target) : `${lead.head.type}/${lead.head.id}`;
}
