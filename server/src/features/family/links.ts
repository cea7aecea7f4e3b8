import { guardianEndsOn, linkHolds, proxyEndsOn, type RightKind, SCOPES } from '@kangban/domain/identity/rights';
import { LIMITS } from '@kangban/domain/shared/limits';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { uuidV7 } from '../../crypto/uuid-v7';
import { type Refused, refuse } from '../../http/refusal';
import type { Transaction } from '../../plugins/db';
import { type Agreement, agree, endLink, insertLink, type LinkRow, lockLinks } from './store';

export { endAllLinks, findAccountOf } from './store';

/** A right to be given: who gets it over whom, and when it ends by itself. */
export interface NewRight {
  accountId: string;
  countyCode: string;
  residentId: string;
  right: RightKind;
  birthDate: PlainDate;
  label: string;
}

interface Moment {
  now: Date;
  today: PlainDate;
}

const endsOn = ({ right, birthDate }: NewRight, today: PlainDate): PlainDate | null => {
  if (right === 'self') return null;
  return right === 'guardian' ? guardianEndsOn(birthDate) : proxyEndsOn(today);
};

const rowOf = (right: NewRight, state: 'pending' | 'active', today: PlainDate): LinkRow => ({
  ...right,
  linkId: uuidV7(),
  state,
  scope: [...SCOPES],
  startsOn: today,
  endsOn: endsOn(right, today),
});

const isOver = (link: LinkRow, today: PlainDate): boolean => link.state === 'active' && !linkHolds(link, today);

/**
 * What an account already has over this person, with the account locked: a link that waits for agreement, or nothing. A link
 * that ran out is ended on the way. Refuses `family-link-exists` and `family-too-large`.
 */
async function prepare(
  client: Transaction,
  right: NewRight,
  { now, today }: Moment,
): Promise<{ pending: LinkRow | undefined } | Refused> {
  const links = await lockLinks(client, right.accountId);
  const existing = links.find((link) => link.residentId === right.residentId);
  if (existing && isOver(existing, today)) await endLink(client, existing, now);
  else if (existing?.state === 'active') return refuse('family-link-exists');
  const holding = links.filter((link) => link.state === 'active' && !isOver(link, today));
  if (holding.length >= LIMITS.familyMembersMax) return refuse('family-too-large');
  return { pending: existing?.state === 'pending' ? existing : undefined };
}

/** Gives a right that is agreed: a waiting link of the same kind becomes it, else a new one is made. */
export async function giveRight(
  client: Transaction,
  right: NewRight,
  { agreement, today }: { agreement: Agreement; today: PlainDate },
): Promise<LinkRow | Refused> {
  const prepared = await prepare(client, right, { now: agreement.at, today });
  if ('refused' in prepared) return prepared;
  const { pending } = prepared;
  if (pending && pending.right !== right.right) await endLink(client, pending, agreement.at);
  if (pending?.right !== right.right) {
    const link = rowOf(right, 'active', today);
    await insertLink(client, link, agreement);
    return link;
  }
  const ends = endsOn(right, today) ?? today;
  await agree(client, { ...pending, startsOn: today, endsOn: ends }, agreement);
  return { ...pending, state: 'active', startsOn: today, endsOn: ends };
}

/** A link that waits for the person's agreement; asking again gives the same one. */
export async function askForRight(client: Transaction, right: NewRight, moment: Moment): Promise<LinkRow | Refused> {
  const prepared = await prepare(client, right, moment);
  if ('refused' in prepared) return prepared;
  if (prepared.pending) return prepared.pending;
  const link = rowOf(right, 'pending', moment.today);
  await insertLink(client, link, null);
  return link;
}
