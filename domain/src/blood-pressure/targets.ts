/** What is aimed at with the blood pressure of one person on one day. */
import type { PlainDate } from '../shared/plain-date';
import type {
  NoTable,
  PressureGoal,
  PressureProfile,
  PressureProfileName,
  PressureRule,
  PressureTarget,
} from './types';

/** The tables are those of grown-ups. */
const ADULT_YEARS = 18;

/** Which documents there are, and which of them the county works by. */
export interface PressureProfiles {
  pressureProfiles: readonly PressureProfile[];
  /** `by-date`: the newest one in force on the day. */
  pressureProfile: PressureProfileName | 'by-date';
}

/** The document in force on the day, or the one the county chose; before the first of them, the first. */
export function profileOn(
  { pressureProfiles, pressureProfile }: PressureProfiles,
  on: PlainDate,
): PressureProfile | undefined {
  if (pressureProfile !== 'by-date') return pressureProfiles.find(({ profile }) => profile === pressureProfile);
  const inForce = pressureProfiles.filter(({ validFrom, onlyByName }) => validFrom <= on && onlyByName !== true);
  const newest = [...inForce].sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0];
  return newest ?? pressureProfiles[0];
}

const ruleAt = ({ rules }: PressureProfile, ageYears: number): PressureRule | undefined =>
  rules.find(({ ageMin, ageMax }) => ageMin <= ageYears && (ageMax === null || ageYears <= ageMax));

/** Who has no table of adults; undefined for everybody else. */
export function whyNoTable({ ageYears, pregnant }: { ageYears: number; pregnant: boolean }): NoTable | undefined {
  if (ageYears < ADULT_YEARS) return 'under-18';
  return pregnant ? 'pregnant' : undefined;
}

/** A person on the day the goal is asked for; the age is that of the day, so that a birthday changes it. */
export interface GoalPerson {
  ageYears: number;
  pregnant: boolean;
  hypertension: boolean;
  personalTarget: PressureTarget | null;
  on: PlainDate;
}

/**
 * The target (mmHg) of somebody known to have high blood pressure: the doctor's personal one first, else that of the document in force on the
 * day for this age (fact sheet §3.6). Null for people who are not known to have it, and in pregnancy and below 18 unless the doctor set one.
 */
export function pressureGoalOf(person: GoalPerson, profiles: PressureProfiles): PressureGoal | null {
  const { personalTarget, ageYears, on } = person;
  if (personalTarget)
    return { goal: personalTarget, tolerated: null, source: '医生和您定的目标', verified: true, isPersonal: true };
  if (!person.hypertension || whyNoTable(person) !== undefined) return null;
  const profile = profileOn(profiles, on);
  const rule = profile && ruleAt(profile, ageYears);
  if (!profile || !rule) return null;
  const { systolicBelow, diastolicBelow, tolerated } = rule;
  return {
    goal: { systolicBelow, diastolicBelow },
    tolerated: tolerated ?? null,
    source: profile.source,
    verified: profile.verified,
    isPersonal: false,
  };
}
