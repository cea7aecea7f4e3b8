import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { BookableService } from '@kangban/contract/site';
import { addDays, daysBetween, type PlainDate } from '@kangban/domain/shared/plain-date';
import type { Deps } from '../../deps';
import { dayCardsOf } from './days';
import { makeSnapshots, type Snapshots } from './snapshots';
import { DEFAULT_SERVICE, getCalendar, listSlots } from './store';

/** Days ahead that are shown: the four weeks that are planned and the week that is announced. */
export const WINDOW_DAYS = 35;
const DEFAULT_DAYS = 7;
const MAX_AGE_MS = 1000;
const MAX_SITES = 256;
/** Ranges of days kept ready per snapshot; phones ask for a week or for the month. */
const MAX_RANGES = 6;

/** An answer ready to be sent: no schema, no serialiser, no compression is run for the next thousand phones. */
export interface ReadyBody {
  etag: string;
  /** ASCII only: a one-byte string goes out in one write together with the headers. */
  identity: string;
  gzip: Buffer;
}

interface SiteSnapshot {
  siteId: string;
  today: PlainDate;
  asOf: Date;
  /** One JSON text a day, from today on. */
  days: readonly string[];
  ready: Map<string, ReadyBody>;
}

export interface Range {
  from?: PlainDate | undefined;
  days?: number | undefined;
}

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
const asciiOf = (json: string): string => json.replace(/[^\x00-\x7f]/g, escaped);

function makeBody(snapshot: SiteSnapshot, days: readonly string[]): ReadyBody {
  const what = `"siteId":${JSON.stringify(snapshot.siteId)},"today":${JSON.stringify(snapshot.today)},"days":[${days.join(',')}]`;
  // Through a buffer: pieces put together become one flat string.
  const identity = Buffer.from(asciiOf(`{"asOf":${JSON.stringify(snapshot.asOf.toISOString())},${what}}`), 'latin1');
  // Weak: it names the places, not the second in which they were counted.
  const etag = `W/"${createHash('sha1').update(what).digest('base64url')}"`;
  return { etag, identity: identity.toString('latin1'), gzip: gzipSync(identity, { level: 1 }) };
}

const clampedStart = (today: PlainDate, from: PlainDate | undefined): number =>
  Math.max(0, from === undefined ? 0 : daysBetween(today, from));

/** The body for a range of days inside the window; days gone by are left out. */
export function bodyOf(snapshot: SiteSnapshot, range: Range): ReadyBody {
  const start = clampedStart(snapshot.today, range.from);
  const end = Math.min(WINDOW_DAYS, start + (range.days ?? DEFAULT_DAYS));
  const key = `${start}-${end}`;
  const ready = snapshot.ready.get(key);
  if (ready) return ready;
  const made = makeBody(snapshot, snapshot.days.slice(start, end));
  if (snapshot.ready.size < MAX_RANGES) snapshot.ready.set(key, made);
  return made;
}

async function takeSnapshot(deps: Deps, key: string): Promise<SiteSnapshot> {
  const [countyCode = '', siteId = '', asked] = key.split('/');
  const service = BookableService.safeParse(asked).data ?? DEFAULT_SERVICE;
  const now = deps.clock.now();
  const today = deps.clock.today();
  const window = { countyCode, siteId, service, from: today, to: addDays(today, WINDOW_DAYS - 1) };
  const [slots, calendar] = await Promise.all([listSlots(deps.db, window), getCalendar(deps.db, window)]);
  const cards = dayCardsOf({ slots, calendar, service, from: today, days: WINDOW_DAYS, now });
  return { siteId, today, asOf: now, days: cards.map((card) => JSON.stringify(card)), ready: new Map() };
}

export type AvailabilitySnapshots = Snapshots<SiteSnapshot>;
export const snapshotKey = (countyCode: string, siteId: string, service: BookableService = DEFAULT_SERVICE): string =>
  service === DEFAULT_SERVICE ? `${countyCode}/${siteId}` : `${countyCode}/${siteId}/${service}`;

/** Availability of the clinics that are being asked about, counted again at most once a second each. */
export const makeAvailability = (deps: Deps): AvailabilitySnapshots =>
  makeSnapshots({
    load: (key) => takeSnapshot(deps, key),
    maxAgeMs: MAX_AGE_MS,
    maxEntries: MAX_SITES,
    nowMs: () => deps.clock.now().getTime(),
  });
