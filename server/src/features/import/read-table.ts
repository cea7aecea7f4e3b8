import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { z } from 'zod';

/** A row as it stands in the file. `line` is its line in the file, the header being line 1. */
export interface RawRow {
  line: number;
  /** Cells by header. */
  cells: Readonly<Record<string, string>>;
  /** Cells in the order of the file, for the file of rejected rows. */
  raw: readonly string[];
}

export interface Table {
  headers: readonly string[];
  rows: readonly RawRow[];
  encoding: 'utf8' | 'gb18030';
}

/** A file that cannot be read as a table; the text says what to do. */
export class TableError extends Error {}

const isUtf8 = (bytes: Buffer): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};

/** UTF-8 (with or without a byte order mark) where the bytes are valid UTF-8, else GB18030, which Excel writes in China. */
export function decodeText(bytes: Buffer): { text: string; encoding: Table['encoding'] } {
  if (isUtf8(bytes)) return { text: bytes.toString('utf8').replace(/^\uFEFF/, ''), encoding: 'utf8' };
  return { text: iconv.decode(bytes, 'gb18030'), encoding: 'gb18030' };
}

/** Full-width letters and digits to half-width, Excel's ="0123" to 0123, white space at the ends away. */
export function cleanCell(cell: string): string {
  const plain = cell.normalize('NFKC').trim();
  const quoted = /^="(.*)"$/.exec(plain);
  return (quoted?.[1] ?? plain).trim();
}

const cleanHeader = (header: string): string => cleanCell(header).replace(/\s/g, '');

const Parsed = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }));

function parseCsv(text: string): z.infer<typeof Parsed> {
  try {
    return Parsed.parse(
      parse(text, { info: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true }),
    );
  } catch (error) {
    throw new TableError(`文件不是规范的 CSV：${error instanceof Error ? error.message.split('\n')[0] : ''}`);
  }
}

/** Reads a CSV file. Throws TableError when it is empty, no CSV, or has a header twice. */
export function readTable(bytes: Buffer): Table {
  const { text, encoding } = decodeText(bytes);
  const [head, ...body] = parseCsv(text);
  if (!head) throw new TableError('文件是空的。第一行要写列名。');
  const headers = head.record.map(cleanHeader);
  const twice = headers.find((header, index) => header !== '' && headers.indexOf(header) !== index);
  if (twice) throw new TableError(`列名“${twice}”写了两次。`);
  const rows = body
    .filter(({ record }) => record.some((cell) => cell.trim() !== ''))
    .map(({ record, info }) => ({
      line: info.lines,
      raw: record,
      cells: Object.fromEntries(headers.map((header, index) => [header, cleanCell(record[index] ?? '')])),
    }));
  return { headers, rows, encoding };
}
