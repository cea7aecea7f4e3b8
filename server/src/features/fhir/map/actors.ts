import { createHash } from 'node:crypto';
import type { Organization } from '@medplum/fhirtypes';
import type { Served } from './resource';
import { metaOf } from './resource';

/** A clinic of the county. */
export interface SiteFacts {
  siteId: string;
  code: string;
  name: string;
  address: string;
  phone: string;
}

/** Where somebody or something is described, with the name beside it. */
export interface ActorReference {
  reference: string;
  display: string;
}

const idOf = (kind: 'org' | 'doc', words: string): string =>
  `${kind}-${createHash('sha256').update(words).digest('hex').slice(0, 32)}`;

const ours = ({ siteId, code, name, address, phone }: SiteFacts, at: Date): Organization & Served => ({
  resourceType: 'Organization',
  id: siteId,
  meta: metaOf({ recordedAt: at }),
  identifier: [{ system: 'urn:kangban:site', value: code }],
  active: true,
  name,
  ...(phone !== '' && { telecom: [{ system: 'phone', value: phone }] }),
  ...(address !== '' && { address: [{ text: address }] }),
});

/**
 * Institutions and people that rows name, each once, so that every reference of an answer leads somewhere. An institution that is
 * not a clinic of the county, and everybody who works anywhere, is known by name alone: the id is made from the name.
 */
export class Actors {
  private readonly sites: ReadonlyMap<string, SiteFacts>;
  private readonly named = new Map<string, Served>();
  private readonly references = new Map<string, ActorReference>();
  private readonly at: Date;

  /** @param at - when the clinics were last loaded; what is known by name alone carries the same instant */
  constructor(sites: readonly SiteFacts[], at: Date) {
    this.sites = new Map(sites.map((site) => [site.siteId, site]));
    this.at = at;
  }

  /** The institution of a row; undefined when it names none. */
  organization(siteId: string | null, name: string | null): ActorReference | undefined {
    const site = siteId === null ? undefined : this.sites.get(siteId);
    if (site) return this.keep(site.siteId, name ?? site.name, () => ours(site, this.at));
    if (name === null || name === '') return undefined;
    const known = this.references.get(name);
    if (known) return known;
    const id = idOf('org', name);
    return this.keep(name, name, () => ({
      resourceType: 'Organization',
      id,
      meta: metaOf({ recordedAt: this.at }),
      name,
    }));
  }

  /** Whoever did it, of an institution; undefined when the row names nobody. */
  practitioner(name: string | null, institution: string | null): ActorReference | undefined {
    if (name === null || name === '') return undefined;
    const words = `${institution ?? ''}\n${name}`;
    const known = this.references.get(words);
    if (known) return known;
    const id = idOf('doc', words);
    const meta = metaOf({ recordedAt: this.at });
    return this.keep(words, name, () => ({ resourceType: 'Practitioner', id, meta, name: [{ text: name }] }));
  }

  /** Institutions and people that were named so far. */
  all(): readonly Served[] {
    return [...this.named.values()];
  }

  private keep(key: string, display: string, make: () => Served): ActorReference {
    const known = this.references.get(key);
    if (known) return known;
    const actor = make();
    this.named.set(key, actor);
    const reference = { reference: `${actor.resourceType}/${actor.id}`, display };
    this.references.set(key, reference);
    return reference;
  }
}

/** What every mapping needs beside its row. */
export interface MapContext {
  /** The person, under the id the reader asked for. */
  patient: { reference: string };
  actors: Actors;
}
