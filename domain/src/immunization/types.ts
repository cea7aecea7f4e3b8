/** What goes into and comes out of the immunization rules. Everything is JSON; days are PlainDate. */
import type { PlainDate } from '../shared/plain-date';
import type { ProgrammeTable } from './programmes/table';

export type Sex = 'female' | 'male';

/**
 * given – recorded and counted; due – may be given today; overdue – due and past the age it should be complete by;
 * not-yet – a wait is left; stopped – too old or must not be given; not-needed – something else covers it;
 * not-in-programme – not meant for this person; ask-clinic – a clinician decides.
 */
export type DoseStatus =
  'given' | 'due' | 'overdue' | 'not-yet' | 'stopped' | 'not-needed' | 'not-in-programme' | 'ask-clinic';

/** One recorded injection. `review` is the clinic's word on a dose given too early; without it the dose stays "ask-clinic". */
export interface GivenDose {
  vaccine: string;
  date: PlainDate;
  review?: 'counts' | 'does-not-count' | undefined;
}

/** Chosen product of an alternative. A recorded dose goes before the choice. */
export interface VaccineOptions {
  JE?: 'JE-L' | 'JE-I' | undefined;
  HepA?: 'HepA-L' | 'HepA-I' | undefined;
}

export type HivStatus = 'infected-severe' | 'infected' | 'exposed';

/** What else is known of the person. Left out means not recorded and changes nothing. */
export interface Conditions {
  /** The mother's hepatitis B surface antigen. */
  maternalHbsAg?: 'positive' | 'negative' | 'unknown' | undefined;
  /** Birth weight in grams. */
  birthWeightG?: number | undefined;
  /** Completed weeks of gestation. */
  gestationWeeks?: number | undefined;
  hiv?: HivStatus | undefined;
  /** Immune deficiency or medicines against the immune system. */
  immunosuppressed?: boolean | undefined;
  /** Last day an immunoglobulin-containing blood product was given. */
  immunoglobulinOn?: PlainDate | undefined;
  /** Result of the skin test (TB-PPD, BCG-PPD) that a late BCG needs. */
  tbSkinTest?: 'negative' | 'positive' | undefined;
  /** Vaccine codes after which, or to a component of which, there was a severe allergic reaction. */
  severeAllergyTo?: readonly string[] | undefined;
  /** A chronic disease that puts an adult or child among the recommended for influenza and pneumococcal vaccine. */
  chronicDisease?: boolean | undefined;
  /** Day of an animal bite or scratch that needs rabies vaccine. */
  rabiesExposureOn?: PlainDate | undefined;
}

/** Input of every rule here. */
export interface ForecastInput {
  birthDate: PlainDate;
  sex: Sex;
  given: readonly GivenDose[];
  /** The day asked about; for a booking the day of the slot. */
  today: PlainDate;
  /** Programme id, or a table made by `withAdditions`; by day of service when left out. */
  programme?: string | ProgrammeTable | undefined;
  options?: VaccineOptions | undefined;
  conditions?: Conditions | undefined;
}

/** A wait as a bar can draw it: from the earlier injection to the first possible day. */
export interface Wait {
  fromOn: PlainDate;
  /** Vaccine code of the earlier injection; null after immunoglobulin. */
  fromVaccine: string | null;
  untilOn: PlainDate;
  /** Days between the two. */
  days: number;
}

/** One thing that led to a status. */
export interface Reason {
  rule: string;
  /** Plain Chinese for a parent. */
  text: string;
  /** Source ids separated by spaces; `sourceTitleZh` gives the document's name. */
  source: string;
  /** False when the fact behind it is unconfirmed: never a hard block. */
  verified: boolean;
  wait?: Wait;
}

/** One dose of one series for one person. */
export interface ForecastDose {
  series: string;
  vaccine: string;
  dose: number;
  status: DoseStatus;
  /** First day it may really be given; null when it will not be given. */
  earliestOn: PlainDate | null;
  /** Day the programme names for this person; null when it names none. */
  dueOn: PlainDate | null;
  /** The dose should be given before this day. */
  completeBefore: PlainDate | null;
  reasons: readonly Reason[];
  givenOn?: PlainDate;
  /** Code of the injection recorded when it is another product (five-in-one). */
  givenVaccine?: string;
  /** True for a self-paid product. */
  paid?: boolean;
}

/** Something in the records that a person should look at. */
export interface Flag {
  rule: string;
  text: string;
  source: string;
  vaccine?: string;
  date?: string;
}

/** Answer of `forecast`. */
export interface Forecast {
  /** Id of the programme applied. */
  programme: string;
  doses: ForecastDose[];
  flags: Flag[];
}
