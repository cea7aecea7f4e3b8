import {
  BALANCED_TURNED,
  type BiasedType,
  BIASED_TYPES,
  type ConstitutionType,
  ITEMS,
  ITEMS_OF,
  MAY_BE_ABSENT,
} from './constitution-table';

/** Scores by item, 1–33; each a whole number 1–5. Items 9, 28, 32 and 33 may be absent. */
export type ConstitutionScores = Readonly<Partial<Record<number, number>>>;

/** 是, 倾向是, 基本是 (平和质 only), 否; `open`: an item that is absent decides. */
export type Verdict = 'yes' | 'tends' | 'mostly' | 'no' | 'open';

export interface TypeResult {
  type: ConstitutionType;
  /** Least and greatest sum the absent items leave possible; the same when nothing is absent. */
  low: number;
  high: number;
  verdict: Verdict;
}

export interface ConstitutionResult {
  /** 平和质 first, then as on the form. */
  types: readonly TypeResult[];
  /** The type of the highest sum; several of one sum are for a doctor of Chinese medicine. Empty: none, or an absent item decides. */
  main: readonly ConstitutionType[];
  /** An absent item decides which is the main type. */
  mainOpen: boolean;
  /** 阴虚 and 阳虚 at once: the questions of both are asked again. */
  contradictory: boolean;
  /** None fits: the answers are looked at, or the whole is done again after two weeks. */
  noType: boolean;
  /** One answer to everything that was asked. */
  straightLine: boolean;
  /** Items nobody measured or looked at. */
  absent: readonly number[];
}

/** BMI of kg and cm. Not rounded but for what binary fractions add. */
export const bodyMassIndex = (kg: number, cm: number): number => Math.round((kg * 1e10) / cm ** 2) / 1e6;

/** Item 9 from a measured BMI (kg/m²): 1 below 24, 2 below 25, 3 below 26, 4 below 28, 5. */
export function scoreOfBodyMass(bmi: number): number {
  const place = [24, 25, 26, 28].findIndex((below) => bmi < below);
  return place < 0 ? 5 : place + 1;
}

/** Item 28 from the waist in cm, rounded half up to a whole cm first: 1 below 80, 2 to 85, 3 to 90, 4 to 105, 5. */
export function scoreOfWaist(waistCm: number): number {
  const whole = Math.floor(Number((waistCm + 0.5).toFixed(6)));
  const place = [79, 85, 90, 105].findIndex((upTo) => whole <= upTo);
  return place < 0 ? 5 : place + 1;
}

export interface Colds {
  score: number;
  /** The printed answers leave this number out. */
  officialGap: boolean;
}

/**
 * Item 14 from the number of colds in the past year (a whole number, 0 or more): 1 below 2, 2 to 4, 3 to 6, 4 from 8, 5 from 12 (almost every
 * month). For 7 the form prints nothing: `sevenScore`, and `officialGap`.
 */
export function scoreOfColds(colds: number, sevenScore: 3 | 4): Colds {
  if (colds === 7) return { score: sevenScore, officialGap: true };
  const place = [1, 4, 6, 11].findIndex((upTo) => colds <= upTo);
  return { score: place < 0 ? 5 : place + 1, officialGap: false };
}

const at = (scores: ConstitutionScores, item: number): number => scores[item] ?? 0;

function balancedSum(scores: ConstitutionScores): number {
  return at(scores, 1) + BALANCED_TURNED.reduce((sum, item) => sum + 6 - at(scores, item), 0);
}

const biasedVerdict = (sum: number): 'yes' | 'tends' | 'no' => (sum >= 11 ? 'yes' : sum >= 9 ? 'tends' : 'no');

function balancedVerdict(sum: number, highestOther: number): 'yes' | 'mostly' | 'no' {
  if (sum < 17 || highestOther > 10) return 'no';
  return highestOther <= 8 ? 'yes' : 'mostly';
}

type Sums = Readonly<Record<BiasedType, number>>;

const sumsOf = (of: (type: BiasedType) => number): Sums => ({
  'qi-xu': of('qi-xu'),
  'yang-xu': of('yang-xu'),
  'yin-xu': of('yin-xu'),
  'tan-shi': of('tan-shi'),
  'shi-re': of('shi-re'),
  'xue-yu': of('xue-yu'),
  'qi-yu': of('qi-yu'),
  'te-bing': of('te-bing'),
});

const given = (scores: ConstitutionScores, type: BiasedType): number =>
  ITEMS_OF[type].reduce((sum, item) => sum + at(scores, item), 0);
const absentOf = (scores: ConstitutionScores, type: BiasedType): number =>
  ITEMS_OF[type].filter((item) => scores[item] === undefined).length;

const highestOf = (sums: Sums): number => Math.max(...BIASED_TYPES.map((type) => sums[type]));

/** The main types of known sums: a biased type that is 是, else 平和质, else the one that tends most. */
function mainOf(sums: Sums, balanced: number): readonly ConstitutionType[] {
  const highest = highestOf(sums);
  const leading = BIASED_TYPES.filter((type) => sums[type] === highest);
  if (highest >= 11) return leading;
  if (balancedVerdict(balanced, highest) !== 'no') return ['ping-he'];
  return highest >= 9 ? leading : [];
}

/** Every way the absent items may turn out, as sums: two types at most have any. */
function possibleSums(scores: ConstitutionScores): Sums[] {
  const between = (type: BiasedType): number[] => {
    const absent = absentOf(scores, type);
    return Array.from({ length: 4 * absent + 1 }, (_, more) => given(scores, type) + absent + more);
  };
  const known = sumsOf((type) => given(scores, type));
  return between('tan-shi').flatMap((tanShi) =>
    between('xue-yu').map((xueYu) => ({ ...known, 'tan-shi': tanShi, 'xue-yu': xueYu })),
  );
}

function firstWrong(scores: ConstitutionScores): number | undefined {
  return Array.from({ length: ITEMS }, (_, index) => index + 1).find((item) => {
    const score = scores[item];
    return score === undefined ? !MAY_BE_ABSENT.includes(item) : !(Number.isInteger(score) && score >= 1 && score <= 5);
  });
}

function isStraight(scores: ConstitutionScores): boolean {
  const asked = Array.from({ length: ITEMS }, (_, index) => index + 1).filter((item) => !MAY_BE_ABSENT.includes(item));
  return asked.every((item) => scores[item] === scores[1]);
}

function typesOf(scores: ConstitutionScores, balanced: number): TypeResult[] {
  const least = sumsOf((type) => given(scores, type) + absentOf(scores, type));
  const greatest = sumsOf((type) => given(scores, type) + 5 * absentOf(scores, type));
  const balancedLow = balancedVerdict(balanced, highestOf(least));
  const balancedHigh = balancedVerdict(balanced, highestOf(greatest));
  return [
    {
      type: 'ping-he',
      low: balanced,
      high: balanced,
      verdict: balancedLow === balancedHigh ? balancedLow : 'open',
    },
    ...BIASED_TYPES.map((type): TypeResult => {
      const [low, high] = [least[type], greatest[type]];
      const verdict = biasedVerdict(low);
      return { type, low, high, verdict: verdict === biasedVerdict(high) ? verdict : 'open' };
    }),
  ];
}

/**
 * Judges the 33 items (fact sheet §1.6 [S20][S21]): raw sums, 是 from 11, 倾向是 9–10 for the eight biased types; 平和质 from 17 with every other
 * up to 8 (是) or 10 (基本是). Items 9, 28, 32 and 33 may be absent: then a type is judged only where every possible answer to them
 * leads to the same, and is `open` elsewhere. Refused with the number of the first item that is missing or no whole number 1–5.
 */
export function judgeConstitution(scores: ConstitutionScores): ConstitutionResult | { wrongItem: number } {
  const wrong = firstWrong(scores);
  if (wrong !== undefined) return { wrongItem: wrong };
  const balanced = balancedSum(scores);
  const types = typesOf(scores, balanced);
  const mains = possibleSums(scores).map((sums) => mainOf(sums, balanced));
  const [main = []] = mains;
  const mainOpen = mains.some((one) => one.join() !== main.join());
  const has = (type: ConstitutionType): boolean =>
    types.some((one) => one.type === type && (one.verdict === 'yes' || one.verdict === 'tends'));
  return {
    types,
    main: mainOpen ? [] : main,
    mainOpen,
    contradictory: has('yin-xu') && has('yang-xu'),
    noType: types.every(({ verdict }) => verdict === 'no'),
    straightLine: isStraight(scores),
    absent: MAY_BE_ABSENT.filter((item) => scores[item] === undefined),
  };
}
