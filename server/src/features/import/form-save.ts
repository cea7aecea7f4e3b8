import { isDeepStrictEqual } from 'node:util';
import { checkForm } from '@kangban/domain/record/forms/check-form';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Transaction } from '../../plugins/db';
import { noteResults } from '../care-task/results';
import { noteCriticals } from '../checkup/critical';
import { insertEntries, makeEntry, type NewEntry } from '../record/entry';
import { type FormImportRow, type FormKindName, naturalKey } from './form-row';
import { findKnownForms, type KnownForm, lockForms } from './form-store';
import type { ImportContext, Saved } from './kind';
import { findPeople, type ImportPeople, type ImportPerson } from './people-store';
import { findSites, type NamedSite } from './site-store';

const systemOf = (kind: FormKindName): string => `import ${kind}`;

interface Known {
  people: ImportPeople;
  sites: ReadonlyMap<string, NamedSite>;
  forms: readonly KnownForm[];
}

async function findKnown(client: Transaction, rows: readonly FormImportRow[], context: ImportContext): Promise<Known> {
  const people = await findPeople(client, rows, context);
  const sites = await findSites(
    client,
    context.countyCode,
    rows.map((row) => row.site),
  );
  const kind = rows[0]?.kind ?? 'checkup';
  const forms = await findKnownForms(client, context.countyCode, {
    kind,
    residentIds: people.all.flatMap((person) => person.same_person),
    system: systemOf(kind),
    keys: rows.flatMap((row) => row.sourceKey ?? []),
  });
  return { people, sites, forms };
}

/** The same form told before: under its record number, else (where one of them has none) the person's of that sort and day. */
function findOld(forms: readonly KnownForm[], row: FormImportRow, person: ImportPerson): KnownForm | undefined {
  const byKey = forms.find(({ source_key: key }) => key !== null && key === row.sourceKey);
  if (byKey) return byKey;
  const alike = forms.filter(
    (one) =>
      person.same_person.includes(one.resident_id) &&
      naturalKey({ kind: row.kind, form: one.payload.form, happenedOn: one.happened_on }) === naturalKey(row),
  );
  const without = alike.find(({ source_key: key }) => key === null);
  return without ?? (row.sourceKey === null ? alike[0] : undefined);
}

interface Placed {
  row: FormImportRow;
  person: ImportPerson;
  site: NamedSite | undefined;
  old: KnownForm | undefined;
}

/** The first of them that says something. */
const firstOf = (...told: readonly (string | null | undefined)[]): string | null =>
  told.find((one) => one !== null && one !== undefined) ?? null;

/** What a line says, with what it leaves blank of place and doctor kept as it stands. */
const placeOf = ({ row, site, old }: Placed) => ({
  institution: firstOf(row.institution, site?.name, old?.institution) ?? '',
  siteId: site?.site_id ?? null,
  practitioner: firstOf(row.practitioner, old?.practitioner),
  sourceKey: firstOf(row.sourceKey, old?.source_key),
});

function toEntry(placed: Placed, today: PlainDate): NewEntry {
  const { row, person, old } = placed;
  const { sourceKey, ...place } = placeOf(placed);
  const made = makeEntry(
    {
      residentId: person.resident_id,
      birthDate: person.birth_date,
      kind: row.kind,
      payload: {
        form: row.form,
        fields: row.fields,
        ...(Object.keys(row.ranges).length > 0 && { ranges: row.ranges }),
      },
      happenedOn: row.happenedOn,
      ...place,
      source: 'import',
      origin: sourceKey === null ? null : { system: systemOf(row.kind), key: sourceKey },
      replacesId: old?.entry_id ?? null,
    },
    today,
  );
  if ('faults' in made) throw new Error(`a checked line is no entry: ${made.faults[0]?.path ?? ''}`);
  return made.entry;
}

const isSame = (old: KnownForm, entry: NewEntry): boolean =>
  old.happened_on === entry.happenedOn &&
  old.institution === entry.institution &&
  old.site_id === entry.siteId &&
  old.practitioner === entry.practitioner &&
  old.source_key === entry.sourceKey &&
  isDeepStrictEqual(old.payload, entry.payload);

/** Adds forms; one told again with other answers becomes a row that replaces the old one, and both stay. */
export async function saveForms(
  client: Transaction,
  rows: readonly FormImportRow[],
  context: ImportContext,
): Promise<Saved> {
  const known = await findKnown(client, rows, context);
  const saved = { added: 0, changed: 0, unchanged: 0 };
  const entries: NewEntry[] = [];
  const replaced = new Set<string>();
  for (const row of rows) {
    const person = known.people.of(row);
    if (!person) continue;
    const open = known.forms.filter((one) => !replaced.has(one.entry_id));
    const old = findOld(open, row, person);
    if (old) replaced.add(old.entry_id);
    const entry = toEntry({ row, person, old, site: known.sites.get(row.site ?? '') }, context.today);
    if (old && isSame(old, entry)) saved.unchanged += 1;
    else {
      entries.push(entry);
      saved[old ? 'changed' : 'added'] += 1;
    }
  }
  await insertEntries(client, context.countyCode, { entries, at: context.clock.now() });
  await noteResults(context, client, { countyCode: context.countyCode, entries });
  await noteCriticals(context, client, { countyCode: context.countyCode, entries });
  return saved;
}

const SHOWN_FAULTS = 3;

/** What is wrong with a line's answers by the form's own table; the first few, each in a sentence. */
function faultsOf(row: FormImportRow, person: ImportPerson, today: PlainDate): string | undefined {
  const checked = checkForm(row.form, row.fields, { today, birthDate: person.birth_date });
  if ('fields' in checked) return undefined;
  const words = checked.faults.map((fault) => fault.words);
  const more = words.length > SHOWN_FAULTS ? `；另有 ${words.length - SHOWN_FAULTS} 处` : '';
  return `${words.slice(0, SHOWN_FAULTS).join('；')}${more}`;
}

/** Why a line does not become a version of what its number or day names: somebody else's, or set right here since. */
function whyNotAgain({ row, person, site, old }: Placed, today: PlainDate): string | undefined {
  if (!old) return undefined;
  if (!person.same_person.includes(old.resident_id)) return '这个记录号已经是另一个人的';
  if (!old.corrected || isSame(old, toEntry({ row, person, site, old }, today))) return undefined;
  return '这份记录在这里更正过了，要改请在工作台改';
}

/** Says which person or clinic the county does not have, which day is impossible, and what the form does not allow. */
export async function missingOfForms(
  client: Transaction,
  rows: readonly FormImportRow[],
  context: ImportContext,
): Promise<(row: FormImportRow) => string | undefined> {
  await lockForms(client, context.countyCode);
  const known = await findKnown(client, rows, context);
  return (row) => {
    const person = known.people.of(row);
    if (!person) return '这个人还没有档案，先导入居民';
    if (row.happenedOn < person.birth_date) return '日期比出生日期早';
    if (row.site !== null && !known.sites.has(row.site)) return `没有这个机构编码：${row.site}`;
    const placed = { row, person, site: known.sites.get(row.site ?? ''), old: findOld(known.forms, row, person) };
    return faultsOf(row, person, context.today) ?? whyNotAgain(placed, context.today);
  };
}
