/** What was typed for a measuring, before it is a number. */
import { recordMeasurement, type GrowthMeasurement, type MeasurementToRecord } from '@kangban/contract/growth';
import type { PlainDate } from '@kangban/domain/shared/plain-date';

export const FIELDS = ['weightKg', 'lengthCm', 'headCm'] as const;
export type EntryField = (typeof FIELDS)[number];
export type Position = 'lying' | 'standing';

export interface Entry {
  measuredOn: PlainDate;
  /** As expected for the age until changed. */
  position: Position;
  texts: Readonly<Record<EntryField, string>>;
}

export type Key = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '.' | 'back';

const DIGITS_MAX = 6;

/** The text after a key: one point, six digits, no nought before a digit. */
export function typeKey(text: string, key: Key): string {
  if (key === 'back') return text.slice(0, -1);
  if (key === '.') return text.includes('.') ? text : `${text === '' ? '0' : text}.`;
  if (text.replace('.', '').length >= DIGITS_MAX) return text;
  return text === '0' ? key : text + key;
}

const numberOf = (text: string): number | undefined => {
  const value = Number(text);
  return text !== '' && value > 0 ? value : undefined;
};

/** Whether there is anything to keep. */
export const hasValue = ({ texts }: Entry): boolean => FIELDS.some((field) => numberOf(texts[field]) !== undefined);

/** The entry as it is sent; the position goes with a length only. */
export function bodyOf({ measuredOn, position, texts }: Entry, confirmed: boolean): MeasurementToRecord {
  const lengthCm = numberOf(texts.lengthCm);
  const [weightKg, headCm] = [numberOf(texts.weightKg), numberOf(texts.headCm)];
  return {
    measuredOn,
    ...(weightKg !== undefined && { weightKg }),
    ...(lengthCm !== undefined && { lengthCm, position }),
    ...(headCm !== undefined && { headCm }),
    ...(confirmed && { confirmed }),
  };
}

const textOf = (value: number | null | undefined): string => (value == null ? '' : String(value));

/** What was measured before, to be corrected. */
export const entryOf = (one: GrowthMeasurement, expected: Position): Entry => ({
  measuredOn: one.measuredOn,
  position: one.position ?? expected,
  texts: { weightKg: textOf(one.weightKg), lengthCm: textOf(one.lengthCm), headCm: textOf(one.headCm) },
});

/** What was sent and never answered, as it was typed; undefined when it is no measuring. */
export function entrySent(sent: unknown, expected: Position): Entry | undefined {
  const parsed = recordMeasurement.body.safeParse(sent);
  if (!parsed.success) return undefined;
  const { measuredOn, weightKg, lengthCm, headCm, position = expected } = parsed.data;
  return {
    measuredOn,
    position,
    texts: { weightKg: textOf(weightKg), lengthCm: textOf(lengthCm), headCm: textOf(headCm) },
  };
}
