import { ENDPOINTS } from '@kangban/contract/endpoints';
import { firstErrors } from './first-errors';

const named = Object.keys(firstErrors);

/** What the main package sends besides reading: signing in and out. */
const WRITES = ['requestPhoneCode', 'signIn', 'refreshSession', 'signOut', 'setReader'];

const first = Object.entries(ENDPOINTS).filter(([name, { method }]) => method === 'GET' || WRITES.includes(name));

test('the writes of the main package are endpoints', () => {
  expect(WRITES.filter((name) => !(name in ENDPOINTS))).toEqual([]);
});

test.each(first)('every refusal of %s has its sentence in the main package', (_, { errors }) => {
  expect(errors.filter((code) => !named.includes(code))).toEqual([]);
});
