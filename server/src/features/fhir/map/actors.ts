import { createHash } from 'node:crypto';
import type { Organization, Practitioner, Reference } from '@medplum/fhirtypes';
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
  private readonly named = new Map<string, Served & (Organization | Practitioner)>();
  private readonly references = new Map<string, Reference<Organization | Practitioner>>();
  private readonly at: Date;

  /** @param at - when the clinics were last loaded; what is known by name alone carries the same instant */
  constructor(sites: readonly SiteFacts[], at: Date) {
    this.sites = new Map(sites.map((site) => [site.siteId, site]));
    this.at = at;
  }

  /** The institution of a row; undefined when it names none. */
  organization(siteId: string | null, name: string | null): Reference<Organization> | undefined {
    const site = siteId === null ? undefined : this.sites.get(siteId);
    if (site) return this.keep(site.siteId, () => ours(site, this.at), name ?? site.name);
    if (name === null || name === '') return undefined;
    return this.keep(`org ${name}`, () => ({
      resourceType: 'Organization',
      id: idOf('org', name),
      meta: metaOf({ recordedAt: this.at }),
      name,
    }));
  }

  /** Whoever did it, of an institution; undefined when the row names nobody. */
  practitioner(name: string | null, institution: string | null): Reference<Practitioner> | undefined {
    if (name === null || name === '') return undefined;
    const words = `${institution ?? ''}\n${name}`;
    return this.keep(`doc ${words}`, () => ({
      resourceType: 'Practitioner',
      id: idOf('doc', words),
      meta: metaOf({ recordedAt: this.at }),
      name: [{ text: name }],
    }));
  }

  /** Institutions and people that were named so far. */
  all(): readonly Served[] {
    return [...this.named.values()];
  }

  private keep<T extends Organization | Practitioner>(
    key: string,
    make: () => Served & T,
    display?: string,
  ): Reference<T> {
    const made = this.references.get(key);
    if (made) return made;
    const actor = make();
    this.named.set(key, actor);
    const name = typeof actor.name === 'string' ? actor.name : actor.name?.[0]?.text;
    const reference = {
      reference: `${actor.resourceType}/${actor.id}`,
      ...((display ?? name) !== undefined && { display: display ?? name }),
    };
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
