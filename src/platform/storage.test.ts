import { z } from '@kangban/contract/zod';
import { controls, taro } from '../../test/taro';
import { clearStorage, storageSlot } from './storage';

const Note = z.object({ text: z.string() });
const slot = storageSlot('note', 2, Note);

beforeEach(controls.reset);

test('what was written is read back, and gone once cleared', () => {
  expect(slot.read()).toBeUndefined();
  expect(slot.write({ text: '早上好' })).toBe(true);
  expect(slot.read()).toEqual({ text: '早上好' });
  slot.clear();
  expect(slot.read()).toBeUndefined();
});

test.each([
  ['an older version', { version: 1, data: { text: 'a' } }],
  ['another shape', { version: 2, data: { words: 'a' } }],
  ['something else altogether', 'text'],
])('%s counts as absent', (_, stored) => {
  taro.setStorageSync('kangban.note', stored);
  expect(slot.read()).toBeUndefined();
});

test('a full phone is told, not thrown', () => {
  taro.setStorageSync.mockImplementationOnce(() => {
    throw new Error('exceed max size');
  });
  expect(slot.write({ text: 'a' })).toBe(false);
});

test('a phone that cannot read goes on without', () => {
  taro.getStorageSync.mockImplementationOnce(() => {
    throw new Error('broken');
  });
  expect(slot.read()).toBeUndefined();
});

test('clearing by the start of a name leaves the rest', () => {
  const [mine, reading] = [storageSlot('person.home', 1, Note), storageSlot('reading', 1, Note)];
  mine.write({ text: 'a' });
  reading.write({ text: 'b' });
  clearStorage('person.');
  expect(mine.read()).toBeUndefined();
  expect(reading.read()).toEqual({ text: 'b' });
});
