import { fireEvent, render, screen, within } from '@testing-library/react';
import { ok, refused, serve } from '../../../../test/fake-api';
import { AN, idOf } from '../../../../test/family-samples';
import { beginDay, opened } from '../../../../test/on-the-day';
import { controls } from '../../../../test/taro';
import { visitOf, visitsOf } from '../../../../test/visit-samples';
import { toPlainDate } from '@kangban/domain/shared/plain-date';
import { errorSentences } from '@/copy/errors';
import { readDraft } from '@/features/booking/draft';
import VisitPage from './visit/index';
import VisitsPage from './visits/index';

const LIST = `GET /residents/${AN}/child-visits`;
const seeAll = (change: Parameters<typeof visitsOf>[0] = {}) => {
  serve({ [LIST]: ok(visitsOf(change)) });
  controls.setRouter({ residentId: AN });
  return render(<VisitsPage />);
};
const see = (visit: string, change: Parameters<typeof visitOf>[1] = {}) => {
  serve({ [`${LIST}/${visit}`]: ok(visitOf(visit, change)) });
  controls.setRouter({ residentId: AN, visit });
  return render(<VisitPage />);
};

beforeEach(() => beginDay());
afterEach(() => jest.useRealTimers());

describe('the list', () => {
  test('what to do now first, then what comes, what was, and what was left out', async () => {
    seeAll();
    expect(await screen.findByText('13 次体检，到现在该做 5 次，做了 3 次')).toBeInTheDocument();
    const titles = screen.getAllByRole('heading').map((heading) => heading.textContent);
    expect(titles.slice(2)).toEqual(['现在去做', '以后的', '做过的', '没做的']);
    const now = screen.getByRole('button', { name: /^8个月体检/ });
    expect(now).toHaveTextContent('可以做');
    expect(screen.getByRole('button', { name: /^3个月体检/ })).toHaveTextContent('没做');
    expect(screen.getByRole('button', { name: /^6个月体检/ })).toHaveTextContent('2026年9月21日 · 没有看到要注意的');
    fireEvent.click(now);
    expect(opened()).toContain(`/packages/child/pages/visit/index?residentId=${AN}&visit=m8`);
  });

  test('an open second hearing test is said above all', async () => {
    seeAll({ hearingRescreen: { by: toPlainDate('2026-12-01'), late: false, text: '请在12月1日前复查听力' } });
    expect(await screen.findByText('请在12月1日前复查听力')).toBeInTheDocument();
  });

  test('somebody else’s child is not there', async () => {
    serve({ [LIST]: refused(404, 'not-found') });
    controls.setRouter({ residentId: AN });
    render(<VisitsPage />);
    expect(await screen.findByText(errorSentences['not-found'].say)).toBeInTheDocument();
  });
});

describe('one visit', () => {
  test('an open one says what will be done, which vaccines go with it, and is booked without questions', async () => {
    see('m8', { vaccines: [{ series: 'MMR', vaccine: 'MMR', dose: 1, name: '麻腮风疫苗' }] });
    expect(await screen.findByRole('heading', { name: '8个月体检' })).toBeInTheDocument();
    expect(screen.getByText('验血：6个月那次做过了，不用再做')).toBeInTheDocument();
    expect(screen.getByText(/麻腮风疫苗现在可以打/)).toBeInTheDocument();
    fireEvent.click(screen.getByRole('button', { name: '预约8个月体检' }));
    expect(opened()).toContain('/packages/vaccine/pages/slot/index');
    expect(readDraft()?.people).toMatchObject([
      { residentId: AN, doses: [], visit: { code: 'm8', name: '8个月体检' } },
    ]);
  });

  test('a visit done tells what was looked at, what came out, and what to do next', async () => {
    see('m6', {
      growth: { weightKg: 8.1, lengthCm: 67.5, headCm: 43 },
      teaching: { names: '摩腹、捏脊', how: ['摩腹：绕着肚脐打圈，每次 1 到 3 分钟。'] },
      record: {
        visitId: idOf(9),
        visitedOn: toPlainDate('2026-09-21'),
        siteName: '柳溪镇卫生院',
        doneBy: '赵倩',
        note: '多吃肉泥。',
        nextOn: toPlainDate('2026-11-20'),
        lines: [
          {
            item: 'blood',
            done: '验血（血红蛋白）',
            found: '104 克/升，比参考值 110 低',
            next: '带孩子去看医生',
            tone: 'attention',
            source: 'M',
            verified: false,
          },
        ],
      },
    });
    expect(await screen.findByText('安安 · 2026年9月21日 · 柳溪镇卫生院 · 赵倩')).toBeInTheDocument();
    expect(screen.getByText('104 克/升，比参考值 110 低')).toBeInTheDocument();
    expect(screen.getByText(/下一步：/)).toHaveTextContent('带孩子去看医生');
    expect(screen.getByText('以医生说的为准')).toBeInTheDocument();
    expect(screen.getByText('8.1 公斤')).toBeInTheDocument();
    expect(screen.getByText('多吃肉泥。')).toBeInTheDocument();
    expect(screen.getByText(/每次 1 到 3 分钟/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /^预约/ })).toBeNull();
  });

  test('a booked one leads to its ticket, one to come cannot be booked', async () => {
    const booked = { appointmentId: AN, day: toPlainDate('2026-11-25'), startsAt: '14:00' };
    const { unmount } = see('m8', { card: { ...visitOf('m8').card, bookable: false, booked } });
    fireEvent.click(await screen.findByRole('button', { name: '看预约' }));
    expect(opened().at(-1)).toContain(`/packages/vaccine/pages/booked/index?appointmentId=${AN}`);
    unmount();
    const { container } = see('m12');
    expect(await screen.findByRole('heading', { name: '1岁体检' })).toBeInTheDocument();
    expect(within(container).queryByRole('button', { name: /^预约/ })).toBeNull();
  });
});
