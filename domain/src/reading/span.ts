/** What the readings of one kind amount to between two days: the ground of a trend and of a letter. */
import { HOME_PROTOCOLS, withoutRepeats } from '../blood-pressure/home-mean';
import { GLUCOSE_ALARM } from '../glucose/lines-table';
import type { PlainDate } from '../shared/plain-date';
import { bandOf, type BandOrWhy, type Whose } from './band';
import { isOfKind, meanReading, numbersOf, type ReadingKind } from './mean';
import { partOfDay, type PartOfDay } from './part-of-day';
import { type Sitting, settingOf, sittingsOf } from './sittings';
import { type Stand, standOf } from './stand';
import type { ReadingFact, ReadingStand, ReadingValue, Trend, TrendDay, TrendNumbers } from './types';

/** Both home protocols want three days before anything is said of control; glucose is held to the same. */
const CONTROL_DAYS_MIN = 3;

export interface SpanInput {
  kind: ReadingKind;
  facts: readonly ReadingFact[];
  from: PlainDate;
  to: PlainDate;
  whose: Whose;
}

export interface Span {
  facts: readonly ReadingFact[];
  sittings: readonly Sitting[];
  days: readonly TrendDay[];
  mean: ReadingValue | null;
  morning: TrendNumbers | null;
  evening: TrendNumbers | null;
  share: Trend['share'];
  band: BandOrWhy;
  control: Trend['control'];
  /** What is still too few for a word of control; null where there is enough. */
  few: Few | null;
  /** How the mean stands by itself, however few it is of: for what to do next, never for a word of control. */
  leaning: ReadingStand;
}

export type Few = 'days' | 'values';

/**
 * Readings a mean is made of: every one of them, not the means of sittings (国家基层高血压防治管理指南2025版: the mean of all values). Where the
 * person measured at home, the clinic's pressures are left out of it: they have another line.
 */
function countedOf(facts: readonly ReadingFact[], { item }: ReadingKind): readonly ReadingFact[] {
  const atHome = facts.filter(({ source }) => source !== 'clinic');
  return item === 'blood-pressure' && atHome.length > 0 ? atHome : facts;
}

const meanOfFacts = (facts: readonly ReadingFact[], kind: ReadingKind): ReadingValue | null =>
  meanReading(
    countedOf(facts, kind).map(({ value }) => value),
    kind,
  ) ?? null;

function meanOfPart(facts: readonly ReadingFact[], kind: ReadingKind, part: PartOfDay): TrendNumbers | null {
  const mean = meanOfFacts(
    facts.filter(({ minuteOfDay }) => partOfDay(minuteOfDay) === part),
    kind,
  );
  return mean && numbersOf(mean);
}

const settingOfAll = (facts: readonly ReadingFact[]): 'home' | 'office' =>
  facts.every(({ source }) => source === 'clinic') ? 'office' : 'home';

/** The stand of a mean on the day that ends it. */
const standOfMean = (mean: ReadingValue, facts: readonly ReadingFact[], whose: Whose): Stand =>
  standOf(mean, settingOfAll(facts), whose);

function dayOf(on: PlainDate, { kind, facts, whose }: Pick<SpanInput, 'kind' | 'facts' | 'whose'>): TrendDay[] {
  const own = facts.filter((fact) => fact.on === on);
  const mean = meanOfFacts(own, kind);
  if (!mean) return [];
  return [
    {
      on,
      mean: numbersOf(mean),
      morning: meanOfPart(own, kind, 'morning'),
      evening: meanOfPart(own, kind, 'evening'),
      count: sittingsOf(own).length,
      sources: [...new Set(own.map(({ source }) => source))],
      stand: standOfMean(mean, own, { ...whose, on }).stand,
    },
  ];
}

function shareOf(sittings: readonly Sitting[], whose: Whose): Trend['share'] {
  const stands = sittings.map(
    (sitting) => standOf(sitting.value, settingOf(sitting), { ...whose, on: sitting.on }).stand,
  );
  const judged = stands.filter((stand) => stand !== 'unjudged');
  if (judged.length === 0) return null;
  return {
    inTarget: judged.filter((stand) => stand === 'in-target' || stand === 'nearly').length,
    judged: judged.length,
  };
}

const isBody = ({ item }: ReadingKind): boolean => item === 'weight' || item === 'waist';

const isVeryLow = (value: ReadingValue): boolean => value.item === 'glucose' && value.mmolL <= GLUCOSE_ALARM.lowUpTo;

function controlOf(value: ReadingValue, { stand }: Stand): Trend['control'] {
  if (stand === 'in-target') return 'controlled';
  if (stand === 'urgent') return isVeryLow(value) ? 'below' : 'above';
  return stand;
}

/** Values at home that count towards the protocol. */
const homeValues = (facts: readonly ReadingFact[]) =>
  withoutRepeats(
    facts.flatMap(({ value, ...when }) => (value.item === 'blood-pressure' ? [{ ...value, ...when }] : [])),
  );

/**
 * Whether something may be said of control: of a body at once; else from three days on, and of pressures at home not before there are as
 * many values as the county's protocol wants.
 */
function fewOf(facts: readonly ReadingFact[], { kind, whose }: SpanInput): Few | null {
  if (isBody(kind)) return facts.length === 0 ? 'days' : null;
  const counted = countedOf(facts, kind);
  if (new Set(counted.map(({ on }) => on)).size < CONTROL_DAYS_MIN) return 'days';
  if (kind.item !== 'blood-pressure' || settingOfAll(facts) === 'office') return null;
  return homeValues(counted).length < HOME_PROTOCOLS[whose.config.homeProtocol].valuesMin ? 'values' : null;
}

/** Pressure and glucose by their mean; a body by what it was last. */
function controlled(
  facts: readonly ReadingFact[],
  days: readonly TrendDay[],
  input: SpanInput,
): Pick<Span, 'control' | 'few' | 'leaning'> {
  const { kind, whose } = input;
  const last = days.at(-1)?.on;
  const counted = isBody(kind) ? facts.filter(({ on }) => on === last) : facts;
  const mean = meanOfFacts(counted, kind);
  if (!mean) return { control: 'too-few', few: 'days', leaning: 'unjudged' };
  const found = standOfMean(mean, counted, whose);
  // Where no table is for the person, more of it would not be judged either.
  const few = found.stand === 'unjudged' ? null : fewOf(facts, input);
  return { control: few ? 'too-few' : controlOf(mean, found), few, leaning: found.stand };
}

/** Sums up the readings of one kind from one day to another, both included. */
export function spanOf(input: SpanInput): Span {
  const { kind, from, to, whose } = input;
  const facts = input.facts.filter((fact) => fact.on >= from && fact.on <= to && isOfKind(fact.value, kind));
  const sittings = sittingsOf(facts);
  const days = [...new Set(facts.map(({ on }) => on))].sort().flatMap((on) => dayOf(on, { kind, facts, whose }));
  return {
    facts,
    sittings,
    days,
    mean: meanOfFacts(facts, kind),
    morning: meanOfPart(facts, kind, 'morning'),
    evening: meanOfPart(facts, kind, 'evening'),
    share: shareOf(sittings, whose),
    band: bandOf({ ...kind, setting: settingOfAll(facts) }, whose),
    ...controlled(facts, days, input),
  };
}
