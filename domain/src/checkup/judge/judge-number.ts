import { GLUCOSE_ALARM } from '../../glucose/lines-table';
import type { CriticalRule } from '../config';
import type { ItemRow } from '../items-table';
import { type Judged, judgedAs, NO_RANGE, rankOf, unjudged } from './judged';
import type { LabRange } from './lab-range';
import { type Ends, endsOfLab, findRanges, rangeText, scaleOf } from './range-of';
import { REFERENCE_RANGES } from './ranges-table';
import type { Reading } from '../read/reading';
import { type Place, placeOf, type Scale, zonesOf } from './scale';
import { diabetesScale, isSugar } from './targets';
import type { ItemRange, SentenceRef } from '../types';
import { ADULT_YEARS, type Who } from './who';

/** A line of zones with whoever drew it. */
export interface Ruler {
  scale: Scale;
  range: ItemRange;
}

/** With diabetes, whatever the age. */
const LOW_SUGAR: CriticalRule = { item: 'fastingGlucose', side: 'low', at: GLUCOSE_ALARM.lowUpTo, unit: 'mmol/L' };

function rulerOf(item: ItemRow, ends: Ends, { who, from }: { who: Who; from: Omit<ItemRange, 'zones'> }): Ruler {
  const all = who.diabetes ? [...who.config.criticals, LOW_SUGAR] : who.config.criticals;
  const criticals = all.filter((rule) => rule.item === item.key && rule.unit === item.unit);
  const scale = scaleOf(ends, { item: item.key, criticals, ageYears: who.ageYears });
  return { scale, range: { ...from, zones: zonesOf(scale) } };
}

/** The laboratory's ruler, else the standard's; several where the sex or the method is not known. */
function rulersOf(item: ItemRow, { lab, laboratory }: Reading, who: Who): Ruler[] {
  const own = endsOfLab(lab);
  if (own) {
    const from = { origin: 'laboratory' as const, low: own.low, high: own.high, text: rangeText(own) };
    return [rulerOf(item, own, { who, from: { ...from, source: laboratory, verified: true } })];
  }
  const question = { item: item.key, sex: who.sex, ageYears: who.ageYears, on: who.on, method: lab?.method ?? null };
  return findRanges(question, who.config).map((found) => {
    const ends = { ...found, lowIncluded: true };
    const from = { origin: 'standard' as const, low: found.low, high: found.high, text: rangeText(found) };
    return rulerOf(item, ends, { who, from: { ...from, source: found.source, verified: found.verified } });
  });
}

/** Why the standard has no range: not at this age, or not at all. */
function whyNone({ key }: ItemRow, { ageYears }: Who): SentenceRef {
  const own = REFERENCE_RANGES.filter(({ item }) => item === key);
  if (ageYears < ADULT_YEARS) return { id: 'note.child' };
  const isTooOld = own.length > 0 && own.every(({ ageMax }) => ageMax !== null && ageYears > ageMax);
  return { id: isTooOld ? 'note.no-range-at-age' : 'note.no-range' };
}

/** Only a critical value speaks where nobody gives a range. */
function withoutRange(item: ItemRow, value: number, who: Who): Judged {
  const open = { low: null, lowIncluded: true, high: null, highIncluded: true };
  const { scale } = rulerOf(item, open, { who, from: NO_RANGE });
  const place = placeOf(scale, value);
  const notes = [whyNone(item, who)];
  return place.level === 'urgent' ? judgedAs(place, { range: NO_RANGE, notes }) : unjudged(notes);
}

/** The same word under every range that may hold, else no word: nothing is guessed of the sex or the method. */
function underEach(rulers: readonly Ruler[], value: number, who: Who): Judged {
  const [first] = rulers;
  const places = rulers.map(({ scale }) => placeOf(scale, value));
  const [place] = places;
  if (!first || !place) return unjudged([]);
  if (rulers.length === 1) return judgedAs(place, { range: first.range, notes: [] });
  const notes = [{ id: who.sex === 'unknown' ? 'note.sex-unknown' : 'note.method-unknown' }];
  if (places.some(({ state }) => state !== place.state)) return unjudged(notes);
  const isOne = rulers.every(({ range }) => range.text === first.range.text);
  return judgedAs(place, { range: isOne ? first.range : NO_RANGE, notes: isOne ? [] : notes });
}

const FLAGGED: Readonly<Record<string, Place>> = {
  low: { level: 'attention', direction: 'low', state: 'low' },
  high: { level: 'attention', direction: 'high', state: 'high' },
  abnormal: { level: 'attention', direction: 'none', state: 'flagged' },
  'critical-low': { level: 'urgent', direction: 'low', state: 'urgent-low' },
  'critical-high': { level: 'urgent', direction: 'high', state: 'urgent-high' },
};

/**
 * The laboratory's own mark beside the number. It may call a value worse than its range does, never better: a mark of an alarm is an
 * alarm, and where range and mark say different things the page says so.
 */
function withFlag(judged: Judged, lab: LabRange | null): Judged {
  const flag = lab?.flag ?? null;
  if (flag === null) return judged;
  const place = FLAGGED[flag];
  if (!place) return flagNormal(judged);
  if (place.level !== 'urgent' && rankOf(judged.level) > rankOf('fine')) return judged;
  if (rankOf(judged.level) >= rankOf(place.level)) return judged;
  const notes = place.level === 'urgent' ? judged.notes : [...judged.notes, { id: 'note.flag-only' }];
  return judgedAs(place, { range: judged.range, notes });
}

function flagNormal(judged: Judged): Judged {
  if (judged.level === 'unjudged')
    return judgedAs(
      { level: 'fine', direction: 'none', state: 'fine' },
      { range: judged.range, notes: [{ id: 'note.lab-normal' }] },
    );
  return judged.level === 'fine' ? judged : { ...judged, notes: [...judged.notes, { id: 'note.flag-normal' }] };
}

/** Two boxes that contradict each other are looked at again, and the worse of them counts where it is an alarm. */
function contradicting(judged: Judged, others: readonly Judged[]): Judged {
  const worst = others.find(({ level }) => level === 'urgent');
  if (worst) return { ...worst, notes: judged.notes };
  return { ...judged, level: 'recheck', direction: 'none', state: 'contradicts', word: { id: 'word.recheck' } };
}

/** Of a child there is what the laboratory says; of the sugar of one with diabetes not even that: it would speak of a finding. */
const hasNoRange = ({ key }: ItemRow, { lab }: Reading, { ageYears, diabetes }: Who): boolean =>
  ageYears < ADULT_YEARS && (!endsOfLab(lab) || (diabetes && isSugar(key)));

function judgeValue(item: ItemRow, reading: Reading & { value: number }, who: Who): Judged {
  const target = who.diabetes ? diabetesScale(item.key, who) : undefined;
  if (target) return judgedAs(placeOf(target.scale, reading.value), { range: target.range, notes: target.notes });
  const rulers = hasNoRange(item, reading, who) ? [] : rulersOf(item, reading, who);
  return rulers.length === 0 ? withoutRange(item, reading.value, who) : underEach(rulers, reading.value, who);
}

/**
 * How a number stands. First what the doctor aims at with somebody known to have diabetes, then the laboratory's own range, then the
 * standard's by sex, age and method; nobody's: `unjudged`. Critical values of the county's list count in every case. A number nobody
 * could bring into the item's unit is `unjudged` and stays as it was written.
 */
export function judgeNumber(item: ItemRow, reading: Reading, who: Who): Judged {
  const { value, contradicts = [] } = reading;
  if (value === null) return withFlag(unjudged(reading.notes), reading.lab);
  const judged = judgeValue(item, { ...reading, value }, who);
  const noted = withFlag({ ...judged, notes: [...reading.notes, ...judged.notes] }, reading.lab);
  if (contradicts.length === 0) return noted;
  return contradicting(
    noted,
    contradicts.map((one) => judgeValue(item, { ...reading, value: one }, who)),
  );
}
