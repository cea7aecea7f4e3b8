/** Blood pressure in mmHg. Numbers as the person sees them are whole; only whole ones are compared. */
import type { PlainDate } from '../shared/plain-date';

export interface Pressure {
  systolic: number;
  diastolic: number;
}

/** Where it was measured: the lines differ, 140/90 and 135/85. */
export type PressureSetting = 'office' | 'home';

/** A target of the blood pressure: both numbers are to be below. */
export interface PressureTarget {
  systolicBelow: number;
  diastolicBelow: number;
}

export interface PressureRule extends PressureTarget {
  ageMin: number;
  /** Completed years, included; null is open. */
  ageMax: number | null;
  /** Where it is borne well, better below these. */
  tolerated?: PressureTarget;
}

export const PRESSURE_PROFILE_NAMES = ['NBPHS-2017', 'JC-2020', 'JC-2025', 'WST872-2025'] as const;
export type PressureProfileName = (typeof PRESSURE_PROFILE_NAMES)[number];

/** A document's targets for people known to have high blood pressure. */
export interface PressureProfile {
  profile: PressureProfileName;
  validFrom: PlainDate;
  source: string;
  /** False: the text itself was not read. */
  verified: boolean;
  /** Holds only where a county names it; the day alone never picks it. */
  onlyByName?: true;
  rules: readonly PressureRule[];
}

/** A pressure's target for somebody, and who set it. */
export interface PressureGoal {
  goal: PressureTarget;
  /** Below the goal, still above what is better where it is borne well. */
  tolerated: PressureTarget | null;
  source: string;
  verified: boolean;
  isPersonal: boolean;
}

/** Why no table of adults speaks of this person. */
export type NoTable = 'under-18' | 'pregnant';

/** A measuring at home, for the mean of a protocol. */
export interface HomeValue extends Pressure {
  on: PlainDate;
  /** Minutes after midnight; null where only the day is known. */
  minuteOfDay: number | null;
}

export type HomeProtocolName = 'JC-2025' | 'HBPM' | 'HBPM-stable';

/** What the readings of some days amount to by a home protocol; `mean` is whole numbers, as shown and as compared. */
export type HomeMean =
  | {
      state: 'valid';
      protocol: HomeProtocolName;
      mean: Pressure;
      /** First and last day whose values count. */
      from: PlainDate;
      to: PlainDate;
      days: number;
      values: number;
      /** At or above 135/85. */
      isHigh: boolean;
    }
  | {
      state: 'not-enough';
      protocol: HomeProtocolName;
      days: number;
      values: number;
      daysMissing: number;
      valuesMissing: number;
    };
