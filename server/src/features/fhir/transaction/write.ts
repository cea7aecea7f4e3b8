import { uuidV7 } from '../../../crypto/uuid-v7';
import type { Deps } from '../../../deps';
import type { Transaction } from '../../../plugins/db';
import { matchPersons } from '../../match/persons';
import { insertEntries, type NewEntry } from '../../record/entry';
import type { SystemCaller } from '../auth/system';
import { FhirError } from '../outcome';
import type { Derived } from './derive';
import { canonical, identifierKeysOf, keyOf } from './keys';
import type { Heads } from './locate';
import { type SavedHead, saveRows, saveVersions } from './resource-store';
import {
  doseTips,
  entryTips,
  findDoses,
  insertDoses,
  type KnownDose,
  type NewDose,
  retractDoses,
  retractEntries,
} from './row-store';
import { sealBody } from './seal';
import { lives, type Target, versionOf, writes } from './target';

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

const NOWHERE: Standing = { rowKey: null, entryId: null, immunizationId: null, sensitive: null };

interface Rows {
  standing: Map<Derived, Standing>;
  entries: NewEntry[];
  doses: NewDose[];
  goneEntries: { id: string; newId: string }[];
  goneDoses: { id: string; newId: string }[];
}

const ids = (told: readonly (string | null | undefined)[]): string[] => told.flatMap((id) => id ?? []);

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

interface DoseName {
  residentId: string;
  vaccine: string;
  givenOn: string;
}
const doseName = ({ residentId, vaccine, givenOn }: DoseName): string => `${residentId} ${givenOn} ${vaccine}`;

/** Doses the registry has, as they stand, and the rows that replaced others. */
class Doses {
  private readonly replacedBy: Map<string, KnownDose>;
  private readonly byName = new Map<string, KnownDose[]>();
  /** Of this request. */
  private readonly made = new Map<string, NewDose>();

  constructor(known: readonly KnownDose[]) {
    for (const one of known) this.byName.set(doseName(one), [...(this.byName.get(doseName(one)) ?? []), one]);
    this.replacedBy = new Map(known.flatMap((one) => (one.replacesId === null ? [] : [[one.replacesId, one]])));
  }

  private tipOf(one: KnownDose): KnownDose {
    const next = this.replacedBy.get(one.id);
    return next ? this.tipOf(next) : one;
  }

  add(dose: NewDose): void {
    this.made.set(doseName(dose), dose);
  }

  /** The same dose told by another resource of this request. */
  twin = (dose: NewDose): NewDose | undefined => this.made.get(doseName(dose));

  /** The standing row of the same dose: same vaccine and day, and no other dose word. */
  standing(dose: NewDose): KnownDose | undefined {
    return (this.byName.get(doseName(dose)) ?? []).find(
      (one) =>
        !one.enteredInError &&
        !this.replacedBy.has(one.id) &&
        (one.doseLabel === dose.doseLabel || one.doseLabel === null || dose.doseLabel === null),
    );
  }

  /** The row to follow when this very dose stood there once: told again after it was taken back. */
  follows(dose: NewDose): KnownDose | undefined {
    const root = (this.byName.get(doseName(dose)) ?? []).find(
      (one) => one.replacesId === null && !one.enteredInError && one.doseLabel === dose.doseLabel,
    );
    return root && this.tipOf(root);
  }
}

interface DoseTold {
  writing: Writing;
  known: Doses;
  tip: string | undefined;
  residentId: string;
  rowKey: string;
}

const newDose = (derived: Derived, { writing, residentId, tip }: DoseTold): NewDose | undefined =>
  derived.dose && {
    id: uuidV7(),
    residentId,
    vaccine: derived.dose.vaccine,
    givenOn: derived.dose.givenOn,
    doseLabel: derived.dose.doseLabel,
    lot: derived.dose.lot,
    manufacturer: derived.dose.manufacturer,
    siteId: derived.dose.siteName === null ? writing.caller.siteId : null,
    siteName: derived.dose.siteName ?? writing.caller.institution.slice(0, 60),
    sourceKey: `${writing.caller.clientId}/Immunization/${derived.affected.id}`,
    replacesId: tip ?? null,
  };

function planDose(rows: Rows, derived: Derived, told: DoseTold): void {
  const dose = newDose(derived, told);
  if (!dose) return;
  const twin = told.known.twin(dose);
  const standing = told.known.standing(dose);
  const link = twin ?? (standing && standing.id !== told.tip ? standing : undefined);
  const stand = (immunizationId: string): void =>
    void rows.standing.set(derived, { rowKey: told.rowKey, entryId: null, immunizationId, sensitive: null });
  if (link) {
    if (told.tip !== undefined) rows.goneDoses.push({ id: told.tip, newId: uuidV7() });
    stand(link.id);
    return;
  }
  const before = told.tip === undefined ? told.known.follows(dose) : undefined;
  if (before && !before.enteredInError)
    throw new FhirError([
      {
        status: 409,
        code: 'conflict',
        diagnostics: 'The clinic corrected this very dose since; what it says now stands.',
        expression: derived.affected.ask.resourcePlace,
      },
    ]);
  rows.doses.push({ ...dose, replacesId: dose.replacesId ?? before?.id ?? null });
  told.known.add(dose);
  stand(dose.id);
}

function retract(rows: Rows, derived: Derived, tips: { entry: string | undefined; dose: string | undefined }): void {
  if (tips.entry !== undefined) rows.goneEntries.push({ id: tips.entry, newId: uuidV7() });
  if (tips.dose !== undefined) rows.goneDoses.push({ id: tips.dose, newId: uuidV7() });
  rows.standing.set(derived, NOWHERE);
}

/** Decides row by row what is new, what replaces what, and what was never so. */
async function planRows(
  writing: Writing,
  all: readonly Derived[],
  residents: ReadonlyMap<string, string>,
): Promise<Rows> {
  const { client, caller } = writing;
  const heads = all.map(({ affected }) => affected.head);
  const residentOf = ({ patientId }: Derived): string => residents.get(patientId ?? '') ?? '';
  const [entryTip, doseTip] = [
    await entryTips(client, caller.countyCode, ids(heads.map((head) => head?.entryId))),
    await doseTips(client, caller.countyCode, ids(heads.map((head) => head?.immunizationId))),
  ];
  const withDoses = [...new Set(all.filter(({ dose }) => dose).map(residentOf))];
  const known = new Doses(await findDoses(client, caller.countyCode, withDoses));
  const rows: Rows = { standing: new Map(), entries: [], doses: [], goneEntries: [], goneDoses: [] };
  for (const derived of all) {
    const { head } = derived.affected;
    const tips = { entry: entryTip.get(head?.entryId ?? ''), dose: doseTip.get(head?.immunizationId ?? '') };
    const residentId = residentOf(derived);
    const rowKey = rowKeyOf(writing, derived, residentId);
    if (!derived.entry && !derived.dose) retract(rows, derived, tips);
    else if (head?.rowKey === rowKey)
      rows.standing.set(derived, {
        rowKey,
        entryId: head.entryId,
        immunizationId: head.immunizationId,
        sensitive: derived.entry?.sensitive ?? null,
      });
    else if (derived.entry) planEntry(rows, derived, { residentId, tip: tips.entry, rowKey });
    else planDose(rows, derived, { writing, known, tip: tips.dose, residentId, rowKey });
  }
  return rows;
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
  return rows.standing;
}

function savedHead(
  target: Target,
  told: { writing: Writing; derived: Derived | undefined; standing: Standing; residentId: string | null },
): SavedHead {
  const { cipher } = told.writing.deps;
  const isGone = target.deed === 'delete';
  const sealed =
    target.body && !isGone ? sealBody(cipher, target.body) : { body: null, sealed: null, sealedKeyId: null };
  return {
    type: target.ask.type,
    id: target.id,
    version: versionOf(target),
    deleted: isGone,
    residentId: told.residentId,
    patientId: isGone ? (target.head?.patientId ?? null) : (told.derived?.patientId ?? null),
    identifiers: target.body && !isGone ? identifierKeysOf(cipher, target.body) : [],
    partOf: told.derived?.partOf ?? [],
    createdKey: target.head ? target.head.createdKey : target.createdKey,
    contentKey: target.contentKey,
    ...told.standing,
    body: sealed.body,
    sealed: sealed.sealed?.toString('hex') ?? null,
    sealedKeyId: sealed.sealedKeyId,
  };
}

/** Writes new versions of what was written, and where the others that were touched now stand. */
export async function writeResources(
  writing: Writing,
  told: {
    targets: readonly Target[];
    standing: ReadonlyMap<Derived, Standing>;
    residents: ReadonlyMap<string, string>;
  },
): Promise<void> {
  const { client, caller, at } = writing;
  const byTarget = new Map(
    [...told.standing].map(([derived, standing]) => [derived.affected.target, { derived, standing }]),
  );
  const heads = told.targets.filter(writes).map((target) => {
    const { derived, standing = NOWHERE } = byTarget.get(target) ?? {};
    const patientId = derived?.patientId ?? target.head?.patientId ?? '';
    const residentId = told.residents.get(patientId) ?? target.head?.residentId ?? null;
    return savedHead(target, { writing, derived, standing, residentId });
  });
  await saveVersions(client, caller, { heads, at });
  const touched = [...told.standing].flatMap(([{ affected }, { rowKey, entryId, sensitive }]) =>
    affected.target ? [] : [{ type: affected.type, id: affected.id, rowKey, entryId, sensitive }],
  );
  await saveRows(client, caller, touched);
}
