/** An item of the report as the parts of the page want it. Pure: no component, no clock. */
import type { CheckupReport, Direction, ItemLevel, ReportItem, YearValue, Zone } from '@kangban/domain/checkup/types';
import { changeWords, report as words } from '@/copy/report';
import { sayZh } from '@/copy/report-sentences';
import type { TrackRow, TrackSegment } from '@/ui/dot-track/dot-track';
import type { MarkKind } from '@/ui/mark/mark';
import type { RangeBarProps, ZoneTone } from '@/ui/range-bar/range-bar';
import type { TrendBand, TrendPoint } from '@/ui/trend/trend-picture';

type Years = CheckupReport['years'];

export const MARKS: Readonly<Record<ItemLevel, MarkKind>> = {
  fine: 'normal',
  watch: 'attention',
  attention: 'attention',
  recheck: 'urgent',
  urgent: 'urgent',
  unjudged: 'none',
  missing: 'none',
};

const TONES: Readonly<Record<ItemLevel, ZoneTone>> = {
  fine: 'normal',
  watch: 'attention',
  attention: 'attention',
  recheck: 'urgent',
  urgent: 'urgent',
  unjudged: 'normal',
  missing: 'normal',
};

const joined = (...parts: readonly string[]): string => parts.filter(Boolean).join(' ');

/** 偏高 ↑: a word of direction carries its arrow, 要复查 does not (the number beside it has it). */
export function chipText({ word, direction, level }: ReportItem): string {
  const text = sayZh(word);
  return level === 'attention' || level === 'watch' ? joined(text, words.arrow(direction)) : text;
}

/** 7.6 ↑ */
export const valueWords = ({ value, direction }: ReportItem): string =>
  joined(value?.text ?? words.none, words.arrow(direction));

/** 7.6 mmol/L ↑, for a line of text. */
export const wholeValue = ({ value, direction }: ReportItem): string =>
  joined(value?.text ?? words.none, value?.unit ?? '', words.arrow(direction));

const holds = ({ from, to, toIncluded }: Zone, value: number): boolean =>
  (from === null || value >= from) && (to === null || value < to || (toIncluded && value === to));

/** Bounds as the limits of this item are written: 6.1 and 7.0, not 7. */
function figures(zones: readonly Zone[]): (value: number) => string {
  const bounds = zones.flatMap(({ from, to }) => [from, to]).flatMap((value) => value ?? []);
  const digits = Math.min(Math.max(0, ...bounds.map((value) => (String(value).split('.')[1] ?? '').length)), 2);
  return (value) => value.toFixed(digits);
}

function limitsOf({ from, to }: Zone, figure: (value: number) => string): string {
  if (from === null) return to === null ? '' : words.below(figure(to));
  return to === null ? words.above(figure(from)) : words.between(figure(from), figure(to));
}

const clamped = (share: number): number => Math.min(Math.max(share, 0.12), 0.88);

/** How far into a zone; an open zone has no end, so a value far out stands near its far side and never beyond. */
function shareIn({ from, to }: Pick<Zone, 'from' | 'to'>, value: number): number {
  if (from !== null && to !== null) return clamped((value - from) / (to - from || 1));
  if (from !== null) return clamped((2 * (value - from)) / (Math.abs(from) || 1));
  return to === null ? 0.5 : clamped(1 - (2 * (to - value)) / (Math.abs(to) || 1));
}

/**
 * The zones the bar has room for: the alarming ends stand only where the value lies, and in large type only the side of the value. What
 * is then first or last has no further end.
 */
function shownZones(
  { range: { zones }, direction }: ReportItem,
  { here, elder }: { here: Zone; elder: boolean },
): Zone[] {
  const sided = (zone: Zone): boolean => zone.direction === 'none' || zone.direction === direction;
  const kept = zones.filter(
    (zone) => zone === here || (zone.level !== 'urgent' && (!elder || direction === 'none' || sided(zone))),
  );
  return kept.map((zone, index) => ({
    ...zone,
    from: index === 0 ? null : zone.from,
    to: index === kept.length - 1 ? null : zone.to,
  }));
}

/** The bar of an item; undefined where a bar says nothing. */
export function barOf(item: ReportItem, elder: boolean): RangeBarProps | undefined {
  const { value, range, label } = item;
  if (value === null || value.number === null) return undefined;
  const { number, unit, text } = value;
  const here = range.zones.find((zone) => holds(zone, number));
  const zones = here ? shownZones(item, { here, elder }) : [];
  const index = zones.findIndex((zone) => holds(zone, number));
  const zoneHere = zones[index];
  if (!zoneHere || zones.length < 2) return undefined;
  const figure = figures(range.zones);
  return {
    zones: zones.map((zone) => ({
      key: `${zone.word.id}${zone.from}${zone.to}`,
      tone: TONES[zone.level],
      word: sayZh(zone.word),
      limits: limitsOf(zone, figure),
    })),
    at: { index, share: shareIn(zoneHere, number) },
    ...(elder ? { value: words.you(text) } : { value: valueWords(item), unit }),
    summary: words.zoneLabel(sayZh(label), wholeValue(item), sayZh(zoneHere.word)),
  };
}

/** Where the range comes from. */
export const sourceWords = ({ range: { origin, source } }: ReportItem): string =>
  origin === 'laboratory' || source === '' ? '' : words.source(source);

const yearOf = ({ years }: ReportItem, year: number): YearValue | undefined => years.find((one) => one.year === year);

const isOff = ({ level }: YearValue): boolean => level !== 'fine' && level !== 'unjudged';

const WORD_OF: Readonly<Record<Direction, string>> = { high: words.high, low: words.low, none: words.off };

/** 正常, 偏高; empty where nobody gives a range. */
export const yearWord = (year: YearValue): string =>
  year.level === 'unjudged' ? '' : isOff(year) ? WORD_OF[year.direction] : words.inRange;

/** What stands for a year without a value: no checkup at all, or this item was not looked at. */
const gapWords = (year: Years[number]): string => (year.entryId === null ? words.noCheckup(year.year) : words.none);

/** 2024年 5.8 正常，2025年没做体检，2026年 7.6 偏高 */
export function yearsSaid(item: ReportItem, years: Years): string {
  return years
    .map((each) => {
      const found = yearOf(item, each.year);
      if (found) return words.yearSaid(each.year, joined(found.text, yearWord(found)));
      return each.entryId === null ? gapWords(each) : words.yearSaid(each.year, words.none);
    })
    .join('，');
}

/** Years of an item with a number: a picture needs two of them. */
export const hasPicture = ({ years }: ReportItem): boolean => years.filter(({ value }) => value !== null).length > 1;

export const trendPoints = (item: ReportItem, years: Years): TrendPoint[] =>
  years.map((each) => {
    const found = yearOf(item, each.year);
    const value = found?.value ?? null;
    const text = found && value !== null ? found.text : words.none;
    return { label: words.year(each.year), value, text, out: found !== undefined && isOff(found) };
  });

export function trendBand({ range }: ReportItem): TrendBand | undefined {
  const { low, high, text } = range;
  if (low === null && high === null) return undefined;
  return { low, high, text: words.bandLabel(text ?? '') };
}

/** The sides that some year was on: 偏低, 正常, 偏高. */
function sidesOf(values: readonly YearValue[]): readonly Direction[] {
  const off = new Set(values.filter(isOff).map(({ direction }) => direction));
  const sides: Direction[] = ['none'];
  if (off.has('low')) sides.unshift('low');
  if (off.has('high') || off.size === 0) sides.push('high');
  return sides;
}

interface Span {
  from: number | null;
  to: number | null;
}

const spanOf = (side: Direction, { low, high }: ReportItem['range']): Span =>
  side === 'low' ? { from: null, to: low } : side === 'high' ? { from: high, to: null } : { from: low, to: high };

/** One line per year for large type: which side, and roughly where on it. The year's own judgement decides the side. */
export function trackOf(item: ReportItem, years: Years): { segments: TrackSegment[]; rows: TrackRow[] } | undefined {
  const values = item.years.filter(({ value }) => value !== null);
  const judged = values.every((one) => one.level !== 'unjudged' && (one.direction !== 'none' || !isOff(one)));
  if (values.length < 2 || !judged) return undefined;
  const sides = sidesOf(values);
  const segments = sides.map((side): TrackSegment => {
    const tone = side === 'none' ? 'normal' : 'attention';
    return { key: side, tone, word: side === 'none' ? words.inRange : WORD_OF[side] };
  });
  const rows = years.map((each): TrackRow => {
    const found = yearOf(item, each.year);
    const row = { key: String(each.year), label: String(each.year), value: found?.text ?? words.none };
    if (!found || found.value === null) return row;
    const side = isOff(found) ? found.direction : 'none';
    return { ...row, at: { index: sides.indexOf(side), share: shareIn(spanOf(side, item.range), found.value) } };
  });
  return { segments, rows };
}

const climbs = (values: readonly number[], sign: 1 | -1): boolean =>
  values.every((value, index) => index === 0 || (value - (values[index - 1] ?? value)) * sign > 0);

/** 一年比一年高 over three values, else the change against the year before. */
export function changeLine({ years, change }: ReportItem): string {
  const values = years.flatMap(({ value }) => value ?? []);
  if (values.length > 2 && climbs(values, 1)) return `${words.rising}，${changeWords(change)}`;
  if (values.length > 2 && climbs(values, -1)) return `${words.falling}，${changeWords(change)}`;
  return changeWords(change);
}

/** The same years as lines of a table, newest first. */
export const tableRows = (item: ReportItem, years: Years): string[][] =>
  [...years].reverse().map((each) => {
    const found = yearOf(item, each.year);
    if (!found) return [String(each.year), gapWords(each), ''];
    return [String(each.year), joined(found.text, yearWord(found)), found.rangeText ?? ''];
  });

/** Chinese is read aloud at about four signs a second. */
const SIGNS_PER_MINUTE = 240;
export const minutesOf = (paragraphs: readonly string[]): number =>
  Math.max(1, Math.round(paragraphs.join('').length / SIGNS_PER_MINUTE));
