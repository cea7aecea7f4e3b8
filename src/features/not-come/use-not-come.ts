import {
  inviteToCheckup,
  listNotCome,
  recordCheckupContact,
  type CheckupContact,
  type NotComePerson,
  type NotComeStanding,
} from '@kangban/contract/checkup/not-come';
import type { BodyOf } from '@kangban/contract/endpoint';
import type { ProblemError } from '@/platform/problem';
import { call } from '@/platform/request';
import { sendOnce } from '@/platform/send-once';
import { everyPage, useDeskPages } from '@/platform/use-desk-pages';

export interface Filter {
  village?: string;
  standing?: NotComeStanding;
}

export type Said = BodyOf<typeof recordCheckupContact>;

export interface NotComeList {
  people: readonly NotComePerson[] | undefined;
  hasMore: boolean;
  busy: boolean;
  problem: ProblemError | undefined;
  more: () => Promise<void>;
  note: (residentId: string, said: Said) => Promise<boolean>;
  invite: (residentId: string) => Promise<boolean>;
  /** Everybody of the filter, for the table; undefined when it failed. */
  all: () => Promise<NotComePerson[] | undefined>;
}

const PAGE = 50;
const FILE_PAGE = 200;

const ask = (filter: Filter, limit: number) => (cursor: string | undefined) =>
  call(listNotCome, { query: { ...filter, limit, ...(cursor && { cursor }) } });

/** Where somebody stands after a contact: a promise or a missed call changes nothing, a place is stronger than words. */
function after(person: NotComePerson, lastContact: CheckupContact): NotComePerson {
  const { outcome } = lastContact;
  const stays = person.standing === 'booked' || outcome === 'will-come' || outcome === 'no-answer';
  return { ...person, lastContact, contacts: person.contacts + 1, standing: stays ? person.standing : outcome };
}

const sendContact = (residentId: string, said: Said): Promise<CheckupContact> =>
  sendOnce({ name: `checkup-contact.${residentId}`, what: said }, (idempotencyKey) =>
    call(recordCheckupContact, { params: { residentId }, body: said, idempotencyKey }),
  );

const sendInvitation = (residentId: string): Promise<CheckupContact> =>
  sendOnce({ name: `checkup-invitation.${residentId}`, what: residentId }, (idempotencyKey) =>
    call(inviteToCheckup, { params: { residentId }, body: {}, idempotencyKey }),
  );

/** The people who have not come under a filter, page by page, with what is noted here. */
export function useNotCome(filter: Filter): NotComeList {
  const { items, change, act, ...list } = useDeskPages(
    JSON.stringify([filter.village, filter.standing]),
    ask(filter, PAGE),
  );
  const keep = (residentId: string, contact: CheckupContact | undefined): boolean => {
    if (!contact) return false;
    change((now) => now.map((one) => (one.residentId === residentId ? after(one, contact) : one)));
    return true;
  };
  return {
    people: items,
    hasMore: list.hasMore,
    busy: list.busy,
    problem: list.problem,
    more: list.more,
    note: async (residentId, said) => keep(residentId, await act(() => sendContact(residentId, said))),
    invite: async (residentId) => keep(residentId, await act(() => sendInvitation(residentId))),
    all: () => act(() => everyPage(ask(filter, FILE_PAGE))),
  };
}
