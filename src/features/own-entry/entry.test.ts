import { entryOf, NOTHING_TYPED, type OwnKind, type Typed } from './entry';

const sent = (kind: OwnKind, typed: Partial<Typed>) => entryOf(kind, { ...NOTHING_TYPED, ...typed });

test('words are trimmed, and what is blank is not sent', () => {
  expect(sent('allergy', { texts: { what: ' 青霉素 ', reaction: '  ' } })).toEqual({
    kind: 'allergy',
    what: '青霉素',
    category: 'medication',
  });
  expect(sent('allergy', { texts: { what: '  ' } })).toBeUndefined();
  expect(sent('medicine', { texts: { name: '氨氯地平', dose: '1 片', frequency: '每天早上' } })).toEqual({
    kind: 'medicine',
    name: '氨氯地平',
    dose: '1 片',
    frequency: '每天早上',
  });
  expect(sent('medicine', { texts: { dose: '1 片' } })).toBeUndefined();
});
