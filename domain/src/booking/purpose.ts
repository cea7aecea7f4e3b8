/** What an appointment is for: vaccines, a child's visit, a checkup or a recheck, or a service paid with points. */
import { findCheckup } from '../checkup-booking/checkup-item';
import { type BookedItem, findVisit } from '../child-visit/visit-booking';
import { findReward } from '../reward/slot-item';

/** Consent to a vaccination is not asked for; what the appointment keeps instead of a version. */
export const NO_CONSENT_NEEDED = 'not-needed';

/** Whether vaccines are what it is for: only they ask health questions and consent. */
export const isForVaccines = (items: readonly BookedItem[]): boolean =>
  findVisit(items) === undefined && findCheckup(items) === undefined && findReward(items) === undefined;

/** The service whose slots an appointment for these things belongs into. */
export const serviceOf = (items: readonly BookedItem[]): string =>
  (findCheckup(items) ?? findReward(items))?.service ??
  (findVisit(items) === undefined ? 'immunization' : 'child-health');
