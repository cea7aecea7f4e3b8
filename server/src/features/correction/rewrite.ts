import type { BodyOf } from '@kangban/contract/endpoint';
import type { acceptCorrection } from '@kangban/contract/correction';
import { applyChanges, type Change, type EditableField } from '@kangban/domain/correction/editable';
import { categoriesOf } from '@kangban/domain/record/sensitive';
import { parsePlainDate, type PlainDate } from '@kangban/domain/shared/plain-date';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import { refuse, type Refused } from '../../http/refusal';
import type { Transaction } from '../../plugins/db';
import { noteResults } from '../care-task/results';
import { noteCriticals } from '../checkup/critical';
import type { Member } from '../desk/service';
import { noteDoses } from '../point-rule/dose-evidence';
import { recallFor } from '../reading/recall';
import { insertEntries, makeEntry, type NewEntry } from '../record/entry';
import type { Target } from './target';
import { findBirthDate, replaceDose, replaceMeasurement, strikeOutOwn } from './target-store';

type Body = BodyOf<typeof acceptCorrection>;

/** A row that is set right under the hand of a member of staff. */
export interface Rewrite {
  deps: Deps;
  client: Transaction;
  member: Member;
  fields: readonly EditableField[];
  body: Body;
}

const fault = (path: string, message: string): Refused => refuse('correction-invalid', { fields: [{ path, message }] });
const GONE = refuse('correction-target-gone');

/** The day after the changes; undefined when what was typed is no day. */
function dayAfter(changes: readonly Change[], before: PlainDate): PlainDate | undefined {
  const change = changes.find(({ path }) => path === 'on');
  return change ? parsePlainDate(change.value ?? '') : before;
}

type EntryTarget = Extract<Target, { type: 'entry' }>['row'];

/**
 * Under which category the new row is kept: what a source's label said of the old one holds on, for no word of the payload says it; and a
 * row that strikes out is as hidden as what it strikes out.
 */
function keptUnder(row: EntryTarget, made: NewEntry): NewEntry['sensitive'] {
  const isLabel = row.sensitive !== null && !categoriesOf(row).includes(row.sensitive);
  return isLabel ? row.sensitive : made.sensitive;
}

function newEntry({ deps, member, fields, body }: Rewrite, row: EntryTarget): NewEntry | Refused {
  const on = body.strikeOut ? row.on : dayAfter(body.changes, row.on);
  if (on === undefined) return fault('on', 'is no day');
  const payload = applyChanges(
    row.payload,
    fields,
    body.changes.filter(({ path }) => path !== 'on'),
  );
  if (payload === undefined) return fault('changes', 'names a place that cannot be set right');
  const made = makeEntry(
    {
      residentId: row.residentId,
      birthDate: row.birthDate,
      kind: row.kind,
      payload: body.strikeOut ? row.payload : payload,
      happenedOn: on,
      happenedAt: on === row.on ? row.happenedAt : null,
      siteId: row.siteId,
      institution: row.institution,
      practitioner: row.practitioner,
      source: 'clinic',
      replacesId: row.id,
      recordedByStaff: member.staffId,
    },
    deps.clock.today(),
  );
  if ('faults' in made)
    return refuse('correction-invalid', {
      fields: made.faults.map(({ path, message, words }) => ({ path, message: words ?? message })),
    });
  return { ...made.entry, sensitive: keptUnder(row, made.entry), enteredInError: body.strikeOut };
}

async function rewriteEntry(rewrite: Rewrite, row: EntryTarget): Promise<string | Refused> {
  const entry = newEntry(rewrite, row);
  if ('refused' in entry) return entry;
  const { client, deps, member } = rewrite;
  const { countyCode } = member;
  await insertEntries(client, countyCode, { entries: [entry], at: deps.clock.now() });
  await noteResults(deps, client, { countyCode, entries: [entry] });
  await noteCriticals(deps, client, { countyCode, entries: [entry] });
  const by = { accountId: null, staffId: member.staffId };
  const gone = { countyCode, residentId: row.residentId, entryIds: [row.id], why: 'withdrawn' as const, by };
  if (row.kind === 'observation' && entry.enteredInError) await recallFor(deps, client, gone);
  return entry.entryId;
}

type OwnTarget = Extract<Target, { type: 'own' }>['row'];

const typed = (rewrite: Rewrite, path: string): string | null => {
  const change = rewrite.body.changes.find((one) => one.path === path);
  return change ? change.value : (rewrite.fields.find((one) => one.path === path)?.value ?? null);
};

/** A typed number as whole grams or millimetres; undefined when it is none or no body has it. */
function whole(text: string | null, { factor, max }: { factor: number; max: number }): number | null | undefined {
  if (text === null || text === '') return null;
  const value = Number(text);
  return Number.isFinite(value) && value > 0 && value <= max ? Math.round(value * factor) : undefined;
}

async function rewriteGrowth(rewrite: Rewrite, row: OwnTarget, measuredOn: PlainDate): Promise<string | Refused> {
  const { client, deps, member } = rewrite;
  const weightG = whole(typed(rewrite, 'weightKg'), { factor: 1000, max: 300 });
  const lengthMm = whole(typed(rewrite, 'lengthCm'), { factor: 10, max: 250 });
  const headMm = whole(typed(rewrite, 'headCm'), { factor: 10, max: 80 });
  if (weightG === undefined) return fault('weightKg', 'is no weight');
  if (lengthMm === undefined) return fault('lengthCm', 'is no length');
  if (headMm === undefined) return fault('headCm', 'is no head size');
  if (weightG === null && lengthMm === null && headMm === null) return fault('weightKg', 'nothing is left');
  const newId = uuidV7();
  const told = { id: row.id, newId, measuredOn, weightG, lengthMm, headMm, staffId: member.staffId };
  return (await replaceMeasurement(client, member.countyCode, { ...told, at: deps.clock.now() })) ? newId : GONE;
}

/** The day after the changes, between birth and today. */
async function dayOfLife({ deps, client, member, body }: Rewrite, row: OwnTarget): Promise<PlainDate | undefined> {
  const on = dayAfter(body.changes, row.on);
  const birthDate = await findBirthDate(client, member.countyCode, row.residentId);
  if (on === undefined || birthDate === undefined) return undefined;
  return birthDate <= on && on <= deps.clock.today() ? on : undefined;
}

async function rewriteOwn(rewrite: Rewrite, row: OwnTarget): Promise<string | Refused> {
  const { client, deps, member, body } = rewrite;
  const { countyCode, staffId } = member;
  const { kind, id } = row;
  if (kind !== 'immunization' && kind !== 'growth') return refuse('correction-elsewhere');
  const at = deps.clock.now();
  const newId = uuidV7();
  if (body.strikeOut) {
    if (!(await strikeOutOwn(client, countyCode, { kind, id, newId, staffId, at }))) return GONE;
    if (kind === 'immunization') await noteDoses(client, countyCode, { doseIds: [newId], at });
    return newId;
  }
  const on = await dayOfLife(rewrite, row);
  if (on === undefined) return fault('on', 'is no day of this life');
  if (kind === 'growth') return rewriteGrowth(rewrite, row, on);
  const lot = typed(rewrite, 'lot');
  if (!(await replaceDose(client, countyCode, { id, newId, givenOn: on, lot, at }))) return GONE;
  await noteDoses(client, countyCode, { doseIds: [newId], at });
  return newId;
}

/**
 * Sets a target right in the caller's transaction by a row that replaces it; both stay. Answers the id of the new row. Refuses what is
 * registered elsewhere, a value its own table does not take, and a row somebody replaced meanwhile.
 */
export async function rewriteTarget(rewrite: Rewrite, target: Target): Promise<string | Refused> {
  if (target.type === 'profile') return refuse('correction-elsewhere');
  return target.type === 'entry' ? rewriteEntry(rewrite, target.row) : rewriteOwn(rewrite, target.row);
}
