import type { ReadingBoard } from '@kangban/contract/reading/board';
import { bandOf } from '@kangban/domain/reading/band';
import { ALARM_BOXES, targetTitle } from '@kangban/domain/reading/board-texts';
import { controlOf } from '@kangban/domain/reading/control';
import { textOf } from '@kangban/domain/reading/mean';
import { sayHeading, sayLine, sayReading } from '@kangban/domain/reading/say';
import type { GlucoseTime, ReadingFact, ReadingItem, Trend, TrendBand } from '@kangban/domain/reading/types';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { SentenceRef } from '@kangban/domain/shared/sentence';
import type { RecordView } from '../access/open-record';
import type { KnownPerson } from './people';
import { factsOf, type Taken } from './sittings';
import { sessionView } from './view';

const RECENT = 3;

interface Told {
  known: KnownPerson;
  view: Pick<RecordView, 'right'>;
  on: PlainDate;
}

const ends = (one: TrendBand['first'] | null, side: 'low' | 'high'): number[] =>
  one === null || one[side] === null ? [] : [one[side]];

const NO_BAND = { from: 'none', high: [], low: [], short: '', source: '', verified: true } as const;

const shownBand = (band: TrendBand) => ({
  from: band.isPersonal ? ('doctor' as const) : ('profile' as const),
  high: [...ends(band.first, 'high'), ...ends(band.second, 'high')],
  low: [...ends(band.first, 'low'), ...ends(band.second, 'low')],
  short: band.text,
  source: band.source,
  verified: band.verified,
});

const bandView = (
  band: TrendBand | null,
): Pick<ReadingBoard['target'], 'from' | 'high' | 'low' | 'short' | 'source' | 'verified'> =>
  band ? shownBand(band) : { ...NO_BAND, high: [], low: [] };

const wordsOf = (ref: SentenceRef | null): string => (ref ? sayReading(ref) : '');

/** What this person aims at with one kind of reading, and whose word it is. */
function targetView(
  { item, time }: { item: ReadingItem; time: GlucoseTime | null },
  { known, on }: Told,
): ReadingBoard['target'] {
  const { person, config, targets } = known;
  const { band, why } = bandOf({ item, time, setting: 'home' }, { person, config, on });
  const row = targets.get(item);
  return {
    item,
    ...bandView(band),
    title: targetTitle(band, row?.doctorName ?? null),
    text: row?.note ?? wordsOf(band ? band.more : why),
    setOn: row?.validFrom ?? null,
  };
}

const CONTROL: Readonly<Record<Trend['control'], ReadingBoard['control']['state']>> = {
  controlled: 'controlled',
  nearly: 'nearly',
  above: 'not-yet',
  below: 'not-yet',
  'too-few': 'too-few',
  unjudged: 'unjudged',
};

function controlView(
  kind: { item: ReadingItem; time: GlucoseTime | null },
  facts: readonly ReadingFact[],
  told: Told,
): ReadingBoard['control'] {
  const { person, config } = told.known;
  const { trend, words, protocol, valid } = controlOf({ ...kind, facts, on: told.on, person, config });
  const [title, ...lines] = words;
  return {
    state: CONTROL[trend.control],
    title: title ? sayHeading(title) : '',
    lines: lines.map(sayLine),
    meanText: trend.mean && textOf(kind.item, trend.mean),
    daysWith: trend.table.length,
    values: facts.filter(({ on, value }) => value.item === kind.item && on >= trend.from).length,
    protocol,
    valid,
  };
}

/** Which glucose a page speaks of: that of the newest reading, of the morning where there is none. */
const timeOf = (item: ReadingItem, latest: Taken | undefined): GlucoseTime | null =>
  item !== 'glucose' ? null : latest?.mean.item === 'glucose' ? latest.mean.time : 'fasting';

/** The head of the page of one kind of reading. `taken` newest first, of any kind. */
export function boardOf(item: ReadingItem, taken: readonly Taken[], told: Told): ReadingBoard {
  const own = taken.filter((one) => one.item === item);
  const [latest] = own;
  const kind = { item, time: timeOf(item, latest) };
  return {
    item,
    latest: latest ? sessionView(latest, told) : null,
    control: controlView(kind, factsOf(own), told),
    target: targetView(kind, told),
    recent: own.slice(0, RECENT).map((one) => sessionView(one, told)),
    last: latest?.mean ?? null,
    alarmText: ALARM_BOXES[item],
  };
}
