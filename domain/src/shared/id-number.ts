import { parsePlainDate, type PlainDate } from './plain-date';

/** What a resident ID number (GB 11643-1999) says about its holder. */
export interface IdNumber {
  /** 18 characters, the check digit X in upper case. */
  value: string;
  birthDate: PlainDate;
  sex: 'male' | 'female';
}

export type IdNumberProblem =
  | 'empty'
  | 'old-15-digits'
  | 'too-short'
  | 'too-long'
  | 'not-a-digit'
  | 'birthday'
  | 'birthday-in-future'
  | 'check-digit';

/** A number that cannot be right, and a sentence that says what to look at. */
export interface IdNumberRefusal {
  problem: IdNumberProblem;
  text: string;
}

const LENGTH = 18;
const OLD_LENGTH = 15;
/** Weights and check characters of ISO 7064 MOD 11-2 as GB 11643 uses them. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK = '10X98765432';

/** The check character for the first 17 digits of an ID number. */
export function checkDigitOf(digits: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits.charAt(index)), 0);
  return CHECK.charAt(sum % CHECK.length);
}

const refused = (problem: IdNumberProblem, text: string): IdNumberRefusal => ({ problem, text });

/** Full-width digits to half-width, spaces and hyphens away, x to X. */
const cleaned = (typed: string): string => typed.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();

function lengthProblem(value: string): IdNumberRefusal | undefined {
  if (value.length === 0) return refused('empty', '请填身份证号。');
  if (value.length === OLD_LENGTH && /^\d+$/.test(value))
    return refused('old-15-digits', '这是老的 15 位号码，请填身份证上的 18 位号码。');
  if (value.length < LENGTH) return refused('too-short', `少了 ${LENGTH - value.length} 位，应该是 18 位。`);
  if (value.length > LENGTH) return refused('too-long', `多了 ${value.length - LENGTH} 位，应该是 18 位。`);
  return undefined;
}

function characterProblem(value: string): IdNumberRefusal | undefined {
  const wrong = Array.from(value).findIndex(
    (letter, index) => !/\d/.test(letter) && !(index === LENGTH - 1 && letter === 'X'),
  );
  return wrong < 0 ? undefined : refused('not-a-digit', `第 ${wrong + 1} 位不是数字，看看有没有写错。`);
}

/**
 * Reads a resident ID number as people type it (spaces, full-width digits, small x). Checks length, digits, birthday (a real
 * day not after `today`) and check digit; the division code is not checked against a list, which changes every year. Refuses
 * with the first problem and a sentence for the person. Source: GB 11643-1999.
 */
export function readIdNumber(typed: string, today: PlainDate): IdNumber | IdNumberRefusal {
  const value = cleaned(typed);
  const shape = lengthProblem(value) ?? characterProblem(value);
  if (shape) return shape;
  const birthDate = parsePlainDate(`${value.slice(6, 10)}-${value.slice(10, 12)}-${value.slice(12, 14)}`);
  if (birthDate === undefined) return refused('birthday', '第 7 到 14 位是生日，没有这一天，看看有没有写错。');
  if (birthDate > today) return refused('birthday-in-future', '第 7 到 14 位是生日，这一天还没到，看看有没有写错。');
  if (checkDigitOf(value) !== value.charAt(LENGTH - 1))
    return refused('check-digit', '有一位对不上，请对着身份证再看一遍。');
  return { value, birthDate, sex: Number(value.charAt(16)) % 2 === 1 ? 'male' : 'female' };
}
