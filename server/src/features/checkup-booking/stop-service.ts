import type { CheckupStop, listCheckupStops } from '@kangban/contract/checkup/booking';
import type { AnswerOf, QueryOf } from '@kangban/contract/endpoint';
import { addDays } from '@kangban/domain/shared/plain-date';
import { distanceKmBetween, type Place } from '@kangban/domain/site/distance';
import { instantOf } from '../../clock';
import type { Deps } from '../../deps';
import { refuse, type Refused } from '../../http/refusal';
import { listStops, type StopRow } from './stop-store';

const PAGE = 20;

type Asked = QueryOf<typeof listCheckupStops>;

const releasedAtOf = (row: StopRow): Date =>
  row.released_at ?? instantOf(addDays(row.day, -row.release_days_ahead), row.release_at.slice(0, 5));

/** A stop no slot was made for yet is not released; the nightly round makes them. */
function stateOf(row: StopRow, now: Date): CheckupStop['state'] {
  if (row.slots > 0 && row.open_slots === 0) return 'closed';
  if (row.slots === 0 || releasedAtOf(row) > now) return 'not-released';
  if (row.remaining > 0) return 'open';
  return row.waiting_slots > 0 ? 'full' : 'past-cutoff';
}

function stopOf(row: StopRow, now: Date, here: Place | undefined): CheckupStop {
  const state = stateOf(row, now);
  return {
    stopId: row.stop_id,
    siteId: row.site_id,
    vehicle: row.vehicle,
    phone: row.phone,
    township: row.township,
    village: row.village,
    place: row.place,
    address: row.address,
    latitude: row.latitude,
    longitude: row.longitude,
    day: row.day,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    state,
    remaining: row.remaining,
    releasedAt: releasedAtOf(row).toISOString(),
    closedReason: state === 'closed' ? row.closed_reason : null,
    distanceKm: here ? distanceKmBetween(here, row) : null,
  };
}

const METRES = 1000;
const DIGITS = 9;
/** As text that compares like the order shown: the nearest place first where one is known, then by day. */
const keyOf = ({ distanceKm, day, startsAt, stopId }: CheckupStop): string =>
  [String(Math.round((distanceKm ?? 0) * METRES)).padStart(DIGITS, '0'), day, startsAt, stopId].join('|');

const KEY = /^\d{9}\|\d{4}-\d{2}-\d{2}\|\d{2}:\d{2}\|[0-9a-f-]{36}$/;
const bad = (path: string, message: string): Refused => refuse('bad-input', { fields: [{ path, message }] });

function halfAPlace({ latitude, longitude }: Asked): Refused | undefined {
  if ((latitude === undefined) === (longitude === undefined)) return undefined;
  return bad(latitude === undefined ? '/latitude' : '/longitude', 'needed with the other one');
}

const placeOf = ({ latitude, longitude }: Asked): Place | undefined =>
  latitude === undefined || longitude === undefined ? undefined : { latitude, longitude };

/** The coming stops of the county's vehicles, nearest first when a place is told, else by day. Refuses half a place and a strange cursor. */
export async function readStops(deps: Deps, query: Asked): Promise<AnswerOf<typeof listCheckupStops> | Refused> {
  const half = halfAPlace(query);
  if (half) return half;
  const after = query.cursor === undefined ? '' : Buffer.from(query.cursor, 'base64url').toString();
  if (after !== '' && !KEY.test(after)) return bad('/cursor', 'not a cursor of this list');
  const here = placeOf(query);
  const now = deps.clock.now();
  const rows = await listStops(deps.db, query.county ?? deps.config.countyCode, { from: deps.clock.today(), now });
  const stops = rows
    .map((row) => stopOf(row, now, here))
    .map((stop) => ({ stop, key: keyOf(stop) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .filter(({ key }) => key > after);
  const page = stops.slice(0, PAGE);
  const last = page.at(-1);
  const nextCursor = last && stops.length > PAGE ? Buffer.from(last.key).toString('base64url') : null;
  return { items: page.map(({ stop }) => stop), nextCursor };
}
