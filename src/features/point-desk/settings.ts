import { expiryZh } from '@kangban/domain/point-rule/texts';
import { parsePlainDate, type PlainDate } from '@kangban/domain/shared/plain-date';
import { pointDesk as words } from '@/copy/point-desk';
import type { SchemeDocument } from './types';

/** Notes what is wrong at a place of the document, and goes on with what was read or with what stood there. */
export type Take = <T>(path: string, read: { value?: T; fault?: string }, none: T) => T;

export type ExpiryKind = SchemeDocument['expiry']['kind'];
export const EXPIRY_KINDS = ['months', 'year-end', 'never'] as const satisfies readonly ExpiryKind[];

/** What holds for the whole scheme, as it is typed. */
export interface SettingsForm {
  title: string;
  /** Empty: without an end. */
  validTo: string;
  /** Null: all of the county. */
  townships: readonly string[] | null;
  holder: SchemeDocument['holder'];
  familyAllowed: boolean;
  transferPerMonthMax: string;
  membersMax: string;
  expiry: ExpiryKind;
  months: string;
  years: string;
  rounding: SchemeDocument['rounding'];
  appealDays: string;
  checks: Readonly<Record<keyof SchemeDocument['checks'], string>>;
}

type Bounds = { least: number; most: number };

/** Bounds of numbers that stand once in a scheme; the same as the contract's. */
export const BOUNDS = {
  'family.transferPerMonthMax': { least: 0, most: 100_000 },
  'family.membersMax': { least: 2, most: 20 },
  'expiry.months': { least: 1, most: 1000 },
  'expiry.years': { least: 0, most: 10 },
  appealDays: { least: 1, most: 30 },
  'checks.identicalTimes': { least: 2, most: 50 },
  'checks.backHours': { least: 1, most: 72 },
  'checks.perHourMax': { least: 1, most: 60 },
  'checks.residentsPerPhoneMax': { least: 1, most: 50 },
  'checks.recheckPercent': { least: 0, most: 100 },
} as const satisfies Record<string, Bounds>;

export const CHECKS = [
  'identicalTimes',
  'backHours',
  'perHourMax',
  'residentsPerPhoneMax',
  'recheckPercent',
] as const satisfies readonly (keyof SchemeDocument['checks'])[];

/** A whole number within its bounds, or what is wrong with it. */
export function readWhole(text: string, bounds: Bounds): { value?: number; fault?: string } {
  const value = /^\d{1,6}$/.test(text.trim()) ? Number(text.trim()) : undefined;
  return value === undefined || value < bounds.least || value > bounds.most
    ? { fault: words.wrongNumber(bounds.least, bounds.most) }
    : { value };
}

/** One to so many characters. */
export const readWords = (text: string, most: number): { value?: string; fault?: string } => {
  const value = text.trim();
  return value === '' || value.length > most ? { fault: words.wrongWords(most) } : { value };
};

/** One of these at least. */
export const readSome = <T>(chosen: readonly T[], fault: string = words.chooseSome): { value?: T[]; fault?: string } =>
  chosen.length === 0 ? { fault } : { value: [...chosen] };

export const readDay = (text: string): { value?: PlainDate; fault?: string } => {
  const value = parsePlainDate(text.trim());
  return value ? { value } : { fault: words.wrongDay };
};

/** What holds for the whole of a scheme, to be typed over. */
export function settingsForm({
  title,
  validTo,
  townships,
  holder,
  family,
  expiry,
  rounding,
  appealDays,
  checks,
}: SchemeDocument) {
  const form: SettingsForm = {
    title,
    validTo: validTo ?? '',
    townships,
    holder,
    familyAllowed: family.allowed,
    transferPerMonthMax: String(family.transferPerMonthMax),
    membersMax: String(family.membersMax),
    expiry: expiry.kind,
    months: expiry.kind === 'months' ? String(expiry.months) : '12',
    years: expiry.kind === 'year-end' ? String(expiry.years) : '1',
    rounding,
    appealDays: String(appealDays),
    checks: {
      identicalTimes: String(checks.identicalTimes),
      backHours: String(checks.backHours),
      perHourMax: String(checks.perHourMax),
      residentsPerPhoneMax: String(checks.residentsPerPhoneMax),
      recheckPercent: String(checks.recheckPercent),
    },
  };
  return form;
}

const sameExpiry = (a: SchemeDocument['expiry'], b: SchemeDocument['expiry']): boolean => expiryZh(a) === expiryZh(b);

/** The sentences beside the rules: the one about lapsing follows the rule of lapsing, so that residents never read an old one. */
const notesFor = ({ notes, expiry }: SchemeDocument, now: SchemeDocument['expiry']): SchemeDocument['notes'] =>
  sameExpiry(expiry, now)
    ? notes
    : notes.map((note) => (note.kind === 'time' ? { ...note, text: expiryZh(now).replace(/。$/, '') } : note));

/** The settings a form says; what cannot be read is told to `take` and stays as it was. */
export function readSettings(form: SettingsForm, base: SchemeDocument, take: Take) {
  const number = (path: keyof typeof BOUNDS, text: string, none: number): number =>
    take(path, readWhole(text, BOUNDS[path]), none);
  const { expiry, holder, rounding } = form;
  const check = (name: keyof SchemeDocument['checks']): number =>
    number(`checks.${name}`, form.checks[name], base.checks[name]);
  const expiryOf = (): SchemeDocument['expiry'] => {
    if (expiry === 'months') return { kind: 'months', months: number('expiry.months', form.months, 1) };
    if (expiry === 'year-end') return { kind: 'year-end', years: number('expiry.years', form.years, 1) };
    return { kind: 'never' };
  };
  const now = expiryOf();
  return {
    title: take('title', readWords(form.title, 30), base.title),
    validTo: form.validTo.trim() === '' ? null : take('validTo', readDay(form.validTo), base.validFrom),
    townships: form.townships === null ? null : take('townships', readSome(form.townships, words.chooseTownship), []),
    holder,
    rounding,
    family: {
      allowed: form.familyAllowed,
      transferPerMonthMax: number(
        'family.transferPerMonthMax',
        form.transferPerMonthMax,
        base.family.transferPerMonthMax,
      ),
      membersMax: number('family.membersMax', form.membersMax, base.family.membersMax),
    },
    expiry: now,
    notes: notesFor(base, now),
    appealDays: number('appealDays', form.appealDays, base.appealDays),
    checks: {
      identicalTimes: check('identicalTimes'),
      backHours: check('backHours'),
      perHourMax: check('perHourMax'),
      residentsPerPhoneMax: check('residentsPerPhoneMax'),
      recheckPercent: check('recheckPercent'),
    },
  };
}
