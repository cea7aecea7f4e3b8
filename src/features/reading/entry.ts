/** What is typed of a reading, before it is a number. Pure. */
import type { ReadingItem, ReadingValue } from '@kangban/contract/reading/reading';
import type { GlucoseTime } from '@kangban/domain/reading/types';
import type { IconName } from '@/ui/icon/icon';

export const BOXES = {
  'blood-pressure': ['systolic', 'diastolic', 'pulse'],
  glucose: ['mmolL'],
  weight: ['kg'],
  waist: ['cm'],
} as const satisfies Record<ReadingItem, readonly string[]>;
/** The picture of each kind of reading. */
export const ITEM_ICONS = {
  'blood-pressure': 'heart',
  glucose: 'drop',
  weight: 'scale',
  waist: 'ruler',
} as const satisfies Record<ReadingItem, IconName>;
export type Box = (typeof BOXES)[ReadingItem][number];
export type Texts = Readonly<Partial<Record<Box, string>>>;

export type Key = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '.' | 'clear' | 'back';

const ITEMS: readonly ReadingItem[] = ['blood-pressure', 'glucose', 'weight', 'waist'];
export const itemOf = (word: string | undefined): ReadingItem | undefined => ITEMS.find((item) => item === word);
export const boxesOf = (item: ReadingItem): readonly Box[] => BOXES[item];

/** How a number of a box is written: whole digits, and behind the point. */
const SHAPE: Readonly<Record<Box, { whole: number; tenths: number }>> = {
  systolic: { whole: 3, tenths: 0 },
  diastolic: { whole: 3, tenths: 0 },
  pulse: { whole: 3, tenths: 0 },
  mmolL: { whole: 2, tenths: 1 },
  kg: { whole: 3, tenths: 1 },
  cm: { whole: 3, tenths: 0 },
};

export const hasPoint = (box: Box): boolean => SHAPE[box].tenths > 0;

function afterPoint(text: string, digit: string, { tenths }: { tenths: number }): string {
  const [, part = ''] = text.split('.');
  return part.length < tenths ? text + digit : text;
}

/** The text after a key: as many digits as the box takes, one point where it takes one, no nought before a digit. */
export function typeKey(box: Box, text: string, key: Key): string {
  const shape = SHAPE[box];
  if (key === 'clear') return '';
  if (key === 'back') return text.slice(0, -1);
  if (key === '.') return shape.tenths === 0 || text.includes('.') ? text : `${text === '' ? '0' : text}.`;
  if (text.includes('.')) return afterPoint(text, key, shape);
  if (text === '0') return key;
  return text.length < shape.whole ? text + key : text;
}

/** The upper number of a pressure is at least 60, the lower at least 30: a first digit above these has two digits, not three. */
const TWO_DIGITS_FROM: Readonly<Partial<Record<Box, number>>> = { systolic: 4, diastolic: 3 };

/** Where typing goes on: the next box, once this one can hold no more. */
export function nextBox(item: ReadingItem, box: Box, text: string): Box {
  const two = TWO_DIGITS_FROM[box];
  const full = two !== undefined && (text.length >= 3 || (text.length === 2 && Number(text[0]) >= two));
  const boxes = boxesOf(item);
  return full ? (boxes[boxes.indexOf(box) + 1] ?? box) : box;
}

const numberOf = (text: string | undefined): number | undefined => {
  const value = Number(text);
  return text === undefined || text === '' || !(value > 0) ? undefined : value;
};

function pressureOf(texts: Texts): ReadingValue | undefined {
  const [systolic, diastolic] = [numberOf(texts.systolic), numberOf(texts.diastolic)];
  const pulse = numberOf(texts.pulse);
  if (systolic === undefined || diastolic === undefined) return undefined;
  return { item: 'blood-pressure', systolic, diastolic, ...(pulse !== undefined && { pulse }) };
}

const single = <V>(value: number | undefined, make: (value: number) => V): V | undefined =>
  value === undefined ? undefined : make(value);

/** The reading in the boxes; undefined while a number that must be there is missing. */
export function valueOf(item: ReadingItem, texts: Texts, time: GlucoseTime): ReadingValue | undefined {
  switch (item) {
    case 'blood-pressure':
      return pressureOf(texts);
    case 'glucose':
      return single(numberOf(texts.mmolL), (mmolL) => ({ item, mmolL, time }));
    case 'weight':
      return single(numberOf(texts.kg), (kg) => ({ item, kg }));
    case 'waist':
      return single(numberOf(texts.cm), (cm) => ({ item, cm }));
  }
}

/** A reading as it stands in the boxes. */
export function textsOf(value: ReadingValue): Texts {
  switch (value.item) {
    case 'blood-pressure': {
      const { systolic, diastolic, pulse } = value;
      return {
        systolic: String(systolic),
        diastolic: String(diastolic),
        ...(pulse !== undefined && { pulse: String(pulse) }),
      };
    }
    case 'glucose':
      return { mmolL: String(value.mmolL) };
    case 'weight':
      return { kg: String(value.kg) };
    case 'waist':
      return { cm: String(value.cm) };
  }
}

/** 136/82, 6.1, 64.5: as it is shown everywhere. */
export function shownValue(value: ReadingValue): string {
  switch (value.item) {
    case 'blood-pressure':
      return `${value.systolic}/${value.diastolic}`;
    case 'glucose':
      return value.mmolL.toFixed(1);
    case 'weight':
      return value.kg.toFixed(1);
    case 'waist':
      return String(Math.round(value.cm));
  }
}
