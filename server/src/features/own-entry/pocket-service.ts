import type { Nothing } from '@kangban/contract/common';
import { type Contact, Pocket } from '@kangban/contract/record/own-entry';
import { z } from '@kangban/contract/zod';
import { pocketFacts, type PocketEntry } from '@kangban/domain/own-entry/pocket';
import type { EntryKind } from '@kangban/domain/record/kinds';
import type { Deps } from '../../deps';
import { uuidV7 } from '../../crypto/uuid-v7';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { AccountSession } from '../../plugins/tokens';
import { narrowView, noteRead, openRecordFor } from '../access/open-record';
import { signed } from '../record/facts-of-record';
import { loadEntries, type RecordEntry } from '../record/load-record';
import { findPocketPerson, insertContacts, type PocketPersonRow } from './store';

const KINDS: readonly EntryKind[] = [
  'basic-information',
  'allergy',
  'medication',
  'condition',
  // The medicines written on them.
  'follow-up',
  'checkup',
];
/** Newest ones of the kinds above: more than anybody takes and has. */
const ENTRIES_MAX = 500;

const Contacts = Pocket.shape.contacts;

const pocketEntry = (entry: RecordEntry): PocketEntry => ({ ...signed(entry), own: entry.source === 'resident' });

function contactsOf(deps: Deps, { contactsCipher, contactsKeyId }: PocketPersonRow): Contact[] {
  if (contactsCipher === null || contactsKeyId === null) return [];
  const opened: unknown = JSON.parse(deps.cipher.open({ cipher: contactsCipher, keyId: contactsKeyId }));
  return z.array(Contacts.def.element).parse(opened);
}

const clinicOf = ({ clinicName: name, clinicPhone: phone }: PocketPersonRow): Pocket['clinic'] =>
  name === null || phone === null ? null : { name, phone };

/** The emergency page: what is ordinary only, whatever is unlocked, because it is made to be shown to strangers. */
export async function readPocket(deps: Deps, who: AccountSession, residentId: string): Promise<Pocket | Refused> {
  const opened = await openRecordFor(deps, who, { residentId, area: 'pocket' });
  if (isRefused(opened)) return opened;
  const view = narrowView(opened, { opened: [] });
  const [person, entries] = await Promise.all([
    findPocketPerson(deps.db, who.countyCode, view),
    loadEntries(deps, view, { kinds: KINDS, limit: ENTRIES_MAX }),
  ]);
  if (!person) return refuse('not-found');
  noteRead(deps, view, { action: 'pocket-read' });
  return {
    residentId,
    label: view.label,
    name: person.name,
    sex: person.sex,
    birthDate: person.birthDate,
    madeAt: deps.clock.now().toISOString(),
    ...pocketFacts(entries.map(pocketEntry), deps.clock.today()),
    contacts: contactsOf(deps, person),
    clinic: clinicOf(person),
    hotline: person.hotline,
    mayWrite: view.right !== 'proxy',
  };
}

/** Whom to call: a new word in place of the last one. */
export async function changeContacts(
  deps: Deps,
  who: AccountSession,
  { residentId, contacts }: { residentId: string; contacts: Contact[] },
): Promise<Nothing | Refused> {
  const view = await openRecordFor(deps, who, { residentId, area: 'own-entry' });
  if (isRefused(view)) return view;
  const { countyCode, accountId } = who;
  await insertContacts(deps.db, {
    countyCode,
    setId: uuidV7(),
    residentId: view.residentId,
    sealed: deps.cipher.seal(JSON.stringify(contacts)),
    accountId,
    at: deps.clock.now(),
  });
  await deps.auditor.recordNow({
    countyCode,
    actorKind: 'account',
    actorId: accountId,
    residentId: view.residentId,
    action: 'contacts-changed',
    rightKind: view.right,
  });
  return {};
}
