/** Self-paid products: ages, doses and intervals by label, each with its source. What is unverified never blocks anybody. */
import type { DoseRow, Span } from './programmes/table';
import type { SourceId } from './programmes/sources';

/** One dose of a product. */
export interface ProductDose {
  readonly dose: number;
  /** Age at which it is usually given. */
  readonly age?: Span;
  readonly minAge?: Span;
  /** Shortest wait after the dose before. */
  readonly interval?: Span;
  /** Shortest wait after the first dose. */
  readonly afterFirst?: Span;
  /** Usual wait after the dose before, when it is longer than the shortest. */
  readonly usualInterval?: Span;
  readonly maxInterval?: Span;
  readonly source: readonly SourceId[];
  readonly verified: boolean;
}

/** The doses for people who begin within an age range. */
export interface ProductPlan {
  readonly firstFrom: Span;
  /** First dose strictly before this age; no limit of its own when left out. */
  readonly firstBefore?: Span;
  readonly doses: readonly ProductDose[];
}

/** One product. */
export interface Product {
  readonly code: string;
  /** Products of one group take each other's place. */
  readonly group: string;
  /** Who may have it by sex, with the ages: the range is [from, before). */
  readonly ages: Partial<
    Record<'female' | 'male', { readonly from: Span; readonly before?: Span; readonly verified: boolean }>
  >;
  /** The last dose must be given before this age; no catch-up after. */
  readonly lastBefore?: Span;
  readonly plans: readonly ProductPlan[];
  /** Shown to people of this age and to those at risk; to everyone in range when left out. */
  readonly recommendedFrom?: Span;
  /** Below `recommendedFrom`, shown when this condition is known. */
  readonly riskCondition?: 'immunosuppressed' | 'chronicDisease';
  /** Not shown from this age to people who have not begun. A display choice, not a medical rule. */
  readonly shownBefore?: Span;
  readonly source: readonly SourceId[];
  readonly verified: boolean;
}

const S2: { source: readonly SourceId[]; verified: boolean } = { source: ['S2'], verified: true };
const LABEL: { source: readonly SourceId[]; verified: boolean } = { source: ['LABEL'], verified: true };
const MEMORY: { source: readonly SourceId[]; verified: boolean } = { source: ['M'], verified: false };

const everyone = (from: Span, before?: Span, verified = true): Product['ages'] => {
  const range = before === undefined ? { from, verified } : { from, before, verified };
  return { female: range, male: range };
};

const WOMEN_9_45 = { from: { years: 9 }, before: { years: 46 }, verified: true } as const;

export const PRODUCTS: readonly Product[] = [
  {
    code: 'DTaP-IPV/Hib',
    group: 'five-in-one',
    ages: everyone({ months: 2 }, { months: 24 }, false),
    plans: [
      {
        firstFrom: { months: 2 },
        doses: [
          { dose: 1, age: { months: 2 }, ...S2 },
          { dose: 2, age: { months: 3 }, interval: { days: 28 }, ...S2 },
          { dose: 3, age: { months: 4 }, interval: { days: 28 }, ...S2 },
          { dose: 4, age: { months: 18 }, interval: { months: 6 }, ...S2 },
        ],
      },
    ],
    ...S2,
  },
  {
    code: 'PCV13',
    group: 'PCV',
    ages: everyone({ days: 42 }, { years: 6 }, false),
    plans: [
      {
        firstFrom: { days: 42 },
        firstBefore: { months: 7 },
        doses: [
          { dose: 1, age: { months: 2 }, minAge: { days: 42 }, ...S2 },
          { dose: 2, age: { months: 4 }, minAge: { days: 42 }, interval: { days: 28 }, ...S2 },
          { dose: 3, age: { months: 6 }, minAge: { days: 42 }, interval: { days: 28 }, ...S2 },
          { dose: 4, age: { months: 12 }, interval: { days: 56 }, ...S2 },
        ],
      },
      {
        firstFrom: { months: 7 },
        firstBefore: { months: 12 },
        doses: [
          { dose: 1, age: { months: 7 }, ...S2 },
          { dose: 2, interval: { days: 28 }, ...MEMORY },
          { dose: 3, age: { months: 12 }, interval: { days: 56 }, ...MEMORY },
        ],
      },
      {
        firstFrom: { months: 12 },
        firstBefore: { months: 24 },
        doses: [
          { dose: 1, age: { months: 12 }, ...S2 },
          { dose: 2, interval: { months: 2 }, ...MEMORY },
        ],
      },
      { firstFrom: { months: 24 }, doses: [{ dose: 1, age: { months: 24 }, ...S2 }] },
    ],
    ...S2,
  },
  {
    code: 'Hib',
    group: 'Hib',
    ages: everyone({ months: 2 }, { years: 6 }, false),
    plans: [
      {
        firstFrom: { months: 2 },
        firstBefore: { months: 6 },
        doses: [
          { dose: 1, age: { months: 2 }, ...S2 },
          { dose: 2, age: { months: 3 }, interval: { days: 28 }, ...S2 },
          { dose: 3, age: { months: 4 }, interval: { days: 28 }, ...S2 },
          { dose: 4, age: { months: 18 }, ...S2 },
        ],
      },
      {
        firstFrom: { months: 6 },
        firstBefore: { months: 12 },
        doses: [
          { dose: 1, age: { months: 6 }, ...MEMORY },
          { dose: 2, interval: { days: 28 }, ...MEMORY },
          { dose: 3, age: { months: 18 }, ...MEMORY },
        ],
      },
      { firstFrom: { months: 12 }, doses: [{ dose: 1, age: { months: 12 }, ...MEMORY }] },
    ],
    ...S2,
  },
  {
    code: 'RV5',
    group: 'rotavirus',
    ages: everyone({ days: 42 }),
    lastBefore: { days: 225 },
    plans: [
      {
        firstFrom: { days: 42 },
        firstBefore: { days: 91 },
        doses: [
          { dose: 1, age: { days: 42 }, ...S2 },
          { dose: 2, interval: { days: 28 }, maxInterval: { days: 70 }, ...S2 },
          { dose: 3, interval: { days: 28 }, maxInterval: { days: 70 }, ...S2 },
        ],
      },
    ],
    ...S2,
  },
  {
    code: 'RV3',
    group: 'rotavirus',
    ages: everyone({ days: 42 }, undefined, false),
    lastBefore: { days: 225 },
    plans: [
      {
        firstFrom: { days: 42 },
        firstBefore: { days: 98 },
        doses: [
          { dose: 1, age: { days: 42 }, ...MEMORY },
          { dose: 2, interval: { days: 28 }, ...MEMORY },
          { dose: 3, interval: { days: 28 }, ...MEMORY },
        ],
      },
    ],
    ...MEMORY,
  },
  {
    code: 'RV1',
    group: 'rotavirus',
    ages: everyone({ months: 2 }, { years: 3 }),
    lastBefore: { years: 3 },
    plans: [
      {
        firstFrom: { months: 2 },
        doses: [
          { dose: 1, age: { months: 2 }, ...S2 },
          { dose: 2, interval: { years: 1 }, ...S2 },
          { dose: 3, interval: { years: 1 }, ...S2 },
        ],
      },
    ],
    ...S2,
  },
  {
    code: 'EV71',
    group: 'EV71',
    ages: everyone({ months: 6 }, { months: 72 }),
    plans: [
      {
        firstFrom: { months: 6 },
        doses: [
          { dose: 1, age: { months: 6 }, ...S2 },
          { dose: 2, interval: { months: 1 }, ...S2 },
        ],
      },
    ],
    ...S2,
  },
  {
    code: 'Varicella',
    group: 'varicella',
    ages: everyone({ months: 12 }),
    shownBefore: { years: 18 },
    plans: [
      {
        firstFrom: { months: 12 },
        firstBefore: { years: 13 },
        doses: [
          { dose: 1, age: { months: 12 }, ...S2 },
          { dose: 2, age: { years: 4 }, minAge: { months: 12 }, interval: { months: 3 }, ...S2 },
        ],
      },
      {
        firstFrom: { years: 13 },
        doses: [
          { dose: 1, age: { years: 13 }, ...MEMORY },
          { dose: 2, interval: { days: 28 }, ...MEMORY },
        ],
      },
    ],
    ...S2,
  },
  {
    code: 'MCV-AC',
    group: 'mening-conjugate',
    ages: everyone({ months: 3 }),
    plans: [
      {
        firstFrom: { months: 3 },
        doses: [
          { dose: 1, age: { months: 3 }, ...S2 },
          { dose: 2, ...MEMORY },
        ],
      },
    ],
    ...S2,
  },
  {
    code: 'MCV-ACYW',
    group: 'mening-conjugate',
    ages: everyone({ months: 3 }),
    plans: [
      {
        firstFrom: { months: 3 },
        doses: [
          { dose: 1, age: { months: 3 }, ...S2 },
          { dose: 2, ...MEMORY },
        ],
      },
    ],
    ...S2,
  },
  {
    code: '2vHPV',
    group: 'HPV',
    ages: { female: WOMEN_9_45 },
    plans: [
      {
        firstFrom: { years: 9 },
        firstBefore: { years: 15 },
        doses: [
          { dose: 1, age: { years: 9 }, ...LABEL },
          { dose: 2, interval: { months: 5 }, usualInterval: { months: 6 }, ...LABEL },
        ],
      },
      {
        firstFrom: { years: 15 },
        doses: [
          { dose: 1, age: { years: 15 }, ...LABEL },
          { dose: 2, interval: { months: 1 }, maxInterval: { months: 2 }, ...LABEL },
          { dose: 3, afterFirst: { months: 5 }, ...LABEL },
        ],
      },
    ],
    ...LABEL,
  },
  {
    code: '4vHPV',
    group: 'HPV',
    ages: { female: WOMEN_9_45, male: { from: { years: 9 }, before: { years: 27 }, verified: false } },
    plans: [
      {
        firstFrom: { years: 9 },
        doses: [
          { dose: 1, age: { years: 9 }, ...LABEL },
          { dose: 2, interval: { months: 2 }, ...LABEL },
          { dose: 3, afterFirst: { months: 6 }, ...LABEL },
        ],
      },
    ],
    ...LABEL,
  },
  {
    code: '9vHPV',
    group: 'HPV',
    ages: { female: WOMEN_9_45, male: { from: { years: 16 }, before: { years: 27 }, verified: false } },
    plans: [
      {
        firstFrom: { years: 9 },
        firstBefore: { years: 15 },
        doses: [
          { dose: 1, age: { years: 9 }, ...LABEL },
          { dose: 2, interval: { months: 6 }, maxInterval: { months: 12 }, ...MEMORY },
        ],
      },
      {
        firstFrom: { years: 15 },
        doses: [
          { dose: 1, age: { years: 15 }, ...LABEL },
          { dose: 2, interval: { months: 2 }, ...LABEL },
          { dose: 3, afterFirst: { months: 6 }, ...LABEL },
        ],
      },
    ],
    ...LABEL,
  },
  {
    code: '9vHPV-CN',
    group: 'HPV',
    ages: { female: { ...WOMEN_9_45, verified: false } },
    plans: [
      {
        firstFrom: { years: 9 },
        firstBefore: { years: 18 },
        doses: [
          { dose: 1, age: { years: 9 }, ...MEMORY },
          { dose: 2, ...MEMORY },
        ],
      },
      {
        firstFrom: { years: 18 },
        doses: [
          { dose: 1, age: { years: 18 }, ...MEMORY },
          { dose: 2, ...MEMORY },
          { dose: 3, ...MEMORY },
        ],
      },
    ],
    ...MEMORY,
  },
  {
    code: 'PPV23',
    group: 'PPV23',
    ages: everyone({ years: 2 }, undefined, false),
    plans: [
      { firstFrom: { years: 2 }, firstBefore: { years: 60 }, doses: [{ dose: 1, age: { years: 2 }, ...MEMORY }] },
      { firstFrom: { years: 60 }, doses: [{ dose: 1, age: { years: 60 }, ...MEMORY }] },
    ],
    recommendedFrom: { years: 60 },
    riskCondition: 'chronicDisease',
    ...MEMORY,
  },
  {
    code: 'Zoster-RZV',
    group: 'zoster',
    ages: everyone({ years: 18 }),
    plans: [
      {
        firstFrom: { years: 18 },
        firstBefore: { years: 50 },
        doses: [
          { dose: 1, age: { years: 18 }, ...LABEL },
          { dose: 2, interval: { months: 2 }, maxInterval: { months: 6 }, ...LABEL },
        ],
      },
      {
        firstFrom: { years: 50 },
        doses: [
          { dose: 1, age: { years: 50 }, ...LABEL },
          { dose: 2, interval: { months: 2 }, maxInterval: { months: 6 }, ...LABEL },
        ],
      },
    ],
    recommendedFrom: { years: 50 },
    riskCondition: 'immunosuppressed',
    ...LABEL,
  },
  {
    code: 'Zoster-L',
    group: 'zoster',
    ages: everyone({ years: 40 }),
    plans: [{ firstFrom: { years: 40 }, doses: [{ dose: 1, age: { years: 40 }, ...LABEL }] }],
    ...LABEL,
  },
];

/** Yearly influenza vaccine. */
export const INFLUENZA: {
  readonly codes: readonly string[];
  readonly from: Span;
  /** Nasal vaccine: age range from memory. */
  readonly nasalFrom: Span;
  readonly nasalBefore: Span;
  /** Below this age the first season ever takes two doses of the inactivated vaccine. */
  readonly twoDosesBefore: Span;
  readonly interval: Span;
  /** A new season is counted from this month on (from memory). */
  readonly seasonFromMonth: number;
  readonly source: string;
} = {
  codes: ['Flu-IIV', 'Flu-LAIV'],
  from: { months: 6 },
  nasalFrom: { years: 3 },
  nasalBefore: { years: 18 },
  twoDosesBefore: { years: 9 },
  interval: { days: 28 },
  seasonFromMonth: 7,
  source: 'S14',
};

/** Rabies after exposure: days counted from the first injection. */
export const RABIES: {
  readonly days: Readonly<Record<string, readonly number[]>>;
  /** After an earlier full course. */
  readonly boosterDays: readonly number[];
  /** No injection when bitten again this soon after a full course. */
  readonly protectedFor: Span;
  readonly source: string;
} = {
  days: { 'Rabies-Essen': [0, 3, 7, 14, 28], 'Rabies-Zagreb': [0, 0, 7, 21] },
  boosterDays: [0, 3],
  protectedFor: { months: 3 },
  source: 'S15',
};

/** Products whose first dose is near are shown this long before. A display choice, not a medical rule. */
export const SHOWN_AHEAD: Span = { months: 1 };

/** A product's dose as a programme-like row, for people who began within a plan. */
export function rowOf(plan: ProductPlan, dose: ProductDose): DoseRow {
  return {
    dose: dose.dose,
    age: dose.age ?? plan.firstFrom,
    ...(dose.minAge ? { minAge: dose.minAge } : {}),
    ...(dose.interval ? { interval: dose.interval, intervalVerified: dose.verified } : {}),
    ...(dose.maxInterval ? { maxInterval: dose.maxInterval } : {}),
    source: dose.source,
    verified: dose.verified,
  };
}
