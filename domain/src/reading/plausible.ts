import type { ReadingValue } from './types';

export const READING_FIELDS = ['systolic', 'diastolic', 'pulse', 'mmolL', 'kg', 'cm'] as const;
export type ReadingField = (typeof READING_FIELDS)[number];

interface Bounds {
  name: string;
  unit: string;
  /** Outside these nobody lives: refused. */
  possible: readonly [number, number];
  /** Outside these it is rare: asked again, kept when confirmed. */
  usual: readonly [number, number];
}

/**
 * Bounds of adults, both ends included. Blood pressure 60–260 and 30–160: design of the fact sheet §3.6; the others are wide
 * design bounds of ours, not medical limits: they catch a slip of the finger and judge nobody.
 */
const BOUNDS: Readonly<Record<ReadingField, Bounds>> = {
  systolic: { name: '高压', unit: '毫米汞柱', possible: [60, 260], usual: [85, 200] },
  diastolic: { name: '低压', unit: '毫米汞柱', possible: [30, 160], usual: [45, 120] },
  pulse: { name: '脉搏', unit: '次/分', possible: [25, 250], usual: [45, 130] },
  mmolL: { name: '血糖', unit: 'mmol/L', possible: [0.6, 50], usual: [3.5, 20] },
  kg: { name: '体重', unit: '公斤', possible: [20, 350], usual: [35, 150] },
  cm: { name: '腰围', unit: '厘米', possible: [35, 220], usual: [55, 140] },
};

/** Readings a person may have forgotten to write down at once, hours back. */
export const READING_BACK_HOURS = 72;

const isField = (word: string): word is ReadingField => READING_FIELDS.some((field) => field === word);

const valuesOf = (reading: ReadingValue): [ReadingField, number][] =>
  Object.entries(reading).flatMap(([key, value]): [ReadingField, number][] =>
    isField(key) && typeof value === 'number' ? [[key, value]] : [],
  );

export interface ReadingRemark {
  field: ReadingField;
  text: string;
}

/**
 * Looks at a reading as it was typed: `impossible` is refused, `unlikely` is asked again with the words for the person. A
 * lower pressure that is not below the upper one has probably changed places with it.
 */
export function checkReading(reading: ReadingValue): { impossible: ReadingRemark[]; unlikely: ReadingRemark[] } {
  const outside = (of: 'possible' | 'usual'): ReadingRemark[] =>
    valuesOf(reading).flatMap(([field, value]) => {
      const { name, unit, [of]: bounds } = BOUNDS[field];
      const [low, high] = bounds;
      if (value >= low && value <= high) return [];
      const text =
        of === 'possible'
          ? `${name}要在 ${low} 到 ${high} ${unit}之间。`
          : `${name} ${value} ${unit}很少见，再看一眼。`;
      return [{ field, text }];
    });
  const impossible = outside('possible');
  if (reading.item === 'blood-pressure' && reading.systolic <= reading.diastolic)
    impossible.push({ field: 'diastolic', text: '高压要比低压大，看看是不是写反了。' });
  return { impossible, unlikely: impossible.length > 0 ? [] : outside('usual') };
}
