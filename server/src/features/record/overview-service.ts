import type { RecordOverview } from '@kangban/contract/record/record';
import { type Holdings, missingIn } from '@kangban/domain/record-home/completeness';
import { allergiesAsked, allergiesOf, doctorOf, medicinesOf } from '@kangban/domain/record-home/essentials';
import { groupOf } from '@kangban/domain/record-home/groups';
import { marksOf } from '@kangban/domain/record-home/marks';
import { maskName } from '@kangban/domain/shared/masking';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { AccountSession } from '../../plugins/tokens';
import { noteRead, openRecord, type RecordView } from '../access/open-record';
import { factsOf, personOf, signed } from './facts-of-record';
import { byPlace, itemOfEntry, itemOfOwn } from './item';
import { groupsOf, type Home, type HomeEntry, loadHome, numbersIn, RECENT } from './load-home';
import { hiddenFor, idMasked, markView } from './view';

const isFamily = (right: RecordView['right']): right is RecordOverview['right'] =>
  right === 'self' || right === 'guardian' || right === 'proxy';

interface FamilyHome extends Home {
  view: RecordView & { right: RecordOverview['right'] };
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

function headOf(deps: Deps, { view, person, today }: FamilyHome) {
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

function overviewOf(deps: Deps, home: FamilyHome): RecordOverview {
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
    numbers: numbersIn(home),
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
  const { right } = view;
  if (!isFamily(right)) return refuse('not-found');
  const home = await loadHome(deps, view);
  if (isRefused(home)) return home;
  noteRead(deps, view, { action: 'record-read' });
  return overviewOf(deps, { ...home, view: { ...view, right } });
}
