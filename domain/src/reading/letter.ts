/** A letter of the week or the month that was, in plain words: what it was, how it stands, what to do. No blame, no praise of a loss. */
import { weightPlan } from '../weight/plan';
import { addDays, addMonths, type PlainDate, toPlainDate, weekdayOf } from '../shared/plain-date';
import type { SentenceRef } from '../shared/sentence';
import { planWords } from './advice';
import { alarmOf } from './alarm';
import { ageOn, type Whose } from './band';
import type { ReadingKind } from './mean';
import { sayReading } from './say';
import { type Span, spanOf } from './span';
import { changeOf, changeWords, controlWords, harmWords, meanWords, partWords, shareWords } from './span-words';
import type { Letter, LetterKind, ReadingFact, ReadingStand } from './types';

const KINDS: readonly ReadingKind[] = [
  { item: 'blood-pressure', time: null },
  { item: 'glucose', time: 'fasting' },
  { item: 'glucose', time: 'two-hours' },
  { item: 'glucose', time: 'random' },
  { item: 'weight', time: null },
  { item: 'waist', time: null },
];

const NEXT_MAX = 3;
const WEEK = 7;

interface Period {
  from: PlainDate;
  to: PlainDate;
}

const monthOf = (day: PlainDate): PlainDate => toPlainDate(`${day.slice(0, 7)}-01`);

/** The last whole week (Monday to Sunday) or calendar month before a day. */
export function letterPeriod(kind: LetterKind, on: PlainDate): Period {
  if (kind === 'week') {
    const monday = addDays(on, 1 - weekdayOf(on));
    return { from: addDays(monday, -WEEK), to: addDays(monday, -1) };
  }
  const first = monthOf(on);
  return { from: addMonths(first, -1), to: addDays(first, -1) };
}

/** The period before a period. */
const periodBefore = (kind: LetterKind, { from }: Period): Period => letterPeriod(kind, from);

interface Part {
  kind: ReadingKind;
  now: Span;
  alarms: number;
  harm: readonly SentenceRef[];
  lines: readonly SentenceRef[];
}

const headingOf = ({ item, time }: ReadingKind): SentenceRef => ({
  id: time === null ? `item.${item}` : `item.${item}-${time}`,
});

/** Readings that called for somebody on their day; the words of a low pressure call nobody. */
const alarmsIn = ({ facts }: Span, pregnant: boolean): number =>
  facts.filter(({ value }) => (alarmOf(value, { pregnant, symptoms: [], again: false })?.call ?? null) !== null).length;

interface Writing {
  letter: LetterKind;
  period: Period;
  facts: readonly ReadingFact[];
  whose: Whose;
  span: string;
}

/** Of the last day's weight, as the word of control; once a month, and only to people the tables of grown-ups are for. */
function planOf({ now, letter, whose }: { now: Span; letter: LetterKind; whose: Whose }): SentenceRef[] {
  const last = now.days.at(-1);
  if (letter === 'week' || !last || now.facts[0]?.value.item !== 'weight') return [];
  const { pregnant, heightCm } = whose.person;
  return planWords(weightPlan(last.mean.first, { ageYears: ageOn(whose), pregnant, heightCm }));
}

function partOf(kind: ReadingKind, { letter, period, facts, whose, span }: Writing): Part[] {
  const now = spanOf({ kind, facts, ...period, whose });
  if (now.sittings.length === 0) return [];
  const past = spanOf({ kind, facts, ...periodBefore(letter, period), whose });
  const alarms = alarmsIn(now, whose.person.pregnant);
  const harm = harmWords(kind, facts, whose);
  const lines: SentenceRef[] = [
    ...(alarms > 0 ? [{ id: 'letter.alarms', values: { count: String(alarms) } }] : []),
    ...harm,
    { id: 'trend.count', values: { count: String(now.sittings.length), days: String(now.days.length) } },
    ...meanWords(kind.item, now, span),
    ...controlWords(kind.item, now, span),
    ...shareWords(now),
    ...partWords(kind.item, now),
    ...changeWords(kind.item, changeOf(now.mean, past.mean), sayReading({ id: `before.${letter}` })),
    ...planOf({ now, letter, whose }),
  ];
  return [{ kind, now, alarms, harm, lines }];
}

/** The one thing that matters most. */
function leadOf(parts: readonly Part[], span: string): SentenceRef {
  const alarms = parts.reduce((sum, part) => sum + part.alarms, 0);
  if (alarms > 0) return { id: 'letter.lead-alarm', values: { span, count: String(alarms) } };
  if (parts.some(({ harm }) => harm.length > 0)) return { id: 'letter.lead-harm' };
  const off = parts.find(({ now }) => now.control === 'above') ?? parts.find(({ now }) => now.control === 'below');
  if (off) return { id: `letter.lead-${off.now.control}`, values: { span, item: sayReading(headingOf(off.kind)) } };
  const good = parts.filter(({ now }) => now.control === 'controlled');
  if (good[0] && good.length === parts.length) return { id: 'letter.lead-controlled', values: { span } };
  if (good[0]) return { id: 'letter.lead-partly', values: { span, item: sayReading(headingOf(good[0].kind)) } };
  const isFew = parts.some(({ now }) => now.control === 'too-few');
  return { id: isFew ? 'letter.lead-few' : 'letter.lead-noted', values: { span } };
}

const OFF: ReadonlySet<ReadingStand> = new Set(['above', 'below', 'urgent']);

function nextOf(parts: readonly Part[], { person }: Whose): SentenceRef[] {
  const isAlarm = parts.some(({ alarms, harm }) => alarms > 0 || harm.length > 0);
  // Too few to say how it stands are still worth showing to a doctor when they lean to a side.
  const isOff = parts.some(({ now }) => OFF.has(now.leaning));
  const isFew = parts.some(({ now }) => now.control === 'too-few');
  const isNearly = parts.some(({ now }) => now.control === 'nearly');
  const isTreated = person.hypertension || person.diabetes;
  const ids = [
    ...(isAlarm ? ['next.doctor-soon'] : []),
    ...(isOff ? ['next.doctor'] : []),
    ...(isTreated ? ['next.medicine'] : []),
    ...(isFew ? ['next.more'] : []),
    ...(isNearly ? ['plan.move'] : []),
    ...([isAlarm, isOff, isFew, isNearly].includes(true) ? [] : ['next.keep']),
  ];
  return ids.slice(0, NEXT_MAX).map((id) => ({ id }));
}

export interface LetterInput extends Whose {
  kind: LetterKind;
  /** Readings of the period, of the one before, and weights of the ninety days before. */
  facts: readonly ReadingFact[];
}

/**
 * The letter that is written on a day about the last whole week (Monday to Sunday) or month. Alarms lead, then a weight lost too fast or too
 * low, then what is above or below its target, then what is controlled; targets and ages are those of the last day.
 */
export function letterOf({ kind, facts, person, config, on }: LetterInput): Letter {
  const period = letterPeriod(kind, on);
  const span = sayReading({ id: `span.${kind}` });
  const whose = { person, config, on: period.to };
  const parts = KINDS.flatMap((one) => partOf(one, { letter: kind, period, facts, whose, span }));
  const isEmpty = parts.length === 0;
  return {
    kind,
    ...period,
    title: { id: `letter.${kind}` },
    lead: isEmpty ? { id: 'letter.lead-nothing', values: { span } } : leadOf(parts, span),
    parts: parts.map(({ kind: { item }, kind: own, lines }) => ({ item, heading: headingOf(own), lines })),
    next: isEmpty ? [] : nextOf(parts, whose),
  };
}
