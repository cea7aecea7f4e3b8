import { addDays } from '@kangban/domain/shared/plain-date';
import { appointment } from '../../../test/booking-samples';
import { AN, dueDose, home, idOf, ME, MING, summaries, TODAY } from '../../../test/family-samples';
import { completeBeforeWords, doseNames, isLate } from './due-words';
import { firstThing, thingsOf, upcomingOf } from './first-thing';

const offer = {
  entryId: idOf(800),
  state: 'offered' as const,
  siteId: idOf(100),
  siteName: '柳溪镇卫生院',
  day: TODAY,
  half: 'any' as const,
  resident: { residentId: MING, label: '一鸣', name: '陈一鸣' },
  doses: [],
  ahead: 0,
  offer: { slotId: idOf(1), startsAt: '09:00', endsAt: '09:30', expiresAt: '2026-11-23T09:00:00+08:00' },
  appointmentId: null,
};
const later = appointment({ appointmentId: idOf(501), day: addDays(TODAY, 2) });
const todays = appointment({ appointmentId: idOf(502), day: TODAY });

const task = {
  taskId: idOf(900),
  residentId: ME,
  title: '去县医院复查血糖',
  urgent: false,
  dueOn: addDays(TODAY, 7),
  late: false,
  bookedFor: null,
  place: null,
  fasting: true,
};

test.each([
  ['a call that cannot wait is before a held place', { tasks: [{ ...task, urgent: true }], waitlist: [offer] }, 'task'],
  ['what is due comes before a task that can wait', { tasks: [task] }, 'due'],
  [
    'a task comes before a booking of another day',
    { members: [summaries.self], tasks: [task], appointments: [later] },
    'task',
  ],
  [
    'today’s booking comes before a task',
    { members: [summaries.self], tasks: [task], appointments: [todays] },
    'appointment',
  ],
  [
    'a booking comes before a task whose place is later',
    {
      members: [summaries.self],
      tasks: [{ ...task, bookedFor: `${addDays(TODAY, 3)}T00:30:00.000Z` }],
      appointments: [later],
    },
    'appointment',
  ],
  ['a held place goes away, so it is first', { waitlist: [offer], appointments: [todays] }, 'offer'],
  ['today’s booking comes before what is due', { appointments: [todays] }, 'appointment'],
  ['what is due comes before a booking of another day', { appointments: [later] }, 'due'],
  ['with nothing due the next booking', { members: [summaries.self], appointments: [later] }, 'appointment'],
  ['nothing at all', { members: [summaries.self] }, 'nothing'],
])('%s', (_, change, kind) => expect(firstThing(home(change), 'all').kind).toBe(kind));

test('the family begins with whom the server named', () => {
  const thing = firstThing(home({ firstResidentId: MING }), 'all');
  expect(thing.kind === 'due' && thing.summary.member.residentId).toBe(MING);
});

test('one person sees only their own things', () => {
  expect(firstThing(home({ appointments: [todays], waitlist: [offer] }), ME).kind).toBe('nothing');
  expect(firstThing(home({ appointments: [todays], waitlist: [offer] }), MING).kind).toBe('offer');
});

test('what waits for a person is counted once a kind', () => {
  const full = home({ appointments: [later, todays], waitlist: [offer] });
  expect([thingsOf(full, AN), thingsOf(full, MING), thingsOf(full, ME)]).toEqual([3, 2, 0]);
  expect(thingsOf(home({ tasks: [task] }), ME)).toBe(1);
});

test('cancelled and past bookings are not ahead', () => {
  const all = home({ appointments: [appointment({ state: 'cancelled' }), later, todays] });
  expect(upcomingOf(all, 'all').map(({ appointmentId }) => appointmentId)).toEqual([idOf(502), idOf(501)]);
});

describe('words of what is due', () => {
  const { due, member } = summaries.an;
  const context = { birthDate: member.birthDate, today: TODAY };

  test('names without the word vaccine', () => expect(doseNames(due)).toBe('百白破第4剂、甲肝灭活第1剂'));
  test('the last day as an age and a date', () =>
    expect(completeBeforeWords(due, context)).toBe('2岁前要打完（2027年5月19日前）'));
  test('a last day that is past is no goal any more', () =>
    expect(completeBeforeWords([dueDose({ completeBefore: TODAY })], context)).toBeUndefined());
  test('late only when everything is', () => {
    expect(isLate([dueDose({ status: 'overdue' })])).toBe(true);
    expect(isLate([dueDose({ status: 'overdue' }), dueDose()])).toBe(false);
  });
});
