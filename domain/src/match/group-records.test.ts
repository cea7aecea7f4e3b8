import fc from 'fast-check';
import { groupRecords, type RecordFacts } from './group-records';

/** "a+" signs in, "a#" has an identity number. */
const record = (text: string): RecordFacts => ({
  residentId: text.charAt(0),
  hasAccount: text.includes('+'),
  hasIdNumber: text.includes('#'),
});
const grouped = (records: string, pairs: string): string =>
  groupRecords(
    records.split(' ').map(record),
    pairs.split(' ').flatMap((pair): [string, string][] => (pair === '-' ? [] : [[pair.charAt(0), pair.charAt(1)]])),
  )
    .map(({ rootId, residentIds }) => `${rootId}:${residentIds.join('')}`)
    .sort()
    .join(' ');

test.each([
  ['a', '-', 'a:a'],
  ['a b', '-', 'a:a b:b'],
  ['a b', 'ba', 'a:ab'],
  ['a b#', 'ab', 'b:ab'],
  ['a# b+', 'ab', 'b:ab'],
  ['a+ b+#', 'ab', 'b:ab'],
  ['a b c', 'ab bc', 'a:abc'],
  ['a b c', 'ab cb ac', 'a:abc'],
  ['a b c d', 'ab cd', 'a:ab c:cd'],
  ['a b c d', 'ab cd bc', 'a:abcd'],
  ['a b', 'ab bx', 'a:ab'],
])('%s joined by %s: %s', (records, pairs, expected) => {
  expect(grouped(records, pairs)).toBe(expected);
});

const ALL = 'a b# c d+ e f#';
const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const anyPairs = fc.array(
  fc.tuple(id, id).map(([a, b]) => a + b),
  { minLength: 1, maxLength: 8 },
);
test('every record is in one group, a pair in the same one, whatever the order of the decisions', () => {
  fc.assert(
    fc.property(anyPairs, (pairs) => {
      const groups = grouped(ALL, pairs.join(' '));
      expect(grouped(ALL, [...pairs].reverse().join(' '))).toBe(groups);
      const members = groups.split(' ').map((group) => group.split(':')[1] ?? '');
      expect([...members.join('')].sort().join('')).toBe('abcdef');
      for (const [a = '', b = ''] of pairs)
        expect(members.some((ids) => ids.includes(a) && ids.includes(b))).toBe(true);
    }),
  );
});
