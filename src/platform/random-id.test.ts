import { controls, taro } from '../../test/taro';
import { newId, uuidV7 } from './random-id';

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

beforeEach(controls.reset);

test('time comes first, so ids sort by when they were made; version and variant stand where they must', () => {
  const random = new Uint8Array(10).fill(0xff);
  expect(uuidV7(0, random)).toBe('00000000-0000-7fff-bfff-ffffffffffff');
  expect(uuidV7(Date.parse('2026-11-23T00:05:00Z'), random) < uuidV7(Date.parse('2026-11-23T00:05:01Z'), random)).toBe(
    true,
  );
});

test('every random byte reaches the id', () => {
  const id = uuidV7(0, Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]));
  expect(id).toBe('00000000-0000-7102-8304-05060708090a');
});

test('a phone without a source of randomness still makes ids, all different', async () => {
  taro.getRandomValues.mockImplementation(({ fail }) => fail());
  const ids = await Promise.all(Array.from({ length: 50 }, newId));
  expect(new Set(ids).size).toBe(50);
  for (const id of ids) expect(id).toMatch(UUID_V7);
});
