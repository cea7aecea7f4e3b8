/** Raised digits the paper's letters do not have; ¹ ² ³ are there. */
const RAISED = '⁰⁴⁵⁶⁷⁸⁹⁻';
const PLAIN = '0456789-';
const RUN = /[⁰¹²³⁴-⁹⁻]*[⁰⁴-⁹⁻][⁰¹²³⁴-⁹⁻]*/g;
const LATIN = { '¹': '1', '²': '2', '³': '3' } as const;

const plainOf = (letter: string): string =>
  letter === '¹' || letter === '²' || letter === '³' ? LATIN[letter] : (PLAIN[RAISED.indexOf(letter)] ?? letter);

/** A text in letters the paper has: ×10⁹/L becomes ×10^9/L, as laboratories type it. */
export const printable = (text: string): string => text.replace(RUN, (run) => `^${Array.from(run, plainOf).join('')}`);
