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
  pulse: { name: '心跳', unit: '次/分', possible: [25, 250], usual: [45, 130] },
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

/** Letters of a unit stand apart from the words behind them. */
const spaced = (unit: string): string => (/[A-Za-z]$/.test(unit) ? `${unit} ` : unit);

/** 60/30 mmHg are 8/4 kPa, 260/160 mmHg are 34.7/21.3: numbers of a meter that shows kilopascals. */
const KILOPASCAL = { systolic: [8, 35], diastolic: [4, 22] } as const;
const KILOPASCALS = '这像是千帕的数。把血压计换成毫米汞柱（mmHg），照那个填。';

const isInKilopascals = (reading: ReadingValue): boolean =>
  reading.item === 'blood-pressure' &&
  (['systolic', 'diastolic'] as const).every((field) => {
    const [low, high] = KILOPASCAL[field];
    return reading[field] >= low && reading[field] <= high;
  });

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
          ? `${name}要在 ${low} 到 ${high} ${spaced(unit)}之间。`
          : `${name} ${value} ${spaced(unit)}很少见，再看一眼。`;
      return [{ field, text }];
    });
  if (isInKilopascals(reading)) return { impossible: [{ field: 'systolic', text: KILOPASCALS }], unlikely: [] };
  const impossible = outside('possible');
  if (reading.item === 'blood-pressure' && reading.systolic <= reading.diastolic)
    impossible.push({ field: 'diastolic', text: '高压要比低压大，看看是不是写反了。' });
  return { impossible, unlikely: impossible.length > 0 ? [] : outside('usual') };
}

/** 市斤 typed as 公斤 doubles a weight, 公斤 typed as 市斤 halves it; a body does not change so from one time to the next. */
const DOUBLED = [1.8, 2.2] as const;
const HALVED = [0.45, 0.55] as const;
/** Shares of the last value; design bounds of ours that catch a slip of the finger. */
const FAR = { weight: 0.15, waist: 0.2 } as const;

const isBetween = (value: number, [low, high]: readonly [number, number]): boolean => value >= low && value <= high;

function farWords({ name, unit }: Bounds, last: number, share: number): string {
  const known = `上次 ${last} ${unit}，这次差得多。`;
  if (unit !== '公斤') return `${known}再看一眼。`;
  if (isBetween(share, DOUBLED)) return `${known}是不是写成了斤？`;
  return isBetween(share, HALVED) ? `${known}${name}写的是公斤吗？` : `${known}再看一眼。`;
}

/** A weight (kg) or waist (cm) far from the last one, to be asked again with the words for the person; pressure and glucose may well change. */
export function farFromLast(now: ReadingValue, last: ReadingValue | undefined): ReadingRemark[] {
  if (now.item === 'weight' && last?.item === 'weight' && Math.abs(now.kg / last.kg - 1) >= FAR.weight)
    return [{ field: 'kg', text: farWords(BOUNDS.kg, last.kg, now.kg / last.kg) }];
  if (now.item === 'waist' && last?.item === 'waist' && Math.abs(now.cm / last.cm - 1) >= FAR.waist)
    return [{ field: 'cm', text: farWords(BOUNDS.cm, last.cm, now.cm / last.cm) }];
  return [];
}
