import { PAYLOAD_VERSION, PAYLOADS } from '@kangban/contract/record/payloads';
import type { z } from '@kangban/contract/zod';
import { checkForm } from '@kangban/domain/record/forms/check-form';
import { FORMS_OF_KIND } from '@kangban/domain/record/forms/forms';
import type { FormContext } from '@kangban/domain/record/forms/types';
import type { EntryKind } from '@kangban/domain/record/kinds';
import { sensitiveOf } from '@kangban/domain/record/sensitive';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Transaction } from '../../plugins/db';
import { noteEntries } from '../point-rule/entry-evidence';
import { type EntrySource, insertEntries as insertRows, type NewEntry } from './entry-store';

export type { NewEntry } from './entry-store';

/** Writes entries in one statement and notes what they may earn, inside the caller's transaction. */
export async function insertEntries(
  client: Transaction,
  countyCode: string,
  told: { entries: readonly NewEntry[]; at: Date },
): Promise<void> {
  if (told.entries.length === 0) return;
  await insertRows(client, countyCode, told);
  await noteEntries(client, countyCode, told);
}

export interface EntryFault {
  /** Where in the payload: `fields.pastDiseases.0.since`. */
  path: string;
  message: string;
  /** Only of national forms: what is wrong, in Chinese, for the clinic that sent it. */
  words?: string;
}

/** A payload that fits its kind and version, with undeclared fields stripped; or where it does not fit. */
export type CheckedPayload = { payload: unknown } | { faults: EntryFault[] };

function schemaOf(kind: EntryKind, version: number): z.ZodMiniType | undefined {
  const versions: Readonly<Record<number, z.ZodMiniType>> = PAYLOADS[kind];
  return versions[version];
}

const isFormKind = (kind: EntryKind): kind is keyof typeof FORMS_OF_KIND => kind in FORMS_OF_KIND;

/** A form's answers by the form's own table; only forms of the kind. */
function checkAnswers(kind: keyof typeof FORMS_OF_KIND, payload: unknown, person: FormContext): CheckedPayload {
  const { form, fields, ranges } = PAYLOADS[kind][PAYLOAD_VERSION].parse(payload);
  if (!FORMS_OF_KIND[kind].some(({ name }) => name === form))
    return { faults: [{ path: 'form', message: `${form} is no form of ${kind}` }] };
  const checked = checkForm(form, fields, person);
  const alone = Object.keys(ranges ?? {}).filter((field) => fields[field] === undefined);
  if (alone.length > 0)
    return { faults: alone.map((field) => ({ path: `ranges.${field}`, message: 'stands beside no answer' })) };
  if ('fields' in checked) return { payload: { form, fields: checked.fields, ...(ranges && { ranges }) } };
  return {
    faults: checked.faults.map(({ field, reason, words }) => ({
      path: field === '' ? 'fields' : `fields.${field}`,
      message: reason,
      words,
    })),
  };
}

/** Checks a payload by the contract's schema of its kind and version, and a form by its own table: nothing else may be stored. */
export function checkPayload(
  kind: EntryKind,
  version: number,
  { payload, ...person }: FormContext & { payload: unknown },
): CheckedPayload {
  const schema = schemaOf(kind, version);
  if (!schema) return { faults: [{ path: '', message: `no version ${version} of ${kind}` }] };
  const result = schema.safeParse(payload);
  if (result.success) return isFormKind(kind) ? checkAnswers(kind, result.data, person) : { payload: result.data };
  return {
    faults: result.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })),
  };
}

/** An entry to be written; what is left out is unknown. */
export interface ToldEntry {
  residentId: string;
  birthDate: PlainDate;
  kind: EntryKind;
  payload: unknown;
  happenedOn: PlainDate;
  happenedAt?: Date | null;
  siteId?: string | null;
  institution: string;
  practitioner?: string | null;
  source: EntrySource;
  /** Which system it came from and its key there, both or none. */
  origin?: { system: string; key: string } | null;
  /** The standing entry that this one corrects. */
  replacesId?: string | null;
  recordedByStaff?: string | null;
  recordedByAccount?: string | null;
}

const orNull = <T>(told: T | null | undefined): T | null => told ?? null;

/**
 * Makes a row of an entry: its payload checked and stripped, its sensitive category found, an id drawn. The one way anything gets into
 * `record_entry`; `insertEntries` writes the row.
 */
export function makeEntry(told: ToldEntry, today: PlainDate): { entry: NewEntry } | { faults: EntryFault[] } {
  const { kind, payload, birthDate, happenedOn } = told;
  if (happenedOn > today) return { faults: [{ path: 'happenedOn', message: 'is after today' }] };
  if (happenedOn < birthDate) return { faults: [{ path: 'happenedOn', message: 'is before the birth' }] };
  const checked = checkPayload(kind, PAYLOAD_VERSION, { payload, today, birthDate });
  if ('faults' in checked) return checked;
  return {
    entry: {
      entryId: uuidV7(),
      residentId: told.residentId,
      kind,
      version: PAYLOAD_VERSION,
      happenedOn,
      happenedAt: orNull(told.happenedAt),
      siteId: orNull(told.siteId),
      institution: told.institution,
      practitioner: orNull(told.practitioner),
      sensitive: sensitiveOf(kind, checked.payload, told.institution),
      source: told.source,
      sourceSystem: orNull(told.origin?.system),
      sourceKey: orNull(told.origin?.key),
      payload: checked.payload,
      replacesId: orNull(told.replacesId),
      enteredInError: false,
      recordedByStaff: orNull(told.recordedByStaff),
      recordedByAccount: orNull(told.recordedByAccount),
    },
  };
}
