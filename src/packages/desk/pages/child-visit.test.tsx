import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import type { DeskChildVisits, VisitToRecord } from '@kangban/contract/child-visit';
import { ok, refused, serve } from '../../../../test/fake-api';
import { AN, idOf } from '../../../../test/family-samples';
import { beginDay, opened } from '../../../../test/on-the-day';
import { visitOf, visitsOf } from '../../../../test/visit-samples';
import { endStaffSession, startStaffSession } from '@/platform/session';
import DeskChildVisitPage from './child-visit/index';

const FIND = 'POST /desk/residents/find';
const VISITS = `GET /desk/residents/${AN}/child-visits`;
const WRITE = `POST /desk/residents/${AN}/child-visits`;

const { hearingRescreen: _, ...child } = visitsOf();
const page: DeskChildVisits = {
  ...child,
  visits: child.visits.map((card) => ({ ...card, items: visitOf(card.code).items, record: null })),
};
const person = {
  residentId: AN,
  name: '陈安安',
  sex: 'female',
  birthDate: '2026-03-20',
  idMasked: null,
  due: [],
};
const line = {
  item: 'blood',
  done: '验血（血红蛋白）',
  found: '104 克/升，比参考值 110 低',
  next: '带孩子去看医生',
  tone: 'attention',
  source: 'M',
  verified: false,
};

const type = (label: string, value: string): void =>
  void fireEvent.change(screen.getByLabelText(label, { selector: 'input' }), { target: { value } });
const press = async (name: string | RegExp): Promise<void> =>
  void fireEvent.click(await screen.findByRole('button', { name }));
const choose = (label: string, answer: string): void =>
  void fireEvent.click(within(screen.getByRole('tablist', { name: label })).getByRole('tab', { name: answer }));

async function openVisit(routes: Parameters<typeof serve>[0]) {
  const api = serve({ [FIND]: ok({ items: [person] }), [VISITS]: ok(page), ...routes });
  render(<DeskChildVisitPage />);
  type('身份证号', '990101202603201234');
  await press('找人');
  await press(/^6个月体检/);
  return api;
}

beforeEach(() => {
  beginDay();
  startStaffSession({ accessToken: 'staff-access', expiresAt: '2026-11-25T20:00:00Z' });
});
afterEach(() => jest.useRealTimers());

test('a nurse writes down what she measured and found, and hears what needs a look', async () => {
  const api = await openVisit({ [WRITE]: ok({ visitId: idOf(9), lines: [line] }, 201) });
  type('体重', '8.6');
  type('血红蛋白', '104');
  choose('检查身体', '没有要注意的');
  choose('听力', '通过');
  await press('都没有');
  await press('存下来');
  expect(await screen.findByText('陈安安的6个月体检记好了')).toBeInTheDocument();
  expect(screen.getByText(/比参考值 110 低/)).toBeInTheDocument();
  const [sent] = api.of(WRITE);
  const body = sent?.body as VisitToRecord;
  expect(body).toMatchObject({
    visit: 'm6',
    visitedOn: '2026-11-23',
    growth: { weightKg: 8.6 },
    findings: { version: 1, physical: 'fine', haemoglobinGL: 104, hearing: 'pass', developmentSigns: [] },
  });
  expect(sent?.key).toBeTruthy();
});

test('what cannot be read is said at its box and nothing is sent', async () => {
  const api = await openVisit({});
  type('体重', '八斤');
  expect(await screen.findByText('要写数字')).toBeInTheDocument();
  expect(screen.getByRole('button', { name: '存下来' })).toHaveAttribute('aria-disabled', 'true');
  expect(api.of(WRITE)).toHaveLength(0);
});

test('an unlikely weight is asked about once and kept on the second press', async () => {
  let times = 0;
  const answers = () => {
    times += 1;
    if (times > 1) return ok({ visitId: idOf(9), lines: [] }, 201);
    const text = '您填了 8600，是不是 8.6？';
    return refused(422, 'measurement-unlikely', {
      questions: [{ rule: 'unit', field: 'weightKg', text, suggestion: 8.6 }],
    });
  };
  const api = await openVisit({ [WRITE]: answers });
  type('体重', '8600');
  await press('存下来');
  expect(await screen.findByText('您填了 8600，是不是 8.6？')).toBeInTheDocument();
  await press('没写错，存下来');
  expect(await screen.findByText('陈安安的6个月体检记好了')).toBeInTheDocument();
  expect((api.of(WRITE)[1]?.body as VisitToRecord).growth).toMatchObject({ confirmed: true });
});

test('without a session the page asks to sign in', async () => {
  endStaffSession();
  serve({});
  render(<DeskChildVisitPage />);
  await waitFor(() => expect(opened()).toContain('/packages/desk/pages/login/index'));
});
