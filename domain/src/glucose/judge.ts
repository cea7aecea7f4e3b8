import type { GlucoseTime } from '../reading/types';
import { shownGlucose } from './convert';
import { FAR_ABOVE_FROM, GLUCOSE_ALARM, GLUCOSE_LINES, GLUCOSE_TARGET } from './lines-table';
import type { GlucoseState, GlucoseTarget } from './types';

/** Where the tables of grown-ups begin. */
const ADULT_YEARS = 18;

export interface GlucosePerson {
  ageYears: number;
  pregnant: boolean;
  diabetes: boolean;
  /** What the doctor agreed; it goes before every table. */
  personalTarget: GlucoseTarget | null;
}

/** What is aimed at (mmol/L): the doctor's own target, else that of people known to have diabetes; null where there is no aim. */
export function glucoseTargetOf({ ageYears, pregnant, diabetes, personalTarget }: GlucosePerson): GlucoseTarget | null {
  if (personalTarget) return personalTarget;
  return diabetes && !pregnant && ageYears >= ADULT_YEARS ? GLUCOSE_TARGET : null;
}

/** Both ends of what is aimed at, at a time of day. After a meal and at any time there is an upper one alone: only the alarm is below it. */
export const aimAt = (target: GlucoseTarget, time: GlucoseTime): { from: number | null; below: number } =>
  time === 'fasting'
    ? { from: target.fastingFrom, below: target.fastingBelow }
    : { from: null, below: target.otherBelow };

function againstTarget(shown: number, { from, below }: ReturnType<typeof aimAt>): GlucoseState {
  if (from !== null && shown < from) return 'below-target';
  if (shown < below) return 'in-target';
  return shown < FAR_ABOVE_FROM ? 'above-target' : 'far-above';
}

function againstLines(shown: number, time: GlucoseTime): GlucoseState {
  const { raisedFrom, doctorFrom } = GLUCOSE_LINES[time];
  if (shown >= doctorFrom) return 'see-doctor';
  return shown >= raisedFrom ? 'a-little-high' : 'usual';
}

export interface JudgedGlucose {
  state: GlucoseState;
  /** Exactly 7.0 fasting with the usual target: two rules in force disagree, the follow-up rule is shown. */
  isDisputed: boolean;
}

/**
 * One glucose, mmol/L compared with one decimal. The alarms hold for everybody; then the doctor's target or that of diabetes; for others the
 * lines at which a doctor is to look: never a word of what somebody has. Below 18 and in pregnancy only the alarms are judged.
 */
export function judgeGlucose(told: { mmolL: number; time: GlucoseTime; person: GlucosePerson }): JudgedGlucose {
  const { time, person } = told;
  const shown = shownGlucose(told.mmolL);
  const judged = (state: GlucoseState): JudgedGlucose => ({ state, isDisputed: false });
  if (shown <= GLUCOSE_ALARM.lowUpTo) return judged('too-low');
  if (shown >= GLUCOSE_ALARM.highFrom) return judged('alarm-high');
  const target = glucoseTargetOf(person);
  if (target) {
    const aim = aimAt(target, time);
    const isDisputed = time === 'fasting' && shown === 7 && aim.below === 7;
    return { state: againstTarget(shown, aim), isDisputed };
  }
  if (person.ageYears < ADULT_YEARS || person.pregnant) return judged('unjudged');
  return judged(againstLines(shown, time));
}
