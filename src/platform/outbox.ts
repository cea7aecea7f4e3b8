import { create, type StoreApi, type UseBoundStore } from 'zustand';
import { UNFINISHED, unsentNames } from './send-once';
import { storageSlot, type Parser } from './storage';

/** Things written on this phone that have not reached the server: on the phone before they leave it, until the server has answered. */
export interface Outbox<T> {
  /** What waits, oldest first; components follow it. */
  useWaiting: UseBoundStore<StoreApi<readonly T[]>>;
  /** False when the phone has no room. */
  put: (item: T) => boolean;
  drop: (id: string) => void;
  /** Looks again: another page, another tab or signing out may have changed it. */
  refresh: () => void;
}

/** Each thing has a place of its own, so that two pages that write at once lose neither. Ids sort by time (UUIDv7). */
export function outbox<T extends { id: string }>(name: string, parser: Parser<T>): Outbox<T> {
  const start = `${UNFINISHED}${name}.`;
  const slotAt = (place: string) => storageSlot(place, 1, parser);
  const readAll = (): T[] => unsentNames(name).flatMap((place) => slotAt(place).read() ?? []);
  const useWaiting = create<readonly T[]>(readAll);
  const refresh = (): void => useWaiting.setState(readAll(), true);
  return {
    useWaiting,
    refresh,
    put(item) {
      const kept = slotAt(start + item.id).write(item);
      refresh();
      return kept;
    },
    drop(id) {
      slotAt(start + id).clear();
      refresh();
    },
  };
}
