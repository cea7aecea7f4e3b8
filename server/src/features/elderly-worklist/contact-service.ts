import type { BodyOf } from '@kangban/contract/endpoint';
import type { CheckupContact, recordCheckupContact } from '@kangban/contract/checkup/not-come';
import { INVITE_AGAIN_DAYS } from '@kangban/domain/checkup-booking/not-come';
import { maskName } from '@kangban/domain/shared/masking';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { Transaction } from '../../plugins/db';
import type { StaffSession } from '../../plugins/tokens';
import { bodyHash, type FirstAnswer } from '../booking/idempotency';
import { doOnce } from '../booking/repeat-service';
import { deskEntry, type Member, memberFor } from '../desk/service';
import { insertMessages, messageRow } from '../outbox/outbox';
import { findFamily, lockPerson, wasInvited } from './invite-store';
import { areaOf } from './service';
import { findOfArea, insertContact } from './store';

const CREATED = 201;
const DAY_MS = 86_400_000;

interface Person {
  member: Member;
  residentId: string;
  name: string;
  year: number;
}

type Said = Pick<CheckupContact, 'way' | 'outcome' | 'note'>;

/** Somebody of the own area who has the right. Anybody else is not found. */
async function reach(deps: Deps, who: StaffSession, residentId: string): Promise<Person | Refused> {
  const member = await memberFor(deps, who, 'follow-overdue');
  if (isRefused(member)) return member;
  const area = areaOf(deps, member);
  const found = await findOfArea(deps.db, area, residentId);
  return found ? { member, residentId, name: found.name, year: area.year } : refuse('not-found');
}

async function write(deps: Deps, client: Transaction, { member, residentId, year, said }: Person & { said: Said }) {
  const { countyCode, siteId, staffId, name: staffName } = member;
  const at = deps.clock.now();
  await insertContact(client, { countyCode, contactId: uuidV7(), residentId, siteId, staffId, year, ...said, at });
  return { contactedAt: at.toISOString(), staffName, ...said };
}

async function once(
  deps: Deps,
  person: Person,
  { key, body, work }: { key: string; body: object; work: (client: Transaction) => Promise<CheckupContact | Refused> },
): Promise<FirstAnswer | Refused> {
  const { member, residentId } = person;
  const done = await doOnce(deps, {
    countyCode: member.countyCode,
    repeatable: { ownerId: member.staffId, key, hash: bodyHash('checkup-contact', { residentId, ...body }) },
    status: CREATED,
    work,
  });
  if (!isRefused(done) && !done.hit)
    await deps.auditor.recordNow(deskEntry(member, 'checkup-contacted', { residentId }));
  return done;
}

type ContactBody = BodyOf<typeof recordCheckupContact>;

/** Notes a call or a visit to somebody who has not come. */
export async function noteContact(
  deps: Deps,
  who: StaffSession,
  { residentId, key, ...body }: ContactBody & { residentId: string; key: string },
): Promise<FirstAnswer | Refused> {
  const person = await reach(deps, who, residentId);
  if (isRefused(person)) return person;
  const said = { ...body, note: body.note ?? '' };
  return once(deps, person, { key, body: said, work: (client) => write(deps, client, { ...person, said }) });
}

/** One message to every account that may book for the person; one a week, whoever of the clinic sends it. */
async function invite(deps: Deps, client: Transaction, person: Person): Promise<CheckupContact | Refused> {
  const { member, residentId, name } = person;
  const { countyCode, siteId } = member;
  const now = deps.clock.now();
  await lockPerson(client, countyCode, residentId);
  const since = new Date(now.getTime() - INVITE_AGAIN_DAYS * DAY_MS);
  if (await wasInvited(client, countyCode, { residentId, since })) return refuse('invited-lately');
  const family = await findFamily(client, countyCode, { residentId, siteId, today: deps.clock.today() });
  if (!family || family.accounts.length === 0) return refuse('nobody-to-message');
  const params = { siteName: family.siteName, who: maskName(name), phone: family.phone };
  const rows = family.accounts.map((accountId) =>
    messageRow(deps, {
      countyCode,
      channel: 'wechat',
      accountId,
      template: 'checkup-invitation',
      params,
      subjectId: residentId,
      sendAfter: now,
    }),
  );
  await insertMessages(client, rows);
  return write(deps, client, { ...person, said: { way: 'message', outcome: 'invited', note: '' } });
}

/** Asks the family by message to come. */
export async function sendInvitation(
  deps: Deps,
  who: StaffSession,
  { residentId, key }: { residentId: string; key: string },
): Promise<FirstAnswer | Refused> {
  const person = await reach(deps, who, residentId);
  if (isRefused(person)) return person;
  return once(deps, person, { key, body: { way: 'message' }, work: (client) => invite(deps, client, person) });
}
