import { DESK_ACTIONS, type DeskAction, STAFF_ROLES, staffMay } from './staff-rights';

// One row an action, one column a role: may it be done at the own site?
const TABLE = `
                        desk  nurse  doctor  county-admin
  see-day               yes   yes    yes     no
  see-person            yes   yes    yes     no
  check-in              yes   yes    yes     no
  mark-no-show          yes   yes    yes     no
  find-resident         yes   yes    yes     no
  give-walk-in-place    yes   yes    yes     no
  agree-family-link     yes   yes    no      no
  change-phone          yes   yes    no      no
  record-findings       no    yes    yes     no
  follow-referrals      yes   yes    yes     no
  receive-record        yes   yes    yes     no
  follow-overdue        yes   yes    yes     no
  decide-match          yes   yes    yes     no
  record-papers         yes   yes    yes     no
  confirm-rewards       yes   yes    yes     no
  set-target            no    no     yes     no
`;

const [head = [], ...rows] = TABLE.trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));

const cells = rows.flatMap(([action = '', ...answers]) =>
  answers.map((answer, index) => ({ action: action as DeskAction, role: head[index]!, answer })),
);

test('the table covers every action and role', () => {
  expect(head).toEqual([...STAFF_ROLES]);
  expect(rows.map(([action]) => action)).toEqual([...DESK_ACTIONS]);
});

test.each(cells)('$role: $action is $answer at the own site, and never more at another', ({ action, role, answer }) => {
  const staff = { role: STAFF_ROLES.find((known) => known === role)!, siteId: 'own' };
  const own = answer === 'yes' ? 'allowed' : 'forbidden';
  expect(staffMay(staff, action, 'own')).toBe(own);
  expect(staffMay(staff, action, null)).toBe(own);
  expect(staffMay(staff, action, 'other')).toBe(answer === 'yes' ? 'other-site' : 'forbidden');
});

test('somebody without a site serves nobody', () => {
  expect(staffMay({ role: 'nurse', siteId: null }, 'see-day', null)).toBe('forbidden');
});
