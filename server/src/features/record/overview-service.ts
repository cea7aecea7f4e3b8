import type { RecordNumber, RecordOverview } from '@kangban/contract/record/record';
import { isEntryKind, type EntryKind } from '@kangban/domain/record/kinds';
import { type Holdings, missingIn } from '@kangban/domain/record-home/completeness';
import { allergiesAsked, allergiesOf, doctorOf, medicinesOf } from '@kangban/domain/record-home/essentials';
import { TIMELINE_GROUPS, groupOf } from '@kangban/domain/record-home/groups';
import { marksOf } from '@kangban/domain/record-home/marks';
import { newestNumbers } from '@kangban/domain/record-home/numbers';
import { maskName } from '@kangban/domain/shared/masking';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { AccountSession } from '../../plugins/tokens';
import { noteRead, openRecord, type RecordView } from '../access/open-record';
import { factsOf, personOf, signed } from './facts-of-record';
import {
  findHomeEntries,
  findRecordPerson,
  type HomeEntryRow,
  type HomeNeed,
  type RecordPersonRow,
} from './home-store';
import { byPlace, itemOfEntry, itemOfOwn } from './item';
import { type RecordEntry, redactRow } from './load-record';
import { findOwnRows, type OwnRow } from './own-store';
import { hiddenFor, idMasked, kindsIn, markView } from './view';

/** Rows of each family with a table of its own: the newest few for the list and the numbers. */
const OWN_EACH = 8;
const RECENT = 5;

/**
 * What the page computes from: of most kinds the newest few are enough; illnesses, allergies and medicines count however old they are. Of
 * follow-ups and check-ups the older ones only say when they were.
 */
const NEEDS: Readonly<Record<EntryKind, Omit<HomeNeed, 'kind'>>> = {
  'basic-information': { rows: 3, whole: 3 },
  checkup: { rows: 40, whole: 6 },
  'follow-up': { rows: 200, whole: 8 },
  condition: { rows: 300, whole: 300 },
  allergy: { rows: 200, whole: 200 },
  medication: { rows: 200, whole: 200 },
  'maternal-visit': { rows: 20, whole: 20 },
  observation: { rows: 8, whole: 8 },
  'lab-report': { rows: 4, whole: 4 },
  encounter: { rows: RECENT, whole: RECENT },
  'imaging-report': { rows: RECENT, whole: RECENT },
  screening: { rows: RECENT, whole: RECENT },
  'care-plan': { rows: RECENT, whole: RECENT },
  'appointment-elsewhere': { rows: RECENT, whole: RECENT },
};

type HomeEntry = RecordEntry & Pick<HomeEntryRow, 'sitePhone'>;

interface Home {
  view: RecordView & { right: RecordOverview['right'] };
  person: RecordPersonRow;
  entries: HomeEntry[];
  own: OwnRow[];
  today: PlainDate;
}

const isFamily = (right: RecordView['right']): right is RecordOverview['right'] =>
  right === 'self' || right === 'guardian' || right === 'proxy';

const redacted = (view: RecordView, row: HomeEntryRow): HomeEntry[] => {
  const entry = redactRow(view, row);
  return entry ? [{ ...entry, sitePhone: row.sitePhone }] : [];
};

/** One query for the person, one for the entries, one for the families with tables of their own. */
async function loadHome(deps: Deps, view: Home['view']): Promise<Home | Refused> {
  const kinds = kindsIn(view);
  const needs = kinds.filter(isEntryKind).map((kind) => ({ kind, ...NEEDS[kind] }));
  const [person, rows, own] = await Promise.all([
    findRecordPerson(deps.db, view),
    findHomeEntries(deps.db, { ...view, needs }),
    findOwnRows(deps.db, { ...view, kinds, limitEach: OWN_EACH }),
  ]);
  if (!person) return refuse('not-found');
  return { view, person, entries: rows.flatMap((row) => redacted(view, row)), own, today: deps.clock.today() };
}

const newestOn = (rows: readonly { on: PlainDate }[]): PlainDate | null =>
  rows.reduce<PlainDate | null>((newest, { on }) => (newest === null || on > newest ? on : newest), null);

function holdingsOf(
  { person, entries, own }: Home,
  known: { blood: boolean; chronic: boolean; medicines: boolean },
): Holdings {
  const papers = entries.map(signed);
  const basic = entries.find(({ kind }) => kind === 'basic-information');
  const fields = basic?.kind === 'basic-information' ? basic.payload.fields : {};
  return {
    birthDate: person.birthDate,
    allergiesAsked: allergiesAsked(papers),
    bloodKnown: known.blood,
    chronic: known.chronic,
    medicines: known.medicines,
    basicForm: basic !== undefined,
    contact: person.hasContacts || 'contactPhone' in fields,
    phone: person.phoneCipher !== null,
    lastCheckupOn: newestOn(papers.filter(({ kind }) => kind === 'checkup')),
    birthWeight: person.birthWeightG !== null,
    lastChildVisitOn: newestOn(own.filter(({ kind }) => kind === 'child-visit')),
    lastGrowthOn: newestOn(own.filter(({ kind }) => kind === 'growth')),
  };
}

function doctorView(entries: readonly HomeEntry[]): RecordOverview['doctor'] {
  const doctor = doctorOf(entries.map(signed));
  if (!doctor) return null;
  const seen = entries.find(
    ({ practitioner, happenedOn, sitePhone }) =>
      practitioner === doctor.name && happenedOn === doctor.on && sitePhone !== null,
  );
  return { ...doctor, phone: seen?.sitePhone ?? null };
}

function recentOf({ entries, own }: Home): RecordOverview['recent'] {
  const places = [
    ...entries.map((entry) => ({
      kind: entry.kind,
      on: entry.happenedOn,
      id: entry.entryId,
      item: () => itemOfEntry(entry),
    })),
    ...own.map((row) => ({ kind: row.kind, on: row.on, id: row.id, item: () => itemOfOwn(row) })),
  ];
  // Readings stand above as numbers; somebody who measures every day still sees what else took place.
  const told = places.filter(({ kind }) => groupOf(kind) !== 'number');
  return (told.length > 0 ? told : places)
    .sort(byPlace)
    .slice(0, RECENT)
    .map(({ item }) => item());
}

const numberView = ({ values, ...rest }: ReturnType<typeof newestNumbers>[number]): RecordNumber => ({
  ...rest,
  values: values.map(({ entryId, kind, on, text, home }) => ({ id: entryId, kind, on, text, home })),
});

function groupsOf({ entries, own }: Home): RecordOverview['groups'] {
  const there = new Set([...entries, ...own].map(({ kind }) => groupOf(kind)));
  return Object.keys(TIMELINE_GROUPS).filter((group): group is RecordOverview['groups'][number] =>
    [...there].some((one) => one === group),
  );
}

function headOf(deps: Deps, { view, person, today }: Home) {
  const { residentId, name, sex, birthDate } = person;
  const { label, right } = view;
  return {
    residentId,
    label,
    right,
    today,
    name,
    nameMasked: maskName(name),
    idMasked: idMasked(deps, person),
    sex,
    birthDate,
  };
}

function overviewOf(deps: Deps, home: Home): RecordOverview {
  const { person, entries, own, today } = home;
  const of = personOf(person);
  const facts = factsOf(entries, own);
  const papers = entries.map(signed);
  const marks = marksOf(of, facts, today);
  const medicines = medicinesOf(papers, today);
  const basic = entries.find(({ kind }) => kind === 'basic-information');
  const held = holdingsOf(home, {
    blood: marks.some(({ group, tone }) => group === 'blood' && tone === 'plain'),
    chronic: marks.some(({ group }) => group === 'chronic'),
    medicines: medicines.length > 0,
  });
  return {
    ...headOf(deps, home),
    marks: marks.map(markView),
    allergies: allergiesOf(papers).map(({ entryId, text, severe }) => ({ id: entryId, text, severe })),
    numbers: newestNumbers(of, facts).map(numberView),
    doctor: doctorView(entries),
    medicines: medicines.map(({ entryId, name, how }) => ({ id: entryId, name, how })),
    basic: basic ? { id: basic.entryId, on: basic.happenedOn } : null,
    recent: recentOf(home),
    groups: groupsOf(home),
    hidden: hiddenFor(home.view, person, today),
    missing: missingIn(held, today).map((one) => ({ ...one, ways: [...one.ways] })),
  };
}

/** The first page of a record. Reading about another person is written down. */
export async function readRecord(
  deps: Deps,
  who: AccountSession,
  residentId: string,
): Promise<RecordOverview | Refused> {
  const view = await openRecord(deps, who, residentId);
  if (isRefused(view)) return view;
  if (!isFamily(view.right)) return refuse('not-found');
  const home = await loadHome(deps, { ...view, right: view.right });
  if (isRefused(home)) return home;
  noteRead(deps, view, { action: 'record-read' });
  return overviewOf(deps, home);
}
