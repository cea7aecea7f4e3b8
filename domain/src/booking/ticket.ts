export const POOLS = ['online', 'onsite', 'staff'] as const;
/** Who draws a place: residents, the desk for people who come, or the desk for its own reasons. */
export type Pool = (typeof POOLS)[number];

const DIGITS = 3;

/**
 * What the desk calls, e.g. A026: a letter (A booked online, X given at the desk) and the number of the day, which is the
 * places of the earlier slots plus the place in this one (docs/decisions/0002-ticket-numbers.md).
 */
export const ticketNoOf = (pool: Pool, ticketBase: number, place: number): string =>
  `${pool === 'online' ? 'A' : 'X'}${String(ticketBase + place).padStart(DIGITS, '0')}`;
