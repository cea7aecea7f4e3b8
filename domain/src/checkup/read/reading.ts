/** What was found, before it is judged: a number in the item's unit where there is one, and the words people read. */
import type { Measured } from '../../record/payloads';
import type { LabRange } from '../judge/lab-range';
import type { SentenceRef } from '../types';

/** Both numbers of one arm; a number that was not written is null. */
export interface Arm {
  systolic: number | null;
  diastolic: number | null;
}

/** Both numbers of the arm that counts; a number that was not written is null. */
export interface Pressure extends Arm {
  /** Difference of both systolic numbers; null where only one arm was measured. */
  gap: number | null;
  /** The arm that does not count, where it was measured too: it speaks only when it alone cannot wait. */
  other: Arm | null;
}

export interface Reading {
  /** As shown, without the unit. */
  text: string;
  /** The number that is judged; null for words and for values nobody may convert. */
  value: number | null;
  unit: string;
  lab: LabRange | null;
  /** Who gave the range. */
  laboratory: string;
  notes: readonly SentenceRef[];
  /** Codes of a printed answer. */
  codes: readonly string[];
  /** The line written behind it. */
  line: string;
  pressure?: Pressure;
  /** Two boxes of the form contradict each other; both numbers, in the item's unit. */
  contradicts?: readonly number[];
}

export const BLANK_READING: Reading = {
  text: '',
  value: null,
  unit: '',
  lab: null,
  laboratory: '',
  notes: [],
  codes: [],
  line: '',
};

/** A laboratory line that answers an item. */
export interface LabLine {
  measured: Measured;
  code: string;
  institution: string;
  /** Days between the line and the checkup. */
  distance: number;
}
