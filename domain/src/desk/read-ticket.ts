/** What somebody scanned or typed at the desk. */
export type TicketRead =
  /** The code of the QR ticket: one appointment of the county. */
  | { kind: 'code'; code: string }
  /** A number that is called at the desk: one of these tickets of the own site today. */
  | { kind: 'number'; ticketNos: string[] };

/** Letters of tickets: A booked online, X given at the desk (docs/decisions/0002-ticket-numbers.md). */
const LETTERS = ['A', 'X'] as const;
const DIGITS = 3;
/** Scanners may put the name of the code in front. */
const PREFIX = /^KB\d?[:.]?(?=[0-9A-Z]{16}$)/;
const CODE = /^[0-9A-HJKMNP-TV-Z]{16}$/;
const NUMBER = /^([AX]?)(\d{1,5})$/;

/** Full-width to half-width, spaces and dashes away, capitals. */
const cleaned = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/[\s\p{Pd}_]/gu, '')
    .toUpperCase();

/** Crockford's base 32 reads what people mix up: O is 0, I and L are 1. */
const codeOf = (text: string): string => text.replace(PREFIX, '').replace(/O/g, '0').replace(/[IL]/g, '1');

const ticketNoOf = (letter: string, digits: string): string =>
  `${letter}${String(Number(digits)).padStart(DIGITS, '0')}`;

/**
 * Reads what was scanned or typed: a QR code with or without its prefix, or a ticket number in any spelling (`a26`, `A 026`,
 * `026`; without a letter every letter is meant). Undefined when it is neither.
 */
export function readTicket(typed: string): TicketRead | undefined {
  const text = cleaned(typed);
  const number = NUMBER.exec(text);
  if (number) {
    const [, letter = '', digits = ''] = number;
    const letters = letter === '' ? LETTERS : [letter];
    return { kind: 'number', ticketNos: letters.map((one) => ticketNoOf(one, digits)) };
  }
  const code = codeOf(text);
  return CODE.test(code) ? { kind: 'code', code } : undefined;
}
