import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Clock } from '../../clock';
import type { Cipher } from '../../crypto/cipher';
import type { Transaction } from '../../plugins/db';

export interface ImportContext {
  countyCode: string;
  today: PlainDate;
  cipher: Cipher;
  clock: Clock;
}

export interface Saved {
  added: number;
  changed: number;
  unchanged: number;
}

/** A row that could not be taken, with its line and the reason in plain Chinese. */
export interface RejectedRow {
  line: number;
  reason: string;
  raw: readonly string[];
}

/** One kind of file: its columns, how a row is read, how a batch is saved. `Row` is what a good line becomes. */
export interface ImportKind<Row extends object> {
  name: string;
  /** Column names in the file (the first is the one the documentation shows) by our own name. */
  columns: Readonly<Record<string, readonly string[]>>;
  /** Own names that must be among the headers. */
  requiredColumns: readonly string[];
  /** Reads one line; throws CellError with what is wrong. `cell` gives the text of a column by our own name. */
  read(cell: (name: string) => string | undefined, context: ImportContext): Row;
  /** Two lines with the same key are the same thing; the second is rejected. */
  keyOf(row: Row): string;
  /** Lines that cannot both be true; the second is rejected. Only lines of one group are compared. */
  collision?: { groupOf(row: Row): string | undefined; collide(a: Row, b: Row): boolean; reason(line: number): string };
  /** Lines that others refer to come first (parents before children). */
  order?(a: Row, b: Row): number;
  /** What a line refers to that the county does not have (a clinic, a person); undefined when all is there. Asked once a batch. */
  missing(client: Transaction, rows: readonly Row[], context: ImportContext): Promise<(row: Row) => string | undefined>;
  save(client: Transaction, rows: readonly Row[], context: ImportContext): Promise<Saved>;
}
