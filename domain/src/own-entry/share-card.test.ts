import { toPlainDate } from '../shared/plain-date';
import type { EntryKind } from '../record/kinds';
import { cardLines } from './share-card';

const TODAY = toPlainDate('2026-11-25');
const fact = (line: string) => {
  const [kind = '', day = '', own = ''] = line.split(' ');
  return { kind: kind as EntryKind, happenedOn: toPlainDate(day), own: own === 'own' };
};
const said = (lines: string[]): string[] => cardLines(lines.map(fact), TODAY).map(({ text }) => text);
const FIRST = '我的健康档案，自己管';

test.each<[string, string[], string[]]>([
  ['an empty record', [], [FIRST]],
  ['this year', ['checkup 2026-03-01'], [FIRST, '连着 1 年做了体检']],
  ['three in a row', ['checkup 2026-11-25', 'checkup 2025-06-01', 'checkup 2024-01-01'], [FIRST, '连着 3 年做了体检']],
  ['twice in a year is one year', ['checkup 2026-01-01', 'checkup 2026-02-01'], [FIRST, '连着 1 年做了体检']],
  ['this year’s is still to come', ['checkup 2025-06-01', 'checkup 2024-06-01'], [FIRST, '连着 2 年做了体检']],
  ['a year was missed', ['checkup 2026-06-01', 'checkup 2024-06-01'], [FIRST, '连着 1 年做了体检']],
  ['long ago', ['checkup 2023-06-01'], [FIRST]],
  [
    'measured at home, days and not times',
    ['observation 2026-11-25 own', 'observation 2026-11-25 own'],
    [FIRST, '这 30 天在家量了 1 天'],
  ],
  ['thirty days', ['observation 2026-10-27 own', 'observation 2026-10-26 own'], [FIRST, '这 30 天在家量了 1 天']],
  ['the clinic’s measuring is not one’s own', ['observation 2026-11-25 clinic'], [FIRST]],
])('%s', (_, lines, expected) => {
  expect(said(lines)).toEqual(expected);
});

test('only the first line tells nothing of the body', () => {
  const lines = cardLines(['checkup 2026-03-01', 'observation 2026-11-25 own'].map(fact), TODAY);
  expect(lines.map(({ health }) => health)).toEqual([false, true, true]);
});
