/** One line of an explained entry. */
export interface ExplainedRow {
  label: string;
  words: string;
  /** The laboratory's own judgement beside the number; absent when it made none. */
  flag?: string;
  /** That judgement says the number is not as expected. */
  outside?: true;
  /** The range it was judged by, with its unit. */
  range?: string;
}

export interface ExplainedSection {
  title: string;
  rows: ExplainedRow[];
}

/** An entry in words: a title, a few lines for a list, and everything it says in sections. */
export interface Explained {
  title: string;
  lines: string[];
  sections: ExplainedSection[];
}
