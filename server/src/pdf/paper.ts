/**
 * A paper for people as data: what it says, in order. Everything printed here looks alike (ux.md §11): black on white, A4,
 * no text under 13 px, one and a half times that in the large edition.
 */
export interface Paper {
  title: string;
  /** Under the title: who wrote it, and of what day it is. */
  subtitle: string;
  /** Whose paper: label and value, four to a line. */
  facts: readonly Fact[];
  blocks: readonly Block[];
  /** Who asked for it, as the foot of each page names them. */
  printedBy: string;
  printedAt: Date;
  /** In the middle of each foot: what else can be had. */
  foot?: string;
  /** A code that tells a true paper from a false one, drawn beside the title; no health data are in it. */
  verify?: { address: string; code: string };
  /** Across each page, pale: for whom it was printed and when. */
  watermark?: string;
  /** A longer paper is not printed. */
  pagesMax?: number;
  large: boolean;
}

export interface Fact {
  label: string;
  value: string;
}

export type Block =
  | { kind: 'box'; title: string; text: string }
  /** Of a part of the paper; with `small` of something within it. */
  | { kind: 'heading'; text: string; small?: true }
  | { kind: 'text'; text: string }
  | { kind: 'list'; items: readonly string[] }
  | TableBlock
  /** Two tables side by side; one under the other in the large edition. */
  | { kind: 'pair'; left: TableBlock; right: TableBlock };

export interface TableBlock {
  kind: 'table';
  head: readonly string[];
  /** The first cell of a row is its head. */
  rows: readonly (readonly string[])[];
  /** Shares of the width, a number a column. */
  shares: readonly number[];
}
