import { useState } from 'react';
import { getAvailability, getSite, type Availability, type SiteDetail } from '@kangban/contract/site';
import { parsePlainDate, type PlainDate } from '@kangban/domain/shared/plain-date';
import { dayInChina, nowMs } from '@/platform/clock';
import { useRemote, type Remote } from '@/platform/use-remote';
import { choiceOf, type SlotChoice, type Tapped } from './slot-choice';
import { STRIP_DAYS, stripStart } from './slot-days';

interface SearchInput {
  siteId: string | undefined;
  people: number;
  /** The first day to show, as the address says. */
  from: string | undefined;
  /** What was chosen before. */
  target: Tapped['target'];
}

type Loaded<T> = Remote<T> & { reload: () => Promise<void> };

export interface SlotSearch {
  site: Loaded<SiteDetail>;
  availability: Loaded<Availability>;
  choice: SlotChoice | undefined;
  tap: (tapped: Tapped) => void;
  jump: (day: PlainDate) => void;
}

const dataOf = <T>(remote: Loaded<T>): T | undefined =>
  remote.state === 'ready' || remote.state === 'offline' ? remote.data : undefined;

/** A clinic, its days from some day on, and what is chosen among them. */
export function useSlotSearch({ siteId, people, from, target }: SearchInput): SlotSearch {
  const [tapped, setTapped] = useState<Tapped>({ target });
  const [jumped, setJumped] = useState<PlainDate>();
  const site = useRemote(siteId ? { endpoint: getSite, input: { params: { siteId } } } : undefined);
  const today = dayInChina(nowMs());
  const next = dataOf(site)?.nextFreeDay ?? null;
  const start = jumped ?? parsePlainDate(from ?? '') ?? stripStart(today, next);
  const availability = useRemote(
    siteId && (dataOf(site) !== undefined || jumped !== undefined)
      ? { endpoint: getAvailability, input: { params: { siteId }, query: { from: start, days: STRIP_DAYS } } }
      : undefined,
  );
  const days = dataOf(availability);
  return {
    site,
    availability,
    choice: days && choiceOf(days, tapped, people),
    tap: setTapped,
    jump: setJumped,
  };
}
