import { useEffect, useRef, useState } from 'react';
import {
  inviteToCheckup,
  listNotCome,
  recordCheckupContact,
  type CheckupContact,
  type NotComePerson,
  type NotComeStanding,
} from '@kangban/contract/checkup/not-come';
import type { BodyOf } from '@kangban/contract/endpoint';
import { asProblem, type ProblemError } from '@/platform/problem';
import { call } from '@/platform/request';
import { sendOnce } from '@/platform/send-once';

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

async function everyPage(filter: Filter): Promise<NotComePerson[]> {
  const found: NotComePerson[] = [];
  let cursor: string | undefined;
  do {
    const page = await call(listNotCome, { query: { ...filter, limit: FILE_PAGE, ...(cursor && { cursor }) } });
    found.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return found;
}

/** Where somebody stands after a contact: a promise or a missed call changes nothing, a place is stronger than words. */
function after(person: NotComePerson, lastContact: CheckupContact): NotComePerson {
  const { outcome } = lastContact;
  const stays = person.standing === 'booked' || outcome === 'will-come' || outcome === 'no-answer';
  return { ...person, lastContact, contacts: person.contacts + 1, standing: stays ? person.standing : outcome };
}

interface Acting {
  busy: boolean;
  problem: ProblemError | undefined;
  act: <T>(work: () => Promise<T>) => Promise<T | undefined>;
}

/** One thing at a time, with what went wrong. */
function useActing(): Acting {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ProblemError>();
  const act = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    setBusy(true);
    setProblem(undefined);
    const done = await work().catch((reason: unknown) => {
      setProblem(asProblem(reason));
      return undefined;
    });
    setBusy(false);
    return done;
  };
  return { busy, problem, act };
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
  const [people, setPeople] = useState<readonly NotComePerson[]>();
  const [cursor, setCursor] = useState<string>();
  const { busy, problem, act } = useActing();
  const wanted = useRef('');

  const load = async (next: string | undefined, known: readonly NotComePerson[]): Promise<void> => {
    const asked = JSON.stringify(filter);
    wanted.current = asked;
    const query = { ...filter, limit: PAGE, ...(next && { cursor: next }) };
    const page = await act(() => call(listNotCome, { query }));
    // An answer to an earlier filter comes too late.
    if (!page || wanted.current !== asked) return;
    setPeople([...known, ...page.items]);
    setCursor(page.nextCursor ?? undefined);
  };
  useEffect(() => {
    setPeople(undefined);
    void load(undefined, []);
    // The filter decides; `load` is made anew with every drawing.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [filter.village, filter.standing]);

  const keep = (residentId: string, contact: CheckupContact | undefined): boolean => {
    if (!contact) return false;
    setPeople((now) => now?.map((one) => (one.residentId === residentId ? after(one, contact) : one)));
    return true;
  };
  return {
    people,
    hasMore: cursor !== undefined,
    busy,
    problem,
    more: () => load(cursor, people ?? []),
    note: async (residentId, said) => keep(residentId, await act(() => sendContact(residentId, said))),
    invite: async (residentId) => keep(residentId, await act(() => sendInvitation(residentId))),
    all: () => act(() => everyPage(filter)),
  };
}
