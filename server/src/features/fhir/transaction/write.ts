import { uuidV7 } from '../../../crypto/uuid-v7';
import type { Deps } from '../../../deps';
import type { Transaction } from '../../../plugins/db';
import { noteResults } from '../../care-task/results';
import { noteCriticals } from '../../checkup/critical';
import { matchPersons } from '../../match/persons';
import { noteDoses } from '../../point-rule/dose-evidence';
import { noteGoneEntries } from '../../point-rule/entry-evidence';
import { insertEntries, type NewEntry } from '../../record/entry';
import type { SystemCaller } from '../auth/system';
import type { Derived } from './derive';
import { Doses, planDose } from './doses';
import { canonical, keyOf } from './keys';
import type { Heads } from './locate';
import {
  doseTips,
  doseUsers,
  entryTips,
  findDoses,
  insertDoses,
  type NewDose,
  retractDoses,
  retractEntries,
} from './row-store';
import { lives, type Target, writes } from './target';

export interface Writing {
  deps: Deps;
  caller: SystemCaller;
  client: Transaction;
  at: Date;
  heads: Heads;
}

/** Finds or makes the registry's record of every Patient that is written; by the Patient's id. */
export async function matchPatients(writing: Writing, targets: readonly Target[]): Promise<Map<string, string>> {
  const { deps, caller, client, heads } = writing;
  const patients = targets.filter((target) => target.ask.type === 'Patient' && lives(target) && writes(target));
  const told = patients.flatMap(({ id, taken }) =>
    taken?.person
      ? [
          {
            county: caller.countyCode,
            system: caller.clientId,
            sourceId: id,
            siteId: caller.siteId ?? undefined,
            ...taken.person,
          },
        ]
      : [],
  );
  const matched = await matchPersons(deps, client, told);
  const stored = heads
    .all()
    .flatMap(({ type, id, residentId }): [string, string][] =>
      type === 'Patient' && residentId !== null ? [[id, residentId]] : [],
    );
  return new Map([
    ...stored,
    ...told.flatMap(({ sourceId }, index): [string, string][] => {
      const one = matched[index];
      return one ? [[sourceId, one.residentId]] : [];
    }),
  ]);
}

/** Where a resource stands in the record after this request. */
export interface Standing {
  rowKey: string | null;
  entryId: string | null;
  immunizationId: string | null;
  sensitive: string | null;
}

export const NOWHERE: Standing = { rowKey: null, entryId: null, immunizationId: null, sensitive: null };

interface Rows {
  standing: Map<Derived, Standing>;
  entries: NewEntry[];
  doses: NewDose[];
  goneEntries: { id: string; newId: string }[];
  /** Doses that a resource no longer tells. */
  leaving: { dose: string; of: Derived }[];
}

function rowKeyOf({ deps }: Writing, derived: Derived, residentId: string): string {
  const { entry, dose } = derived;
  const { entryId: _id, ...told } = entry ?? { entryId: '' };
  const at = entry?.happenedAt?.toISOString() ?? null;
  return keyOf(deps.cipher, canonical({ ...told, ...dose, happenedAt: at, residentId }));
}

function planEntry(
  rows: Rows,
  derived: Derived,
  told: { residentId: string; tip: string | undefined; rowKey: string },
): void {
  const { entry } = derived;
  if (!entry) return;
  const made = { ...entry, residentId: told.residentId, replacesId: told.tip ?? null };
  rows.entries.push(made);
  rows.standing.set(derived, {
    rowKey: told.rowKey,
    entryId: made.entryId,
    immunizationId: null,
    sensitive: made.sensitive,
  });
}

interface Tips {
  entry: string | undefined;
  dose: string | undefined;
}

function retract(rows: Rows, derived: Derived, tips: Tips): void {
  if (tips.entry !== undefined) rows.goneEntries.push({ id: tips.entry, newId: uuidV7() });
  if (tips.dose !== undefined) rows.leaving.push({ dose: tips.dose, of: derived });
  rows.standing.set(derived, NOWHERE);
}

const ids = (told: readonly (string | null | undefined)[]): string[] => told.flatMap((id) => id ?? []);

/** What the record has already of what this request touches. */
async function loadBefore({ client, caller }: Writing, all: readonly Derived[], residentOf: (one: Derived) => string) {
  const county = caller.countyCode;
  const heads = all.map(({ affected }) => affected.head);
  const people = [...new Set(all.filter(({ dose }) => dose).map(residentOf))];
  const doses = ids(heads.map((head) => head?.immunizationId));
  return {
    entryTips: await entryTips(client, county, ids(heads.map((head) => head?.entryId))),
    doseTips: await doseTips(client, county, doses),
    known: new Doses(await findDoses(client, county, people)),
    users: await doseUsers(client, county, doses),
  };
}

interface Deciding {
  rows: Rows;
  tips: Tips;
  residentId: string;
  rowKey: string;
  known: Doses;
  caller: SystemCaller;
}

function decideDose(derived: Derived, { rows, tips, residentId, rowKey, known, caller }: Deciding): void {
  const plan = planDose(derived, { caller, known, tip: tips.dose, residentId });
  if (!plan) return;
  if (plan.made) rows.doses.push(plan.made);
  if (plan.gone !== undefined) rows.leaving.push({ dose: plan.gone, of: derived });
  rows.standing.set(derived, { rowKey, entryId: null, immunizationId: plan.immunizationId, sensitive: null });
}

function decide(derived: Derived, deciding: Deciding): void {
  const { rows, tips, residentId, rowKey } = deciding;
  const { entry, dose, affected } = derived;
  const { head } = affected;
  if (!entry && !dose) retract(rows, derived, tips);
  else if (head?.rowKey === rowKey) {
    const { entryId, immunizationId } = head;
    rows.standing.set(derived, { rowKey, entryId, immunizationId, sensitive: entry?.sensitive ?? null });
  } else if (entry) planEntry(rows, derived, { residentId, tip: tips.entry, rowKey });
  else decideDose(derived, deciding);
}

/** Doses that go: those no other resource still tells. */
function goneDoses({ leaving }: Rows, users: ReadonlyMap<string, number>): { id: string; newId: string }[] {
  const counts = new Map<string, { leave: number; told: number }>();
  for (const { dose, of } of leaving) {
    const leave = (counts.get(dose)?.leave ?? 0) + 1;
    counts.set(dose, { leave, told: users.get(of.affected.head?.immunizationId ?? '') ?? 0 });
  }
  return [...counts].flatMap(([id, { leave, told }]) => (leave >= told ? [{ id, newId: uuidV7() }] : []));
}

/** Decides row by row what is new, what replaces what, and what was never so. */
async function planRows(writing: Writing, all: readonly Derived[], residents: ReadonlyMap<string, string>) {
  const residentOf = ({ patientId }: Derived): string => residents.get(patientId ?? '') ?? '';
  const before = await loadBefore(writing, all, residentOf);
  const rows: Rows = { standing: new Map(), entries: [], doses: [], goneEntries: [], leaving: [] };
  for (const derived of all) {
    const { head } = derived.affected;
    const residentId = residentOf(derived);
    decide(derived, {
      rows,
      tips: {
        entry: before.entryTips.get(head?.entryId ?? ''),
        dose: before.doseTips.get(head?.immunizationId ?? ''),
      },
      residentId,
      rowKey: rowKeyOf(writing, derived, residentId),
      known: before.known,
      caller: writing.caller,
    });
  }
  return { ...rows, goneDoses: goneDoses(rows, before.users) };
}

/** Writes what the resources say in the record. */
export async function writeRows(
  writing: Writing,
  all: readonly Derived[],
  residents: ReadonlyMap<string, string>,
): Promise<Map<Derived, Standing>> {
  const { client, caller, at } = writing;
  const rows = await planRows(writing, all, residents);
  const county = caller.countyCode;
  await retractEntries(client, county, { rows: rows.goneEntries, at });
  await retractDoses(client, county, { rows: rows.goneDoses, at });
  await insertEntries(client, county, { entries: rows.entries, at });
  await insertDoses(client, county, { doses: rows.doses, at });
  await noteGoneEntries(client, { countyCode: county, entryIds: rows.goneEntries.map(({ id }) => id), at });
  const doseIds = [...rows.goneDoses.map(({ newId }) => newId), ...rows.doses.map(({ id }) => id)];
  await noteDoses(client, county, { doseIds, at });
  const gone = rows.goneEntries.map(({ id }) => id);
  await noteResults(writing.deps, client, { countyCode: county, entries: rows.entries, gone });
  await noteCriticals(writing.deps, client, { countyCode: county, entries: rows.entries });
  return rows.standing;
}
