import { useState } from 'react';
import { listSites, type BookableService, type SiteCard } from '@kangban/contract/site';
import { findPosition, type Position } from '@/platform/device';
import { call } from '@/platform/request';
import { useRemote, type Remote } from '@/platform/use-remote';

export type SiteOrder = 'distance' | 'room';

interface Page {
  items: SiteCard[];
  nextCursor: string | null;
}

export interface SiteList {
  remote: Remote<Page> & { reload: () => Promise<void> };
  order: SiteOrder;
  setOrder: (order: SiteOrder) => void;
  located: boolean;
  /** The phone or the person said no. */
  declined: boolean;
  locating: boolean;
  locate: () => Promise<void>;
  /** Sites of further pages, in order. */
  further: readonly SiteCard[];
  /** Absent at the end of the list. */
  more: (() => Promise<void>) | undefined;
}

/** The clinics with a service, by distance or by room. The place is asked for only when the person wants it, and never kept. */
export function useSiteList(service: BookableService = 'immunization'): SiteList {
  const [position, setPosition] = useState<Position>();
  const [declined, setDeclined] = useState(false);
  const [locating, setLocating] = useState(false);
  const [order, setOrder] = useState<SiteOrder>('room');
  const [further, setFurther] = useState<{ items: SiteCard[]; nextCursor: string | null }>();
  const query = { ...position, order, service };
  const remote = useRemote({ endpoint: listSites, input: { query } });
  const firstCursor = remote.state === 'ready' ? remote.data.nextCursor : null;
  const cursor = further ? further.nextCursor : firstCursor;

  const locate = async (): Promise<void> => {
    setLocating(true);
    const found = await findPosition();
    setDeclined(found === undefined);
    if (found) {
      setPosition(found);
      setOrder('distance');
      setFurther(undefined);
    }
    setLocating(false);
  };
  const more = async (): Promise<void> => {
    const page = await call(listSites, { query: { ...query, cursor: cursor ?? undefined } }).catch(() => undefined);
    if (page) setFurther({ items: [...(further?.items ?? []), ...page.items], nextCursor: page.nextCursor });
  };
  return {
    remote,
    order,
    setOrder: (next) => {
      setFurther(undefined);
      setOrder(next);
    },
    located: position !== undefined,
    declined,
    locating,
    locate,
    further: further?.items ?? [],
    more: cursor === null ? undefined : more,
  };
}
