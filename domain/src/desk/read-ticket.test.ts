import fc from 'fast-check';
import { ticketNoOf } from '../booking/ticket';
import { readTicket } from './read-ticket';

const CODE = '7F3K9Q2MX4T8ZC01';

describe('what is typed or scanned at the desk', () => {
  // typed | read as
  const rows: [string, string][] = [
    ['A026', 'A026'],
    ['a26', 'A026'],
    [' a 026 ', 'A026'],
    ['Ａ０２６', 'A026'],
    ['A-026', 'A026'],
    ['A0026', 'A026'],
    ['x03', 'X003'],
    ['A1204', 'A1204'],
    ['26', 'A026 X026'],
    ['026', 'A026 X026'],
    [CODE, CODE],
    [CODE.toLowerCase(), CODE],
    [`KB1:${CODE}`, CODE],
    [`kb1:${CODE.toLowerCase()}`, CODE],
    [`KB1.${CODE}`, CODE],
    ['7F3K 9Q2M X4T8 ZC01', CODE],
    ['7f3k-9q2m-x4t8-zcol', CODE],
    ['1234567890123456', '1234567890123456'],
    ['', '-'],
    ['B026', '-'],
    ['A', '-'],
    ['A026B', '-'],
    ['A123456', '-'],
    ['7F3K9Q2M', '-'],
    [`${CODE}0`, '-'],
    ['https://example.org', '-'],
    ['陈安安', '-'],
  ];
  test.each(rows)('%j', (typed, expected) => {
    const read = readTicket(typed);
    expect(read?.kind === 'code' ? read.code : (read?.ticketNos.join(' ') ?? '-')).toBe(expected);
  });

  test('every ticket number we give out is found again, however it is spelt', () => {
    const place = fc.record({
      pool: fc.constantFrom('online' as const, 'onsite' as const, 'staff' as const),
      base: fc.integer({ min: 0, max: 5000 }),
      place: fc.integer({ min: 1, max: 200 }),
      spell: fc.constantFrom(
        (text: string) => text,
        (text: string) => text.toLowerCase(),
        (text: string) => Array.from(text).join(' '),
        (text: string) => `${text.slice(0, 1)}${Number(text.slice(1))}`,
      ),
    });
    fc.assert(
      fc.property(place, ({ pool, base, place: no, spell }) => {
        const ticketNo = ticketNoOf(pool, base, no);
        expect(readTicket(spell(ticketNo))).toEqual({ kind: 'number', ticketNos: [ticketNo] });
      }),
      { seed: 990101 },
    );
  });
});
