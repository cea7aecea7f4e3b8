// COPY in its text form: the fastest way into PostgreSQL that checks every constraint on the way.
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

export type Value = string | number | boolean | Date | Buffer | null | readonly string[] | readonly number[] | Json;

/** A value written as JSON. */
export interface Json {
  json: unknown;
}

const CHUNK_LETTERS = 1 << 16;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

const escaped = (text: string): string =>
  /[\\\t\n\r]/.test(text) ? text.replace(/[\\\t\n\r]/g, (letter) => ESCAPES[letter] ?? letter) : text;

const arrayText = (list: readonly (string | number)[]): string =>
  `{${list.map((item) => (typeof item === 'number' ? item : `"${item.replace(/["\\]/g, '\\$&')}"`)).join(',')}}`;

function textOf(value: Exclude<Value, null>): string {
  if (typeof value === 'string') return escaped(value);
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 't' : 'f';
  if (value instanceof Date) return value.toISOString();
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString('hex')}`;
  if (Array.isArray(value)) return escaped(arrayText(value as (string | number)[]));
  return escaped(JSON.stringify((value as Json).json));
}

function* linesOf<Row extends Record<string, Value>>(
  rows: Iterable<Row>,
  columns: readonly string[],
): Generator<string> {
  let chunk = '';
  for (const row of rows) {
    chunk += `${columns.map((column) => (row[column] == null ? '\\N' : textOf(row[column]))).join('\t')}\n`;
    if (chunk.length < CHUNK_LETTERS) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
}

/** The rows again, the first one already taken, counted as they pass. */
function* counted<Row>(first: Row, rest: Iterator<Row>, count: { rows: number }): Generator<Row> {
  count.rows = 1;
  yield first;
  for (let next = rest.next(); !next.done; next = rest.next()) {
    count.rows += 1;
    yield next.value;
  }
}

/** Copies rows into a table; the first row names the columns. Returns how many went in. */
export async function copyInto(client: Client, table: string, rows: Iterable<Record<string, Value>>): Promise<number> {
  const rest = rows[Symbol.iterator]();
  const first = rest.next();
  if (first.done) return 0;
  const columns = Object.keys(first.value);
  const count = { rows: 0 };
  const all = counted(first.value, rest, count);
  const target = client.query(copyFrom(`COPY ${table} (${columns.join(', ')}) FROM STDIN`));
  await pipeline(Readable.from(linesOf(all, columns), { objectMode: false, highWaterMark: CHUNK_LETTERS }), target);
  return count.rows;
}
