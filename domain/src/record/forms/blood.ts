/**
 * Blood groups between systems that print them under different codes (fact sheet, trap 6; [S21][S22]). A code never passes from one to
 * another: it is read to a group and written again.
 */

/** `form-3`: the third edition. `form-2011`: "RH阴性 1否 2是". `dictionary-2011`: an older system's own list. `regional-centre`: a regional platform. */
export type BloodSystem = 'form-3' | 'form-2011' | 'dictionary-2011' | 'regional-centre';
export type AboGroup = 'A' | 'B' | 'O' | 'AB' | 'unknown';
export type RhGroup = 'negative' | 'positive' | 'unknown';

type Codes<G extends string> = Readonly<Record<BloodSystem, Readonly<Partial<Record<string, G>>>>>;

const FORM_ABO = { 1: 'A', 2: 'B', 3: 'O', 4: 'AB', 5: 'unknown' } as const;
const ABO: Codes<AboGroup> = {
  'form-3': FORM_ABO,
  'form-2011': FORM_ABO,
  // No list of it is known.
  'dictionary-2011': {},
  'regional-centre': { 0: 'O', 1: 'A', 2: 'B', 3: 'AB', 5: 'unknown' },
};
const RH: Codes<RhGroup> = {
  'form-3': { 1: 'negative', 2: 'positive', 3: 'unknown' },
  // The question is "RH阴性?": 否 is positive.
  'form-2011': { 1: 'positive', 2: 'negative', 3: 'unknown' },
  'dictionary-2011': { 1: 'positive', 2: 'negative' },
  'regional-centre': {},
};

const codeOf = <G extends string>(codes: Readonly<Partial<Record<string, G>>>, group: G): string | undefined =>
  Object.entries(codes).find(([, one]) => one === group)?.[0];

/** The ABO group of a system's code; undefined when the system has no such code. */
export const readAbo = (system: BloodSystem, code: string): AboGroup | undefined => ABO[system][code];

/** The Rh group of a system's code; undefined when the system has no such code. */
export const readRh = (system: BloodSystem, code: string): RhGroup | undefined => RH[system][code];

/** The code of a group in a system; undefined when the system cannot say it. */
export const writeAbo = (system: BloodSystem, group: AboGroup): string | undefined => codeOf(ABO[system], group);

/** The code of a group in a system; undefined when the system cannot say it. */
export const writeRh = (system: BloodSystem, group: RhGroup): string | undefined => codeOf(RH[system], group);
