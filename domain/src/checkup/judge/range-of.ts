/** Which range holds for a person on a day, and the line of zones it makes. */
import type { PlainDate } from '../../shared/plain-date';
import { numberText } from '../read/amounts';
import type { CheckupConfig, CriticalRule } from '../config';
import { hasEnds, type LabRange } from './lab-range';
import { METHOD_WORDS, REFERENCE_RANGES, type ReferenceRange, type Step, stepsOf } from './ranges-table';
import type { SexOrUnknown } from '../report-input';
import type { Cut, Place, Scale } from './scale';

/** What a range depends on: the person on the day of the checkup, and the laboratory's method where it is told. */
export interface RangeQuestion {
  item: string;
  sex: SexOrUnknown;
  /** Completed years on the day of the checkup. */
  ageYears: number;
  method: string | null;
  on: PlainDate;
}

/** The methods a laboratory's words may mean; null: every one of the standard. */
function methodOf(item: string, words: string | null, config: CheckupConfig): string | null {
  const told = words === null ? undefined : METHOD_WORDS.find(([of, pattern]) => of === item && pattern.test(words));
  return told?.[2] ?? config.methods[item] ?? null;
}

/**
 * The standard's ranges that may hold: one for a person whose sex and method are known, several where the sex or the method is not, none
 * where the standard has none for this age (肌酐 and 尿素 from 80 on). Ages are completed years on the day, both ends included.
 */
export function findRanges(question: RangeQuestion, config: CheckupConfig): ReferenceRange[] {
  const { item, sex, ageYears, on } = question;
  const method = methodOf(item, question.method, config);
  const all = REFERENCE_RANGES.filter(
    (range) =>
      range.item === item &&
      (range.sex === 'any' || sex === 'unknown' || range.sex === sex) &&
      range.ageMin <= ageYears &&
      (range.ageMax === null || ageYears <= range.ageMax) &&
      (range.method === null || method === null || range.method === method),
  );
  // A checkup older than the document is read by it too: years stand side by side on one scale.
  const inForce = all.filter(({ validFrom }) => validFrom <= on);
  return inForce.length > 0 ? inForce : all;
}

/** The ends that judge, whoever gave them. */
export interface Ends {
  low: number | null;
  lowIncluded: boolean;
  high: number | null;
  highIncluded: boolean;
}

type Outer = readonly [Cut, Place];

const criticalCut = ({ at, side }: CriticalRule): Outer => [
  { at, belongs: side === 'low' ? 'down' : 'up' },
  { level: 'urgent', direction: side, state: `urgent-${side}` },
];

function stepCut(step: Step, ends: Ends): Outer[] {
  const place: Place = { level: step.level, direction: step.side, state: step.state };
  if (step.at !== null) return [[{ at: step.at, belongs: 'up' }, place]];
  const end = step.side === 'low' ? ends.low : ends.high;
  if (end === null) return [];
  const isUp = step.side === 'low' ? ends.lowIncluded : !ends.highIncluded;
  return [[{ at: end, belongs: isUp ? 'up' : 'down' }, place]];
}

/** Whether cut `a` lies nearer to the middle than cut `b`, on the given side. */
const isInner = (side: 'low' | 'high', a: Cut, b: Cut): boolean => (side === 'low' ? a.at > b.at : a.at < b.at);

/** Cuts of one side from the middle outwards; what would stand inside something nearer falls away. */
function sideOf(side: 'low' | 'high', ends: Ends, { item, criticals, ageYears }: ScaleQuestion): Outer[] {
  const steps = stepsOf(item, side, ageYears);
  const [own, decided] = [steps.filter(({ decides }) => !decides), steps.filter(({ decides }) => decides)];
  const kept: Outer[] = [];
  for (const outer of own.flatMap((step) => stepCut(step, ends))) {
    // A limit that is the range's own end says more than the end does.
    if (kept.at(-1)?.[0].at === outer[0].at) kept.pop();
    if (kept.every(([cut]) => isInner(side, cut, outer[0]))) kept.push(outer);
  }
  const firm = [...decided.flatMap((step) => stepCut(step, ends)), ...criticals.map(criticalCut)];
  return firm
    .filter(([, place]) => place.direction === side)
    .reduce((all, outer) => [...all.filter(([cut]) => isInner(side, cut, outer[0])), outer], kept);
}

export interface ScaleQuestion {
  item: string;
  ageYears: number;
  criticals: readonly CriticalRule[];
}

/** The line of zones around two ends: steps beyond them, limits that decide whatever the ends are, and the critical values. */
export function scaleOf(ends: Ends, question: ScaleQuestion): Scale {
  const lows = sideOf('low', ends, question).reverse();
  const highs = sideOf('high', ends, question);
  const fine: Place = { level: 'fine', direction: 'none', state: 'fine' };
  return {
    cuts: [...lows, ...highs].map(([cut]) => cut),
    places: [...lows.map(([, place]) => place), fine, ...highs.map(([, place]) => place)],
  };
}

const digitsOf = (value: number): number => numberText(value).split('.')[1]?.length ?? 0;

/** A range as people read it: 3.9–6.1, 26 以下, 1 以上; null where both ends are open. */
export function rangeText({ low, high }: Pick<Ends, 'low' | 'high'>): string | null {
  if (low !== null && high !== null) {
    const digits = Math.max(digitsOf(low), digitsOf(high));
    return `${low.toFixed(digits)}–${high.toFixed(digits)}`;
  }
  if (high !== null) return `${numberText(high)} 以下`;
  return low === null ? null : `${numberText(low)} 以上`;
}

/** The laboratory's range where it gave one. */
export const endsOfLab = (lab: LabRange | null): Ends | undefined => (lab && hasEnds(lab) ? lab : undefined);
