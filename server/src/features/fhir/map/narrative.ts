import type { Narrative } from '@medplum/fhirtypes';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Letters, marks and Chinese that are neither markup nor beyond XML, as nearly every line is. */
const PLAIN = /^[ !#-%'-;=?-~\u3000-\u30FF\u4E00-\u9FFF\uFF01-\uFF5E]*$/;

/** Text inside XHTML: what would be markup is escaped, what XML cannot carry is left out. */
export const xhtml = (text: string): string =>
  PLAIN.test(text)
    ? text
    : text
        .replace(/[&<>"]/g, (one) => ESCAPES[one] ?? one)
        .replace(/[^\t\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');

/** Paragraphs for people; there must be at least one with something in it. */
export const narrativeOf = (lines: readonly string[], status: Narrative['status'] = 'generated'): Narrative => ({
  status,
  div: `<div xmlns="http://www.w3.org/1999/xhtml" lang="zh-CN">${lines.map((line) => `<p>${xhtml(line)}</p>`).join('')}</div>`,
});
