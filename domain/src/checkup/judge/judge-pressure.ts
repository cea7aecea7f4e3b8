import { LOW_BELOW, RAISED_FROM, VERY_HIGH_FROM } from '../../blood-pressure/lines-table';
import type { PressureGoal } from '../../blood-pressure/types';
import type { CheckupConfig } from '../config';
import { type Judged, judgedAs, rankOf, unjudged } from './judged';
import { armText } from '../read/read-composed';
import type { Arm, Pressure, Reading } from '../read/reading';
import { type Cut, type Place, placeOf, type Scale } from './scale';
import { goalRange, pressureGoal } from './targets';
import type { SentenceRef } from '../types';
import { ADULT_YEARS, type Who } from './who';

const place = (level: Place['level'], direction: Place['direction'], state: string): Place => ({
  level,
  direction,
  state,
});
const up = (at: number): Cut => ({ at, belongs: 'up' });

interface Part {
  low: number;
  /** 正常高值: to be measured every half year (fact sheet §3.2, M). */
  raised: number;
  /** Raised: 140/90 (第三版; 国家基层高血压防治管理指南2025版). */
  high: number;
  critical: number;
}

const criticalOf = ({ criticals }: CheckupConfig, part: 'systolic' | 'diastolic', otherwise: number): number =>
  criticals.find((rule) => rule.item === 'pressure' && rule.part === part && rule.side === 'high')?.at ?? otherwise;

const LOW = place('watch', 'low', 'low');
const FINE = place('fine', 'none', 'fine');
const URGENT = place('urgent', 'high', 'urgent-high');

/** Of somebody not known to have high blood pressure. */
const openScale = ({ low, raised, high, critical }: Part): Scale => ({
  cuts: [up(low), up(raised), up(high), up(critical)],
  places: [LOW, FINE, place('watch', 'high', 'high-normal'), place('recheck', 'high', 'new-high'), URGENT],
});

interface GoalPart {
  goal: number;
  tolerated: number | null;
  /** A target may have been agreed with somebody not known to have the illness: then nothing names it. */
  isIll: boolean;
}

/** Of somebody with a target. */
function goalScale({ low, critical }: Part, { goal, tolerated, isIll }: GoalPart): Scale {
  // Below the target, above what is better where it is borne: controlled, and said so.
  const near = place('fine', 'none', 'near-target');
  const above = place('attention', 'high', isIll ? 'above-target' : 'above-agreed');
  const onTarget = place('fine', 'none', 'on-target');
  if (tolerated !== null && tolerated < goal)
    return { cuts: [up(low), up(tolerated), up(goal), up(critical)], places: [LOW, onTarget, near, above, URGENT] };
  return { cuts: [up(low), up(goal), up(critical)], places: [LOW, onTarget, above, URGENT] };
}

interface Scales {
  systolic: Scale;
  diastolic: Scale;
}

function scalesOf(goal: PressureGoal | null, { config, hypertension: isIll }: Who): Scales {
  const high = RAISED_FROM.office;
  const systolic = {
    low: LOW_BELOW.systolic,
    raised: 130,
    high: high.systolic,
    critical: criticalOf(config, 'systolic', VERY_HIGH_FROM.systolic),
  };
  const diastolic = {
    low: LOW_BELOW.diastolic,
    raised: 85,
    high: high.diastolic,
    critical: criticalOf(config, 'diastolic', VERY_HIGH_FROM.diastolic),
  };
  if (!goal) return { systolic: openScale(systolic), diastolic: openScale(diastolic) };
  const { goal: aim, tolerated: better } = goal;
  return {
    systolic: goalScale(systolic, { goal: aim.systolicBelow, tolerated: better?.systolicBelow ?? null, isIll }),
    diastolic: goalScale(diastolic, { goal: aim.diastolicBelow, tolerated: better?.diastolicBelow ?? null, isIll }),
  };
}

/** The more serious of both numbers counts; among equals the high one, then the systolic one. */
function worse(a: Place, b: Place): Place {
  if (rankOf(a.level) !== rankOf(b.level)) return rankOf(a.level) > rankOf(b.level) ? a : b;
  return a.direction !== 'high' && b.direction === 'high' ? b : a;
}

/** 182/100 with chest pain is an ambulance; the complaints of the form that say so (fact sheet §3.2 [S24], §3.6). */
const ALARMING = ['2', '3', '4', '5', '6', '9', '15', '21'];

function withSymptoms(found: Place, who: Who): Place {
  if (found.level !== 'urgent') return found;
  const isIll = who.symptoms.some((code) => ALARMING.includes(code));
  return isIll ? { ...found, state: 'urgent-symptoms' } : found;
}

function placeOfPressure({ systolic, diastolic }: Arm, scales: Scales): Place {
  const high = systolic === null ? undefined : placeOf(scales.systolic, systolic);
  const low = diastolic === null ? undefined : placeOf(scales.diastolic, diastolic);
  if (high && low) return worse(high, low);
  return high ?? low ?? FINE;
}

/** Arms that differ a lot are looked at by a doctor, whatever the numbers (国家基层高血压防治管理指南2025版). */
function withGap(judged: Judged, { gap }: Pressure, { config }: Who): Judged {
  if (gap === null || gap <= config.armGap) return judged;
  const notes = [...judged.notes, { id: 'note.arm-gap', values: { gap: String(gap) } }];
  if (rankOf(judged.level) >= rankOf('attention')) return { ...judged, notes };
  return { ...judged, level: 'attention', state: 'arm-gap', word: { id: 'word.attention' }, notes };
}

const isSwapped = ({ systolic, diastolic }: Arm): boolean =>
  systolic !== null && diastolic !== null && systolic <= diastolic;

/** The other arm, where it alone has a number that cannot wait: 150/112 beside 152/90. */
function alarmOfOther({ other }: Pressure, found: Place, scales: Scales): Arm | null {
  if (found.level === 'urgent' || other === null || isSwapped(other)) return null;
  return placeOfPressure(other, scales).level === 'urgent' ? other : null;
}

const wordFor = (found: Place): SentenceRef => {
  if (found.level === 'recheck' || found.level === 'urgent' || found.level === 'fine')
    return { id: `word.${found.level}` };
  return { id: found.direction === 'low' ? 'word.low' : 'word.high' };
};

/** What speaks against judging at all: a child, or two numbers the wrong way round (a slip of the pen). */
function whyNot(pressure: Pressure, { ageYears }: Who): SentenceRef | undefined {
  if (ageYears < ADULT_YEARS) return { id: 'note.child' };
  return isSwapped(pressure) ? { id: 'note.pressure-swapped' } : undefined;
}

const isHalf = ({ systolic, diastolic }: Pressure): boolean => systolic === null || diastolic === null;

/**
 * How a blood pressure stands: the higher arm, by the personal target, else the target of the document in force at this age for people known to
 * have high blood pressure, else by 140/90. The higher of both levels counts. One missing number: what is there may be off, but is never
 * called fine. The other arm counts only where it alone cannot wait. Two numbers the wrong way round are a slip of the pen and are not judged.
 */
export function judgePressure(reading: Reading, who: Who): Judged {
  const { pressure } = reading;
  if (!pressure) return unjudged(reading.notes);
  const reason = whyNot(pressure, who);
  if (reason) return unjudged([reason]);
  const goal = pressureGoal(who);
  const scales = scalesOf(goal, who);
  const own = placeOfPressure(pressure, scales);
  const other = alarmOfOther(pressure, own, scales);
  const found = withSymptoms(other ? URGENT : own, who);
  const range = goalRange(goal ?? COMMON, scales.systolic);
  const notes = [
    ...(other ? [{ id: 'note.other-arm', values: { other: armText(other) } }] : []),
    ...(isHalf(pressure) ? [{ id: 'note.one-number' }] : []),
    ...goalNotes(goal),
  ];
  if (isHalf(pressure) && found.level === 'fine') return unjudged(notes, range);
  return withGap({ ...judgedAs(found, { range, notes }), word: wordFor(found) }, pressure, who);
}

/** What holds for everybody whose doctor has set no target. */
const COMMON: PressureGoal = {
  goal: { systolicBelow: 140, diastolicBelow: 90 },
  tolerated: null,
  // [S30]
  source: '国家基层高血压防治管理指南2025版',
  verified: true,
  isPersonal: false,
};

function goalNotes(goal: PressureGoal | null): SentenceRef[] {
  if (!goal) return [];
  const target = `${goal.goal.systolicBelow}/${goal.goal.diastolicBelow}`;
  return [{ id: goal.isPersonal ? 'note.personal-target' : 'note.target', values: { target } }];
}
