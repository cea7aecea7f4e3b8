/** The report of one checkup, made of tables: what was found, what it means for life, what to do and by when. No text, only sentence ids. */
import type { PlainDate } from '../shared/plain-date';
import type { SentenceRef } from '../shared/sentence';

export type { SentenceRef };

/**
 * How an item stands. `fine`; `watch`: a little off; `attention`: off; `recheck`: is to be looked at again by a doctor; `urgent`: call now;
 * `unjudged`: measured, but nobody gives a range for this person; `missing`: not measured this year.
 */
export const ITEM_LEVELS = ['fine', 'watch', 'attention', 'recheck', 'urgent', 'unjudged', 'missing'] as const;
export type ItemLevel = (typeof ITEM_LEVELS)[number];

/** Levels that count as 要留意. */
export const NOTABLE_LEVELS = ['watch', 'attention', 'recheck', 'urgent'] as const satisfies readonly ItemLevel[];

export type Direction = 'low' | 'high' | 'none';

/** Where a range comes from: the laboratory of this value, a standard, or nobody. */
export type RangeOrigin = 'laboratory' | 'standard' | 'none';

export interface Zone {
  level: ItemLevel;
  direction: Direction;
  /** Sentence id of the zone's word: 正常, 偏高, 要复查. */
  word: SentenceRef;
  /** Lower bound (included) and upper bound (not included unless `toIncluded`), in the unit of the value; null is open. */
  from: number | null;
  to: number | null;
  toIncluded: boolean;
}

export interface ItemRange {
  origin: RangeOrigin;
  low: number | null;
  high: number | null;
  /** As people read it: 3.9–6.1, 140/90 以下; null when nobody gives one. */
  text: string | null;
  /** In the order of values, for the bar; empty where a bar says nothing (a yes or no). */
  zones: readonly Zone[];
  /** The document and clause, or the laboratory. */
  source: string;
  /** False: from memory or secondary, shown as 以医疗机构告知为准. */
  verified: boolean;
}

/** One value of one year, in the unit of this report. */
export interface YearValue {
  year: number;
  entryId: string;
  on: PlainDate;
  /** As shown: `7.6`, `152/86`, `正常`. */
  text: string;
  /** For pictures; null for words. Two numbers for a pressure (the higher number counts). */
  value: number | null;
  level: ItemLevel;
  direction: Direction;
  /** The range of that year as people read it. */
  rangeText: string | null;
}

export type ChangeMark = 'new' | 'back-to-normal' | 'worse' | 'better' | 'same' | 'first';

export interface Change {
  /** Against the newest earlier year that has a value. */
  mark: ChangeMark;
  direction: 'up' | 'down' | 'level';
  /** Size with its unit, 1.2 mmol/L; null for words. */
  size: string | null;
  sinceYear: number | null;
}

export interface ReportItem {
  /** Field of the form, or `pressure` for the two numbers of the arm that counts. */
  key: string;
  group: string;
  groupLabel: SentenceRef;
  /** Plain name 早上的血糖 and the paper's name 空腹血糖. */
  label: SentenceRef;
  formLabel: string;
  value: { text: string; number: number | null; unit: string } | null;
  level: ItemLevel;
  direction: Direction;
  /** 偏高, 要复查 …: never colour or arrow alone. */
  word: SentenceRef;
  range: ItemRange;
  /** What it means: two short sentences at most. */
  meaning: readonly SentenceRef[];
  /** What to do. */
  todo: readonly SentenceRef[];
  /** What else is to be known of the number: no national range at this age, converted, the laboratory says otherwise, two boxes differ. */
  notes: readonly SentenceRef[];
  /** By when; null when there is nothing to do. */
  dueOn: PlainDate | null;
  /** Oldest first, this year last; years without a value are absent (a gap, never interpolated). */
  years: readonly YearValue[];
  change: Change;
}

export interface ReportGroup {
  key: string;
  label: SentenceRef;
  /** By what it means for life, worst first within the group. */
  items: readonly ReportItem[];
}

/** A thing to be done that the report proposes: the clinic makes it a task with an owner and a day. */
export interface ProposedTask {
  kind: 'recheck' | 'referral' | 'enrol-hypertension' | 'enrol-diabetes' | 'lifestyle' | 'call-now';
  /** Items it comes from. */
  items: readonly string[];
  title: SentenceRef;
  dueOn: PlainDate;
}

export interface CheckupReport {
  entryId: string;
  on: PlainDate;
  year: number;
  institution: string;
  practitioner: string | null;
  /** Is it good or bad. */
  headline: SentenceRef;
  /** The one thing to do; by when. Null when everything is fine. */
  oneThing: SentenceRef | null;
  oneThingBy: PlainDate | null;
  counts: { notable: number; fine: number; unjudged: number; missing: number };
  /** What the doctor wrote on the form: 健康评价, 健康指导, 危险因素控制. It stands above our tables. */
  doctor: readonly SentenceRef[];
  /** 要留意, the worst first. */
  notable: readonly ReportItem[];
  /** The rest, folded. */
  groups: readonly ReportGroup[];
  missing: readonly { key: string; label: SentenceRef }[];
  tasks: readonly ProposedTask[];
  /** Years side by side, newest last; a year without a checkup stands with null. */
  years: readonly { year: number; entryId: string | null; on: PlainDate | null }[];
  /** What the page says aloud, in order: conclusion, what to do, numbers with units. */
  spoken: readonly SentenceRef[];
  /** Answers left out because they are sensitive. */
  hidden: number;
}
