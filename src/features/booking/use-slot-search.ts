import { useState } from 'react';
import {
  getAvailability,
  getSite,
  type Availability,
  type BookableService,
  type SiteDetail,
} from '@kangban/contract/site';
import { parsePlainDate, type PlainDate } from '@kangban/domain/shared/plain-date';
import { dayInChina, nowMs } from '@/platform/clock';
import { knownOf, useRemote, type Remote } from '@/platform/use-remote';
import { choiceOf, type SlotChoice, type Tapped } from './slot-choice';
import { STRIP_DAYS, stripStart } from './slot-days';

interface SearchInput {
  siteId: string | undefined;
  /** Vaccination unless told. */
  service?: BookableService | undefined;
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
  /** Present once the days are known. */
  choice: SlotChoice | undefined;
  tap: (tapped: Tapped) => void;
  jump: (day: PlainDate) => void;
}

/** The first day to ask for: a day jumped to, the one of the address, else the nearest week with room. */
function startOf(site: SiteDetail | undefined, jumped: PlainDate | undefined, from: string | undefined) {
  const asked = jumped ?? parsePlainDate(from ?? '');
  return asked ?? stripStart(dayInChina(nowMs()), site?.nextFreeDay ?? null);
}

/** A clinic, its days from some day on, and what is chosen among them. */
export function useSlotSearch({ siteId, service, people, from, target }: SearchInput): SlotSearch {
  const [tapped, setTapped] = useState<Tapped>({ target });
  const [jumped, setJumped] = useState<PlainDate>();
  const site = useRemote(siteId ? { endpoint: getSite, input: { params: { siteId }, query: { service } } } : undefined);
  const known = knownOf(site);
  const query = { service, from: startOf(known, jumped, from), days: STRIP_DAYS };
  const availability = useRemote(
    siteId && known ? { endpoint: getAvailability, input: { params: { siteId }, query } } : undefined,
  );
  const days = knownOf(availability);
  const choice = days && choiceOf(days, tapped, people);
  return { site, availability, choice, tap: setTapped, jump: setJumped };
}
