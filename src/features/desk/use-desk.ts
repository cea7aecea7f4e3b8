import { useEffect, useState } from 'react';
import {
  checkIn,
  findTicket,
  getDeskDay,
  getDeskPerson,
  markNoShow,
  type DeskDay,
  type DeskPerson,
} from '@kangban/contract/desk';
import type { ProblemError } from '@/platform/problem';
import { call } from '@/platform/request';
import { useActing } from '@/platform/use-acting';
import { useRemote, type Remote } from '@/platform/use-remote';

/** New bookings and releases show by themselves. */
const REFRESH_MS = 15_000;

export interface Desk {
  day: Remote<DeskDay> & { reload: () => Promise<void> };
  person: DeskPerson | undefined;
  problem: ProblemError | undefined;
  busy: boolean;
  find: (code: string) => Promise<void>;
  open: (appointmentId: string) => Promise<void>;
  checkIn: () => Promise<void>;
  /** True when it was marked. */
  markNoShow: () => Promise<boolean>;
}

function useRefreshing(reload: () => Promise<void>): void {
  useEffect(() => {
    const timer = setInterval(() => void reload(), REFRESH_MS);
    return () => clearInterval(timer);
  }, [reload]);
}

/** Today's list, the person being served, and what can be done for them. */
export function useDesk(): Desk {
  const day = useRemote({ endpoint: getDeskDay, input: {} });
  const [person, setPerson] = useState<DeskPerson>();
  const { busy, problem, act } = useActing();
  useRefreshing(day.reload);

  const show = async (work: () => Promise<DeskPerson>): Promise<void> => {
    const found = await act(work);
    if (found) setPerson(found);
  };
  const params = { appointmentId: person?.appointmentId ?? '' };
  return {
    day,
    person,
    problem,
    busy,
    find: (code) => show(() => call(findTicket, { body: { code } })),
    open: (appointmentId) => show(() => call(getDeskPerson, { params: { appointmentId } })),
    checkIn: async () => {
      await show(() => call(checkIn, { params, body: {} }));
      await day.reload();
    },
    markNoShow: async () => {
      const marked = await act(() => call(markNoShow, { params, body: {} }));
      if (marked) setPerson(undefined);
      await day.reload();
      return marked !== undefined;
    },
  };
}
