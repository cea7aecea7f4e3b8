export interface SnapshotOptions<V> {
  /** Makes the value of a key afresh. */
  load: (key: string) => Promise<V>;
  /** How long a value may be served, in milliseconds of the server's clock. */
  maxAgeMs: number;
  /** How many keys are kept; the one refreshed longest ago goes first. */
  maxEntries: number;
  nowMs: () => number;
}

export interface Snapshots<V> {
  /** The value of a key, made at most `maxAgeMs` ago; at once while it is fresh. */
  get(key: string): V | Promise<V>;
  /** The value of a key while it is fresh. */
  fresh(key: string): V | undefined;
  /** Keys kept now. */
  size(): number;
}

interface Entry<V> {
  value: V;
  atMs: number;
}

/**
 * Values kept in memory and made again at most once per `maxAgeMs` and key, however many ask: those who come while one
 * is being made wait for the same one. A failed load is told to all who wait for it and tried again by the next.
 */
export function makeSnapshots<V>({ load, maxAgeMs, maxEntries, nowMs }: SnapshotOptions<V>): Snapshots<V> {
  const entries = new Map<string, Entry<V>>();
  const flights = new Map<string, Promise<V>>();

  const keep = (key: string, entry: Entry<V>): void => {
    entries.delete(key);
    entries.set(key, entry);
    const oldest = entries.keys().next();
    if (entries.size > maxEntries && !oldest.done) entries.delete(oldest.value);
  };
  const refresh = async (key: string): Promise<V> => {
    // The age counts from before the load: what changed while it ran may not be in it.
    const atMs = nowMs();
    const value = await load(key);
    keep(key, { value, atMs });
    return value;
  };
  const join = (key: string): Promise<V> => {
    const flying = flights.get(key);
    if (flying) return flying;
    const flight = refresh(key).finally(() => flights.delete(key));
    flights.set(key, flight);
    return flight;
  };
  const fresh = (key: string): V | undefined => {
    const entry = entries.get(key);
    const ageMs = entry ? nowMs() - entry.atMs : -1;
    // A clock that was set back makes a negative age: made again, too.
    return entry && ageMs >= 0 && ageMs < maxAgeMs ? entry.value : undefined;
  };
  return { get: (key) => fresh(key) ?? join(key), fresh, size: () => entries.size };
}
