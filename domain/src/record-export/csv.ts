/** A spreadsheet reads a file without this as another alphabet. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** What a spreadsheet takes for the beginning of a formula, also behind blanks (OWASP: CSV injection). */
const FORMULA = /^[\s\u00A0\u3000]*[=+\-@\t\r＝＋－＠]/;
/** A number stays a number: -0.75 is no formula. */
const NUMBER = /^-?\d+(\.\d+)?$/;

/** One field: what might run as a formula gets an apostrophe before it, what needs quotes is quoted. */
export function csvField(text: string): string {
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A table as RFC 4180 has it: CRLF after every line, a head first, the byte order mark in front. */
export const writeCsv = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  BYTE_ORDER_MARK + [head, ...rows].map((row) => `${row.map(csvField).join(',')}\r\n`).join('');
