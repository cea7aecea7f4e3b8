import type { ReadingTrend } from '@kangban/contract/reading/trend';
import { MEDICINE_MARK, shareText, TARGET_MARK } from '@kangban/domain/reading/board-texts';
import { kindOf, textOf } from '@kangban/domain/reading/mean';
import { sayHeading, sayLine } from '@kangban/domain/reading/say';
import { trendOf } from '@kangban/domain/reading/trend';
import {
  type GlucoseTime,
  type ReadingItem,
  type Trend,
  TREND_DAYS,
  type TrendBand,
  type TrendDay,
  type TrendDays,
} from '@kangban/domain/reading/types';
import { addDays, parsePlainDate, type PlainDate } from '@kangban/domain/shared/plain-date';
import { PACE_DAYS } from '@kangban/domain/weight/pace';
import type { Deps } from '../../deps';
import { isRefused, type Refused } from '../../http/refusal';
import type { AccountSession } from '../../plugins/tokens';
import { noteRead, type RecordView } from '../access/open-record';
import { loadEntries, type RecordEntry } from '../record/load-record';
import { openReadings } from './list-service';
import type { KnownPerson } from './people';
import { factsOf, loadTaken } from './sittings';
import { UNITS } from './values';

/** Entries of twice ninety days of somebody who measures three times, morning and evening. */
const ENTRIES_MAX = 1200;
const MEDICINES_MAX = 100;

type Mark = ReadingTrend['marks'][number];

/** Illnesses whose medicines are marked in a picture, by the beginning of their ICD-10 code. */
const MEDICINE_FOR: Readonly<Partial<Record<ReadingItem, RegExp>>> = {
  'blood-pressure': /^I1[0-5]/,
  glucose: /^E1[0-4]/,
};

const begun = (entry: RecordEntry, reason: RegExp): PlainDate[] => {
  if (entry.kind !== 'medication') return [];
  const { startsOn, reason: why } = entry.payload;
  const day = startsOn === undefined ? undefined : parsePlainDate(startsOn);
  return day !== undefined && why?.coding.some(({ code }) => reason.test(code)) === true ? [day] : [];
};

/** Days a dotted line stands for: a medicine that was begun, a target that was set. */
function marksOf(medicines: readonly RecordEntry[], known: KnownPerson, { item, from, to }: Trend): Mark[] {
  const reason = MEDICINE_FOR[item];
  const days = reason ? medicines.flatMap((entry) => begun(entry, reason)) : [];
  const target = known.targets.get(item);
  const all: Mark[] = [
    ...[...new Set(days)].map((on) => ({ on, text: MEDICINE_MARK })),
    ...(target ? [{ on: target.validFrom, text: TARGET_MARK }] : []),
  ];
  return all.filter(({ on }) => on >= from && on <= to).sort((a, b) => a.on.localeCompare(b.on));
}

const bandView = (band: TrendBand | null): ReadingTrend['band'] =>
  band === null ? null : { low: band.first.low, high: band.first.high, lowerHigh: band.second?.high ?? null };

function rowOf(item: ReadingItem, { on, mean, morning, evening }: TrendDay): ReadingTrend['table'][number] {
  return {
    on,
    morning: morning ? textOf(item, morning) : '',
    evening: evening ? textOf(item, evening) : '',
    other: morning || evening ? '' : textOf(item, mean),
  };
}

const pointOf = ({ on, mean, count, stand, sources }: TrendDay): ReadingTrend['points'][number] => ({
  on,
  a: mean.first,
  b: mean.second,
  count,
  state: stand,
  source: sources[0] ?? 'typed',
});

const partView = (trend: Trend, part: 'morning' | 'evening'): ReadingTrend['morning'] => {
  const mean = trend[part];
  const count = trend.table.filter((day) => day[part] !== null).length;
  return mean && { text: textOf(trend.item, mean), count };
};

function trendView(trend: Trend, marks: Mark[]): ReadingTrend {
  const { item, time, from, to, band, share, words, table } = trend;
  return {
    item,
    time,
    from,
    to,
    unit: UNITS[item],
    points: table.map(pointOf),
    band: bandView(band),
    marks,
    share: { inTarget: share?.inTarget ?? 0, all: share?.judged ?? 0, text: shareText(share) },
    morning: partView(trend, 'morning'),
    evening: partView(trend, 'evening'),
    words: words.map((word, index) => (index === 0 ? sayHeading(word) : sayLine(word))),
    table: table.map((day) => rowOf(item, day)),
  };
}

const isTrendDays = (days: number): days is TrendDays => TREND_DAYS.some((known) => known === days);

const loadMedicines = (deps: Deps, view: RecordView, item: ReadingItem): Promise<RecordEntry[]> =>
  MEDICINE_FOR[item] ? loadEntries(deps, view, { kinds: ['medication'], limit: MEDICINES_MAX }) : Promise.resolve([]);

/** These days and as many before; of weights as far back as their pace asks. */
const daysBack = (item: ReadingItem, days: TrendDays): number =>
  item === 'weight' ? Math.max(2 * days, days + PACE_DAYS.far) : 2 * days;

/** 7, 30 or 90 days of one kind of reading; glucose by the time of the newest reading unless told. */
export async function readTrend(
  deps: Deps,
  who: AccountSession,
  asked: { residentId: string; item: ReadingItem; days: number; time?: GlucoseTime | undefined },
): Promise<ReadingTrend | Refused> {
  const opened = await openReadings(deps, who, asked.residentId);
  if (isRefused(opened)) return opened;
  const { view, known } = opened;
  const { item } = asked;
  const days = isTrendDays(asked.days) ? asked.days : TREND_DAYS[0];
  const on = deps.clock.today();
  const [taken, medicines] = await Promise.all([
    loadTaken(deps, view, { items: [item], since: addDays(on, -daysBack(item, days)), limit: ENTRIES_MAX }),
    loadMedicines(deps, view, item),
  ]);
  noteRead(deps, view, { action: 'reading-read', details: { item } });
  const newest = taken[0] ? kindOf(taken[0].mean).time : 'fasting';
  const time = item === 'glucose' ? (asked.time ?? newest) : null;
  const { person, config } = known;
  const trend = trendOf({ item, time, facts: factsOf(taken), days, on, person, config });
  return trendView(trend, marksOf(medicines, known, trend));
}
