import type { ReadingValue } from '../reading/types';
import type { NumberFact } from './facts';

/** A number of the record as a reading; undefined for a height and half a pressure. A glucose of the record is one of the morning. */
export function readingOfNumber({ measure, value, second }: NumberFact): ReadingValue | undefined {
  switch (measure) {
    case 'blood-pressure':
      return second === null ? undefined : { item: measure, systolic: value, diastolic: second };
    case 'glucose':
      return { item: measure, mmolL: value, time: 'fasting' };
    case 'weight':
      return { item: measure, kg: value };
    case 'waist':
      return { item: measure, cm: value };
    case 'height':
      return undefined;
  }
}
