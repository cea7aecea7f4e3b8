/** Whether somebody can redeem something today, with every reason in words. Points never stand between a person and a free service. */
import { grouped } from '../points/words';
import { addMonths, ageInYears, type PlainDate } from '../shared/plain-date';
import { monthDay } from './words';
import type { ReasonLine, RewardReason, RewardTerms } from './types';

/** What is known of the person. */
export interface EligiblePerson {
  birthDate: PlainDate;
  sex: 'male' | 'female';
  /** The home clinic; null for nobody's. */
  siteId: string | null;
}

/** What is known of the thing for this person. */
export interface RewardFacts {
  terms: RewardTerms;
  paused: boolean;
  /** Null when no price is in force. */
  points: number | null;
  /** Places that offer it, with what is left there today. */
  places: readonly { siteId: string; left: number; againOn: PlainDate | null }[];
  /** One is held already. */
  held: boolean;
  /** The last day it was used up with points; null for never. */
  usedOn: PlainDate | null;
  /** The last day the record knows it was done, where the caller may know; null for never or not known. */
  doneOn: PlainDate | null;
  /** The person does not take part in points. */
  pointsOff: boolean;
  /** The most any purse of theirs can pay. */
  active: number;
}

const MONTHS = 12;

const line = (reason: RewardReason, text: string, on: PlainDate | null = null): ReasonLine => ({ reason, text, on });

function birthdayLine(person: EligiblePerson, years: number): PlainDate {
  return addMonths(person.birthDate, years * MONTHS);
}

function ageLines(person: EligiblePerson, { terms }: RewardFacts, today: PlainDate): ReasonLine[] {
  const age = ageInYears(person.birthDate, today);
  if (terms.fromAge !== null && age < terms.fromAge)
    return [line('too-young', `满 ${terms.fromAge} 岁才能换`, birthdayLine(person, terms.fromAge))];
  if (terms.toAge !== null && age > terms.toAge) return [line('too-old', `${terms.toAge} 岁以下才能换`)];
  return [];
}

const SEX_TEXTS = { male: '只有男性要做', female: '只有女性要做' } as const;

function personLines(person: EligiblePerson, { terms, places }: RewardFacts): ReasonLine[] {
  const lines: ReasonLine[] = [];
  if (terms.sex !== null && terms.sex !== person.sex) lines.push(line('other-sex', SEX_TEXTS[terms.sex]));
  if (terms.enrolledOnly && person.siteId === null) lines.push(line('not-enrolled', '先到卫生院建档或签约，就能换'));
  else if (terms.ownSiteOnly && !places.some(({ siteId }) => siteId === person.siteId))
    lines.push(line('other-site', '只在签约的卫生院换，您的卫生院没有这一项'));
  return lines;
}

/** `每 2 年一次`, `每年一次`, `每 3 个月一次`. */
function everyText(months: number): string {
  if (months % MONTHS !== 0) return `每 ${months} 个月一次`;
  return months === MONTHS ? '每年一次' : `每 ${months / MONTHS} 年一次`;
}

function lastLines({ terms, usedOn, doneOn }: RewardFacts, today: PlainDate): ReasonLine[] {
  const { everyMonths } = terms;
  if (everyMonths === null) return [];
  const every = everyText(everyMonths);
  const nextOf = (day: PlainDate | null): PlainDate | null => (day === null ? null : addMonths(day, everyMonths));
  const usedNext = nextOf(usedOn);
  const doneNext = nextOf(doneOn);
  if (usedNext !== null && usedNext > today && (doneNext === null || doneNext <= usedNext))
    return [line('used-lately', `${every}，${monthDay(usedNext, today)}起能再换`, usedNext)];
  if (doneNext !== null && doneNext > today)
    return [line('done-lately', `${every}，上次做过还不久，${monthDay(doneNext, today)}起能换`, doneNext)];
  return [];
}

function stockLines({ places }: RewardFacts, today: PlainDate): ReasonLine[] {
  if (places.some(({ left }) => left > 0)) return [];
  const days = places.flatMap(({ againOn }) => againOn ?? []);
  const first = days.length === 0 ? null : days.reduce((a, b) => (a <= b ? a : b));
  return [line('sold-out', first === null ? '换完了' : `${monthDay(first, today)}再有`, first)];
}

function pointLines({ points, active, pointsOff }: RewardFacts): ReasonLine[] {
  if (pointsOff) return [line('points-off', '积分已经关了，打开就能换')];
  if (points !== null && active < points) return [line('points-short', `还差 ${grouped(points - active)} 分`)];
  return [];
}

/** The places a person may go to: all, or only their own clinic's. */
export const placesFor = <P extends { siteId: string }>(
  terms: RewardTerms,
  person: EligiblePerson,
  places: readonly P[],
): readonly P[] => (terms.ownSiteOnly ? places.filter(({ siteId }) => siteId === person.siteId) : places);

/**
 * Every reason why something cannot be redeemed on a day, the one that cannot change first and money last; empty means it can. Intervals run
 * from the later of use and what the record knows; ages are whole years on the day (29 February: 28 in a common year).
 */
export function reasonsAgainst(person: EligiblePerson, facts: RewardFacts, today: PlainDate): ReasonLine[] {
  if (facts.paused) return [line('paused', '暂时不换')];
  if (facts.points === null) return [line('no-price', '还没开始换')];
  if (facts.held) return [line('held-already', '已经换了一个，用完再换')];
  const own = [...personLines(person, facts), ...ageLines(person, facts, today)];
  if (own.length > 0) return own;
  const there = { ...facts, places: placesFor(facts.terms, person, facts.places) };
  return [...lastLines(there, today), ...stockLines(there, today), ...pointLines(there)];
}
