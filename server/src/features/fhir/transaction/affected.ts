import type { FhirResource } from '../resource';

import { isSystemType, type SystemType } from '../schema/types';
import type { Ask } from './asks';
import type { Heads } from './locate';
import { linksOf } from './references';
import { nameOfLead } from './resolve';
import type { HeadRow, Wanted } from './resource-store';
import type { Leads } from './settle';
import { lives, nameOf, type Target, writes } from './target';

/** A resource whose place in the record may change: written, or a line or the report of something written. */
export interface Affected {
  type: SystemType;
  id: string;
  /** Where faults of it are said: its own ask, or the one that touches it. */
  ask: Ask;
  target: Target | undefined;
  head: HeadRow | undefined;
  /** Undefined when it is deleted. */
  resource: FhirResource | undefined;
}

const isReport = ({ ask }: Target): boolean => ask.type === 'DiagnosticReport';
const isLine = ({ ask }: Target): boolean => ask.type === 'Observation';

/** The Observations a written report names now, by the names they have. */
function linesNow(target: Target, leads: Leads): string[] {
  const result = target.ask.resource?.result;
  const names = linksOf({ result })
    .map(({ text }) => nameOfLead(leads.get(target)?.get(text)) ?? text)
    .filter((name) => name.startsWith('Observation/'));
  return [...new Set(names)];
}

const split = (name: string): { type: string; id: string } => {
  const at = name.indexOf('/');
  return { type: name.slice(0, at), id: name.slice(at + 1) };
};

/** What is to be looked up once it is known what is written: reports around lines, and lines that were in reports. */
export function wantedAround(targets: readonly Target[], leads: Leads): Wanted {
  const reports = targets.filter((target) => isReport(target) && writes(target));
  const touched = reports.flatMap((target) => [...(target.head?.partOf ?? []), ...linesNow(target, leads)]);
  const own = targets.filter((target) => isLine(target) && writes(target)).map(nameOf);
  const lines = [...new Set([...touched, ...own])];
  const createdKeys = targets.flatMap(({ createdKey }) => createdKey ?? []);
  return { keys: [...new Set(touched)].map(split), lines, createdKeys };
}

/** The other lines of reports that are read again, and the people all of them are about. */
export function wantedLines(heads: Heads): Wanted {
  const names = heads
    .all()
    .flatMap(({ partOf, patientId }) => [...partOf, ...(patientId === null ? [] : [`Patient/${patientId}`])]);
  return { keys: [...new Set(names)].map(split).filter(({ type, id }) => !heads.get(type, id)) };
}

interface Told {
  targets: readonly Target[];
  leads: Leads;
  heads: Heads;
  open: (head: HeadRow) => FhirResource;
}

const ofTarget = (target: Target): Affected => ({
  type: target.ask.type,
  id: target.id,
  ask: target.ask,
  target,
  head: target.head,
  resource: lives(target) ? target.body : undefined,
});

/** Stored reports by the lines they take in. */
function reportsAround(heads: Heads): Map<string, string[]> {
  const around = new Map<string, string[]>();
  for (const { type, id, partOf, deleted } of heads.all())
    for (const line of deleted ? [] : partOf) around.set(line, [...(around.get(line) ?? []), `${type}/${id}`]);
  return around;
}

/** The lines of a report, before and now; the reports of a line. */
function neighboursOf(target: Target, leads: Leads, around: ReadonlyMap<string, string[]>): string[] {
  if (isReport(target)) return [...(target.head?.partOf ?? []), ...linesNow(target, leads)];
  return isLine(target) ? (around.get(nameOf(target)) ?? []) : [];
}

/** Everything whose place in the record may change, each once; reports stand before the lines they take in. */
export function affectedBy({ targets, leads, heads, open }: Told): Affected[] {
  const found = new Map<string, Affected>();
  const byName = new Map(targets.filter((target) => target.deed !== 'same').map((target) => [nameOf(target), target]));
  const touch = (name: string, ask: Ask): void => {
    const { type, id } = split(name);
    const head = heads.get(type, id);
    if (found.has(name) || byName.has(name) || !head || head.deleted || !isSystemType(type)) return;
    found.set(name, { type, id, ask, target: undefined, head, resource: { ...open(head), id } });
  };
  const around = reportsAround(heads);
  const written = targets.filter(writes);
  for (const target of written) found.set(nameOf(target), ofTarget(target));
  for (const target of written) for (const name of neighboursOf(target, leads, around)) touch(name, target.ask);
  const all = [...found.values()];
  return [
    ...all.filter(({ type }) => type === 'DiagnosticReport'),
    ...all.filter(({ type }) => type !== 'DiagnosticReport'),
  ];
}
