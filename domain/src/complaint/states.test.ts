import { STAFF_ROLES } from '../identity/staff-rights';
import { COMPLAINT_MOVES, COMPLAINT_STATES, complaintAfter, mayAnswerComplaint } from './states';

test.each([
  ['opened', 'take-up', 'taken-up'],
  ['opened', 'answer', undefined],
  ['opened', 'close', 'closed'],
  ['taken-up', 'take-up', undefined],
  ['taken-up', 'answer', 'answered'],
  ['taken-up', 'close', 'closed'],
  ['answered', 'take-up', undefined],
  ['answered', 'answer', undefined],
  ['answered', 'close', 'closed'],
  ['closed', 'take-up', undefined],
  ['closed', 'answer', undefined],
  ['closed', 'close', undefined],
] as const)('%s, %s: %s', (state, move, after) => {
  expect(complaintAfter(state, move)).toBe(after);
});

test('the table names every state and move', () => {
  expect(COMPLAINT_STATES.length * COMPLAINT_MOVES.length).toBe(12);
});

const HERE = 'site-1';
const about = { siteId: HERE, aboutStaff: 'doctor-1' };

test.each(STAFF_ROLES)('a %s answers at the own clinic, the county everywhere, nobody about themself', (role) => {
  const isCounty = role === 'county-admin';
  const at = (siteId: string | null, staffId = 'other') => ({ role, siteId: isCounty ? null : siteId, staffId });
  expect(mayAnswerComplaint(at(HERE), about)).toBe('allowed');
  expect(mayAnswerComplaint(at(HERE, 'doctor-1'), about)).toBe('own-complaint');
  expect(mayAnswerComplaint(at('site-2'), about)).toBe(isCounty ? 'allowed' : 'other-site');
  expect(mayAnswerComplaint(at(HERE), { siteId: null, aboutStaff: null })).toBe(isCounty ? 'allowed' : 'other-site');
});
