import { createHash } from 'node:crypto';
import { explainEntry } from '@kangban/domain/record/explain';
import type { CompositionSection } from '@medplum/fhirtypes';
import type { Deps } from '../../../deps';
import type { RecordView } from '../../access/open-record';
import { loadEntries } from '../../record/load-record';
import { loadResources } from '../load-resources';
import { hl7Concept, SYSTEM } from '../map/codes';
import { narrativeOf } from '../map/narrative';
import { metaOf, type Served } from '../map/resource';
import type { FhirResource } from '../resource';
import { note, openFor, typesWithin } from './caller';
import type { PersonRequest } from './read-service';
import { searchField, valuesAt } from './search-fields';
import { spanOfElement } from './dates';

interface SectionTable {
  title: string;
  /** LOINC of the IPS, fact sheet §10.3; vital signs as in the guide. */
  code: string;
  types: readonly string[];
  /** A summary without this section is none: when empty it says so. */
  required?: true;
  /** Newest only; a summary is no copy. */
  most: number;
  holds(resource: Served): boolean;
}

const codeIn = (resource: Served, name: string, wanted: readonly string[]): boolean => {
  const field = searchField(resource.resourceType, name);
  if (!field) return false;
  return JSON.stringify(valuesAt(resource, field))
    .split('"')
    .some((word) => wanted.includes(word));
};

const isMember = ({ id }: Served): boolean => /-\d+$/.test(id.slice(36));

/** Sections of an International Patient Summary, in its order. */
const SECTIONS: readonly SectionTable[] = [
  {
    title: '现在的病',
    code: '11450-4',
    types: ['Condition'],
    required: true,
    most: 50,
    holds: (one) =>
      codeIn(one, 'category', ['problem-list-item']) &&
      !codeIn(one, 'clinical-status', ['inactive', 'resolved', 'remission']) &&
      !codeIn(one, 'verification-status', ['refuted']),
  },
  {
    title: '过敏',
    code: '48765-2',
    types: ['AllergyIntolerance'],
    required: true,
    most: 50,
    holds: (one) =>
      !codeIn(one, 'clinical-status', ['inactive', 'resolved']) && !codeIn(one, 'verification-status', ['refuted']),
  },
  {
    title: '正在用的药',
    code: '10160-0',
    types: ['MedicationStatement'],
    required: true,
    most: 50,
    holds: (one) => codeIn(one, 'status', ['active', 'intended', 'on-hold', 'unknown']),
  },
  { title: '打过的疫苗', code: '11369-6', types: ['Immunization'], most: 100, holds: () => true },
  {
    title: '检查和化验',
    code: '30954-2',
    types: ['DiagnosticReport', 'Observation'],
    most: 40,
    holds: (one) =>
      one.resourceType === 'DiagnosticReport' || (codeIn(one, 'category', ['laboratory']) && !isMember(one)),
  },
  {
    title: '身高、体重、血压',
    code: '8716-3',
    types: ['Observation'],
    most: 20,
    holds: (one) => codeIn(one, 'category', ['vital-signs']),
  },
];

const TYPES = ['Patient', 'Organization', 'Practitioner', 'Encounter', ...SECTIONS.flatMap(({ types }) => types)];

const whenOf = (resource: Served): number => {
  const field = searchField(resource.resourceType, 'date');
  return (field && spanOfElement(valuesAt(resource, field)[0])?.from) ?? 0;
};

/** What entries say in words, by the id their resources begin with: the one place where entries become words. */
async function wordsOf(deps: Deps, view: RecordView): Promise<ReadonlyMap<string, string>> {
  const entries = await loadEntries(deps, view, { limit: 2000 });
  return new Map(
    entries.map((entry) => {
      const { title, lines } = explainEntry(entry);
      return [entry.entryId, [`${entry.happenedOn} ${title}`, ...lines].join('；')];
    }),
  );
}

const ENTRY_ID = 36;
const textIn = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  const text: unknown = Reflect.get(value, 'text');
  return typeof text === 'string' ? [text] : [];
};

function amountIn(told: unknown): string[] {
  const quantity: unknown = typeof told === 'object' && told !== null ? Reflect.get(told, 'valueQuantity') : null;
  if (typeof quantity !== 'object' || quantity === null) return [];
  return [`${String(Reflect.get(quantity, 'value'))} ${String(Reflect.get(quantity, 'unit') ?? '')}`.trim()];
}

/** When it was measured; of some days the last one. */
function effectiveOf(resource: Served): unknown {
  const period: unknown = Reflect.get(resource, 'effectivePeriod');
  if (typeof period === 'object' && period !== null) return Reflect.get(period, 'end');
  return Reflect.get(resource, 'effectiveDateTime');
}

/** Words of a resource that is no entry of its own: a dose, a measuring. */
function plainWords(resource: Served): string {
  const code: unknown = Reflect.get(resource, 'vaccineCode') ?? Reflect.get(resource, 'code');
  const parts: unknown = Reflect.get(resource, 'component');
  const value = Array.isArray(parts) ? parts.flatMap(amountIn) : amountIn(resource);
  const when: unknown = Reflect.get(resource, 'occurrenceDateTime') ?? effectiveOf(resource);
  return [...(typeof when === 'string' ? [when.slice(0, 10)] : []), ...textIn(code), ...value].join(' ');
}

interface Chosen {
  table: SectionTable;
  resources: readonly Served[];
}

const choose = (all: readonly Served[]): Chosen[] =>
  SECTIONS.map((table) => ({
    table,
    resources: all
      .filter((one) => table.types.includes(one.resourceType) && table.holds(one))
      .sort((a, b) => whenOf(b) - whenOf(a))
      .slice(0, table.most),
  })).filter(({ table, resources }) => table.required === true || resources.length > 0);

const urnOf = (base: string, { resourceType, id }: Served): string => `${base}/${resourceType}/${id}`;

function sectionOf({ table, resources }: Chosen, words: ReadonlyMap<string, string>): CompositionSection {
  const { title, code } = table;
  const head = { title, code: { coding: [{ system: SYSTEM.loinc, code }] } };
  if (resources.length === 0) {
    const text = narrativeOf(['档案里没有这方面的信息。没有信息不等于没有。']);
    return { ...head, text, emptyReason: { ...hl7Concept('list-empty-reason', 'unavailable'), text: '没有信息' } };
  }
  const lines = resources.map((one) => words.get(one.id.slice(0, ENTRY_ID)) ?? plainWords(one));
  return {
    ...head,
    text: narrativeOf([...new Set(lines)]),
    entry: resources.map(({ resourceType, id }) => ({ reference: `${resourceType}/${id}` })),
  };
}

const REFERENCE = /"reference":"([A-Za-z]+\/[A-Za-z0-9\-.]+)"/g;

/** Everything the chosen resources lead to, so that the document stands alone. */
function withNamed(chosen: readonly Served[], all: readonly Served[]): Served[] {
  const byPlace = new Map(all.map((one) => [`${one.resourceType}/${one.id}`, one]));
  const taken = new Set<Served>(chosen);
  const queue = [...chosen];
  for (let next = queue.shift(); next; next = queue.shift()) {
    for (const [, place = ''] of JSON.stringify(next).matchAll(REFERENCE)) {
      const named = byPlace.get(place);
      if (named && !taken.has(named)) {
        taken.add(named);
        queue.push(named);
      }
    }
  }
  return [...taken];
}

/** A UUID that is the same for the same words: a document made twice at one moment is one document. */
const uuidOf = (words: string): string => {
  const hex = createHash('sha256').update(words).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/**
 * Patient/$summary: an International Patient Summary as a document. Problems, allergies and medicines always stand in it; where nothing is
 * known it says that there is no information, never that there is nothing.
 */
export async function summaryOf(deps: Deps, request: PersonRequest, patientId: string): Promise<FhirResource> {
  const access = await openFor(deps, request.caller, patientId);
  const types = typesWithin(access, 's', [...new Set(TYPES)]);
  const [all, words] = await Promise.all([loadResources(deps, access.view, { types }), wordsOf(deps, access.view)]);
  note(deps, access, '$summary');
  const now = deps.clock.now();
  const chosen = choose(all);
  const patient = all.filter(({ resourceType }) => resourceType === 'Patient');
  const id = uuidOf(`summary ${access.view.residentId} ${now.toISOString()}`);
  const composition: Served = {
    resourceType: 'Composition',
    id,
    meta: metaOf({ recordedAt: now }),
    ...{
      status: 'final',
      type: { coding: [{ system: SYSTEM.loinc, code: '60591-5' }], text: '个人健康摘要' },
      subject: { reference: `Patient/${access.view.residentId}` },
      date: now.toISOString(),
      author: [{ display: '康伴' }],
      title: '个人健康摘要',
      confidentiality: access.view.opened.length > 0 ? 'R' : 'N',
      section: chosen.map((one) => sectionOf(one, words)),
    },
  };
  const entries = [composition, ...withNamed([...patient, ...chosen.flatMap(({ resources }) => resources)], all)];
  return {
    resourceType: 'Bundle',
    identifier: { system: 'urn:ietf:rfc:3986', value: `urn:uuid:${id}` },
    type: 'document',
    timestamp: now.toISOString(),
    entry: entries.map((resource) => ({ fullUrl: urnOf(request.base, resource), resource })),
  };
}
