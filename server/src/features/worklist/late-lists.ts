import { setImmediate as nextTurn } from 'node:timers/promises';
import { forecast } from '@kangban/domain/immunization/forecast';
import { CHILDREN_BEFORE_MONTHS, overdueOf } from '@kangban/domain/immunization/worklist';
import { addMonths, type PlainDate } from '@kangban/domain/shared/plain-date';
import type { Deps } from '../../deps';
import { forecastInputOf, personOf } from '../immunization/facts';
import { type ChildRow, readChildren } from './store';

/** One late child: only what orders and filters the list; names and phones are read with the page. */
export interface LateLine {
  readonly residentId: string;
  readonly lateDays: number;
  /** Late doses: vaccine code to days late. */
  readonly vaccines: ReadonlyMap<string, number>;
}

/** The late children of one clinic's area on one day. */
export interface LateList {
  readonly day: PlainDate;
  readonly takenAt: Date;
  readonly childrenInArea: number;
  /** Longest late first, then by id. */
  readonly lines: readonly LateLine[];
}

export interface Area {
  countyCode: string;
  siteId: string;
}

export interface LateLists {
  of(area: Area): Promise<LateList>;
}

/** A list is made anew after this long; what a page shows is decided again from the record each time. */
const FRESH_MS = 5 * 60_000;
/** Clinics whose lists are kept at once. */
const LISTS_MAX = 50;

function lineOf(row: ChildRow, today: PlainDate): LateLine | undefined {
  const facts = { ...personOf(row), given: row.given };
  const late = overdueOf(forecast(forecastInputOf(facts, today)), today);
  if (late === undefined) return undefined;
  const vaccines = new Map<string, number>();
  for (const { vaccine, lateDays } of late.doses) if (!vaccines.has(vaccine)) vaccines.set(vaccine, lateDays);
  return { residentId: row.resident_id, lateDays: late.lateDays, vaccines };
}

const byLateness = (a: LateLine, b: LateLine): number =>
  b.lateDays - a.lateDays || (a.residentId < b.residentId ? -1 : 1);

/** One query, one pass: the rows come in portions, and other requests get their turn between two of them. */
async function takeList(deps: Pick<Deps, 'db' | 'clock'>, area: Area): Promise<LateList> {
  const day = deps.clock.today();
  const takenAt = deps.clock.now();
  const bornAfter = addMonths(day, -CHILDREN_BEFORE_MONTHS);
  const lines: LateLine[] = [];
  let childrenInArea = 0;
  await readChildren(deps.db, { ...area, bornAfter }, async (rows) => {
    childrenInArea += rows.length;
    for (const row of rows) {
      const line = lineOf(row, day);
      if (line) lines.push(line);
    }
    await nextTurn();
  });
  lines.sort(byLateness);
  return { day, takenAt, childrenInArea, lines };
}

/** Lists of late children by clinic, made when asked for, one at a time, and kept for some minutes. */
export function makeLateLists(deps: Pick<Deps, 'db' | 'clock'>): LateLists {
  const kept = new Map<string, { list: Promise<LateList>; day: PlainDate; until: number }>();
  let last: Promise<unknown> = Promise.resolve();
  const start = (area: Area): Promise<LateList> => {
    const list = last.then(() => takeList(deps, area));
    last = list.catch(() => undefined);
    return list;
  };
  return {
    of(area) {
      const key = `${area.countyCode} ${area.siteId}`;
      const now = deps.clock.now().getTime();
      const known = kept.get(key);
      if (known && known.day === deps.clock.today() && known.until > now) return known.list;
      const list = start(area);
      kept.delete(key);
      kept.set(key, { list, day: deps.clock.today(), until: now + FRESH_MS });
      const [oldest] = kept.keys();
      if (kept.size > LISTS_MAX && oldest !== undefined) kept.delete(oldest);
      list.catch(() => {
        if (kept.get(key)?.list === list) kept.delete(key);
      });
      return list;
    },
  };
}
