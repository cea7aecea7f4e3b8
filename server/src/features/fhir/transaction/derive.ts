import { toPlainDate, type PlainDate } from '@kangban/domain/shared/plain-date';
import { makeEntry, type NewEntry } from '../../record/entry';
import type { SystemCaller } from '../auth/system';
import { takeResource, type Taken } from '../read';
import type { DoseRow, EntryRow, ReadContext, Reading } from '../read/reading';
import { type FhirResource, isObject, isResource } from '../resource';
import type { Affected } from './affected';
import type { Findings } from './faults';
import type { Heads } from './locate';
import { nameOfLead, type Lead, type Resolver } from './resolve';
import type { HeadRow } from './resource-store';
import { labelledAs } from './security';
import type { Leads } from './settle';
import { birthDateOf, patientIdOf, type Subject } from './subjects';
import type { Target } from './target';

/** What a resource is to say in the record after this request. */
export interface Derived {
  affected: Affected;
  patientId: string | null;
  entry: NewEntry | undefined;
  dose: DoseRow | undefined;
  /** On a report: its lines. */
  partOf: readonly string[];
}

export interface Deriving {
  caller: SystemCaller;
  today: PlainDate;
  heads: Heads;
  leads: Leads;
  resolver: Resolver;
  subjects: ReadonlyMap<Target, Subject>;
  findings: Findings;
  /** What this request writes, by the names it has from now on. */
  written: ReadonlyMap<string, Target>;
  open: (head: HeadRow) => FhirResource;
}

function resourceOf(lead: Lead | undefined, { open }: Deriving): FhirResource | undefined {
  if (lead === undefined || lead === 'outside') return undefined;
  if ('target' in lead) return lead.target.body ?? (lead.target.head && open(lead.target.head));
  return open(lead.head);
}

const containedOf = ({ contained }: FhirResource, id: string): FhirResource | undefined =>
  Array.isArray(contained) ? contained.filter(isResource).find((one) => one.id === id) : undefined;

/** Finds a stored or written resource by its name. */
function namedOf(text: string, deriving: Deriving): FhirResource | undefined {
  const at = text.indexOf('/');
  const head = deriving.heads.get(text.slice(0, at), text.slice(at + 1));
  return head && !head.deleted ? deriving.open(head) : undefined;
}

function contextOf({ target, resource }: Affected, subject: Subject | undefined, deriving: Deriving): ReadContext {
  const find = (text: string): FhirResource | undefined => {
    if (text.startsWith('#')) return resource && containedOf(resource, text.slice(1));
    const lead = target && deriving.leads.get(target)?.get(text);
    if (lead) return resourceOf(lead, deriving);
    const body = deriving.written.get(text)?.body;
    return body ?? namedOf(text, deriving) ?? resourceOf(deriving.resolver.questionnaire(text), deriving);
  };
  return { today: deriving.today, birthDate: birthDateOf(subject, deriving.open), find };
}

/** Content that becomes part of the entry of a resource that names it: lines of a report, diagnoses of a visit, the drug taken. */
const CONTENT = ['Observation', 'Condition', 'Medication'];

/** The context, and the resource with whatever content is found through it: their labels go with what they say. */
function withParts({ resource }: Affected, context: ReadContext): { context: ReadContext; parts: FhirResource[] } {
  const parts = resource ? [resource] : [];
  const find = (text: string): FhirResource | undefined => {
    const found = context.find(text);
    if (found && CONTENT.includes(found.resourceType)) parts.push(found);
    return found;
  };
  return { context: { ...context, find }, parts };
}

function subjectOf({ target, head }: Affected, { subjects, heads }: Deriving): Subject | undefined {
  if (target) return subjects.get(target);
  const patient = head?.patientId ? heads.get('Patient', head.patientId) : undefined;
  return patient && { head: patient };
}

const BORN_LONG_AGO = toPlainDate('1900-01-01');
/** Told ahead of its day: it stands under the day it was told. */
const AHEAD = ['appointment-elsewhere', 'care-plan'];

function entryFrom(row: EntryRow, affected: Affected, told: { deriving: Deriving; context: ReadContext }) {
  const { caller, today } = told.deriving;
  const isAhead = row.happenedOn > today && AHEAD.includes(row.kind);
  return makeEntry(
    {
      residentId: '',
      birthDate: told.context.birthDate ?? BORN_LONG_AGO,
      kind: row.kind,
      payload: row.payload,
      happenedOn: isAhead ? today : row.happenedOn,
      happenedAt: isAhead ? null : row.happenedAt,
      siteId: row.institution === undefined ? caller.siteId : null,
      institution: row.institution ?? caller.institution,
      practitioner: row.practitioner ?? null,
      source: 'fhir',
      origin: { system: caller.clientId, key: `${affected.type}/${affected.id}` },
    },
    today,
  );
}

const FHIR_NAMES: Readonly<Record<string, string>> = {
  happenedOn: 'effective',
};

function readEntry(
  row: EntryRow,
  affected: Affected,
  told: { deriving: Deriving; context: ReadContext; parts: readonly FhirResource[] },
): NewEntry | undefined {
  const made = entryFrom(row, affected, told);
  if ('faults' in made) {
    for (const { path, message, words } of made.faults)
      told.deriving.findings.flaw(affected.ask, {
        code: 'business-rule',
        path: path in FHIR_NAMES ? [FHIR_NAMES[path] ?? path] : [],
        diagnostics: `${path}: ${words ?? message}`,
      });
    return undefined;
  }
  // Under the label where there is one: what the codes and words tell is looked for at every reading, the label stands nowhere else.
  return { ...made.entry, sensitive: labelledAs(told.parts) ?? made.entry.sensitive };
}

function checkDose(
  row: DoseRow,
  affected: Affected,
  { deriving, context }: { deriving: Deriving; context: ReadContext },
): DoseRow | undefined {
  const isEarly = context.birthDate !== undefined && row.givenOn < context.birthDate;
  if (row.givenOn <= deriving.today && !isEarly) return row;
  deriving.findings.flaw(affected.ask, {
    code: 'business-rule',
    path: ['occurrenceDateTime'],
    diagnostics: isEarly ? 'The day lies before the birth.' : 'The day is still to come.',
  });
  return undefined;
}

function takenOf({ target, type, resource }: Affected, today: PlainDate): Taken | undefined {
  if (!resource) return undefined;
  return target?.taken ?? takeResource(type, resource, today);
}

function readOf(affected: Affected, context: ReadContext, deriving: Deriving): Reading {
  const empty: Reading = { flaws: [], notes: [] };
  const taken = takenOf(affected, deriving.today);
  if (!taken || taken.flaws.length > 0) return empty;
  const read = taken.read(context);
  for (const flaw of read.flaws) deriving.findings.flaw(affected.ask, flaw);
  if (affected.target) for (const note of read.notes) deriving.findings.note(affected.ask, note);
  return read.flaws.length > 0 ? empty : read;
}

function linesOfReport({ target, head }: Affected, { leads }: Deriving): string[] {
  if (!target) return head?.partOf ?? [];
  const result: unknown = target.ask.resource?.result;
  const texts = Array.isArray(result)
    ? result.flatMap((one: unknown) => (isObject(one) && typeof one.reference === 'string' ? [one.reference] : []))
    : [];
  const names = texts.map((text) => nameOfLead(leads.get(target)?.get(text)) ?? text);
  return [...new Set(names.filter((name) => name.startsWith('Observation/')))];
}

/** What each affected resource says in the record: reports first, then what is no line of one. */
export function derive(all: readonly Affected[], deriving: Deriving): Derived[] {
  const folded = new Set<string>();
  const rederived = new Set(all.map(({ type, id }) => `${type}/${id}`));
  for (const row of deriving.heads.all())
    if (!row.deleted && !rederived.has(`${row.type}/${row.id}`)) for (const line of row.partOf) folded.add(line);
  return all.map((affected) => {
    const subject = subjectOf(affected, deriving);
    const { context, parts } = withParts(affected, contextOf(affected, subject, deriving));
    const derived: Derived = {
      affected,
      patientId: patientIdOf(subject),
      entry: undefined,
      dose: undefined,
      partOf: [],
    };
    if (affected.type === 'Observation' && folded.has(`Observation/${affected.id}`)) {
      readOf(affected, context, deriving);
      return derived;
    }
    const { row } = readOf(affected, context, deriving);
    if (!row) return derived;
    if (row.table === 'dose') return { ...derived, dose: checkDose(row, affected, { deriving, context }) };
    const partOf = affected.type === 'DiagnosticReport' ? linesOfReport(affected, deriving) : [];
    for (const line of partOf) folded.add(line);
    return { ...derived, entry: readEntry(row, affected, { deriving, context, parts }), partOf };
  });
}
