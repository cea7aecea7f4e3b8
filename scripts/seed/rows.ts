// Tables as streams of rows.
import type { Cipher } from '../../server/src/crypto/cipher';
import type { County } from './county';
import type { Value } from './copy';

export type Row = Record<string, Value>;
export interface TableRows {
  table: string;
  rows: Iterable<Row>;
}

/** A county and the cipher its numbers are sealed with. */
export interface Sealing {
  county: County;
  cipher: Cipher;
}
