import { fireEvent, render, screen, within } from '@testing-library/react';
import { lost, ok, refused, serve } from '../../../../test/fake-api';
import { idOf, MING } from '../../../../test/family-samples';
import { beginDay, opened } from '../../../../test/on-the-day';
import { controls, taro } from '../../../../test/taro';
import { eyeOf, examinationOf, referralOf, visionOf } from '../../../../test/vision-samples';
import { toPlainDate } from '@kangban/domain/shared/plain-date';
import { setReadingMode } from '@/platform/reader-mode';
import ReferralPage from './referral/index';
import VisionPage from './vision/index';

const VISION = `GET /residents/${MING}/vision`;
const REFERRALS = `GET /residents/${MING}/referrals`;
const show = (page: React.ReactElement, params: Record<string, string> = {}) => {
  controls.setRouter({ residentId: MING, ...params });
  return render(page);
};
const see = (change: Parameters<typeof visionOf>[0] = {}) => {
  serve({ [VISION]: ok(visionOf(change)), [TRANSFERS]: refused(404, 'not-found') });
  return show(<VisionPage />);
};
const papers = (...items: ReturnType<typeof referralOf>[]) =>
  ok({ label: '一鸣', today: '2026-11-23', items, nextCursor: null });
const TRANSFERS = `GET /residents/${MING}/transfers`;
const transfers = (sent: object[]) => ({
  residentId: MING,
  label: '一鸣',
  name: '陈一鸣',
  today: '2026-11-23',
  examinations: 3,
  firstOn: '2024-08-26',
  lastOn: '2026-08-24',
  maySend: true,
  consent: { version: '1', text: '同意' },
  sent,
  received: [],
});
const press = async (name: string | RegExp): Promise<void> => {
  fireEvent.click(await screen.findByRole('button', { name }));
};

beforeEach(() => {
  beginDay();
  setReadingMode('standard');
});
afterEach(() => jest.useRealTimers());

describe('the eyes of a child', () => {
  test('the conclusion first, both eyes in both units with a word, the lines between them written out', async () => {
    see();
    expect(await screen.findByRole('heading', { name: '左眼看不清，要复查' })).toBeInTheDocument();
    expect(screen.getByText('一鸣 · 6岁 · 2026年8月24日查的')).toBeInTheDocument();
    expect(screen.getByText('五分记录 5.0')).toBeInTheDocument();
    expect(screen.getByText('五分记录 4.8')).toBeInTheDocument();
    expect(screen.getByText('偏低 ↓')).toBeInTheDocument();
    expect(screen.getByText('2 行')).toBeInTheDocument();
  });

  test('the picture has its conclusion as a name, each reading in words on tap, and a table', async () => {
    see();
    const name = '裸眼视力。右眼：4岁 0.8，5岁 1.0，6岁 1.0；左眼：4岁 0.8，5岁 0.8，6岁 0.6';
    expect(await screen.findByRole('img', { name })).toBeInTheDocument();
    await press(/8月24日，右眼 1.0，正常；8月24日，左眼 0.6，偏低/);
    expect(screen.getByText('8月24日，左眼 0.6，偏低 ↓')).toBeInTheDocument();
    await press('用表格看');
    const table = screen.getByRole('table', { name });
    expect(
      within(table)
        .getAllByRole('row')
        .map((row) => row.textContent),
    ).toEqual([
      '日期年龄右眼左眼',
      '2026-08-246岁1.0（5.0）0.6（4.8）',
      '2025-08-255岁1.0（5.0）0.8（4.9）',
      '2024-08-264岁0.8（4.9）0.8（4.9）',
    ]);
  });

  test('the reserve is a reference: signed, newest first, unjudged without widened pupils', async () => {
    see();
    const table = await screen.findByRole('table', { name: '远视储备' });
    expect(
      within(table)
        .getAllByRole('row')
        .map((row) => row.textContent),
    ).toEqual(['查的时候右眼左眼', '6岁+1.00够+0.25不够 ↓', '5岁没散瞳+1.50+1.00', '4岁+1.75+1.50']);
    expect(screen.getByText(/6岁一般有 \+1.00 到 \+1.50。/)).toBeInTheDocument();
    await press('是什么');
    expect(await screen.findByRole('dialog', { name: '远视储备' })).toHaveTextContent('散瞳后量的才准');
  });

  test('how far the referral has come, when to go, and the way to the paper', async () => {
    see();
    expect(await screen.findByText('去县妇幼保健院眼科')).toBeInTheDocument();
    expect(screen.getByText('12月5日 周六 9:00')).toBeInTheDocument();
    expect(screen.queryByRole('heading', { name: '下一次' })).toBeNull();
    await press('看复查单');
    expect(opened()).toContain(`/packages/child/pages/referral/index?residentId=${MING}&referralId=${idOf(800)}`);
  });

  test('an examination opens to its values, who measured where, and why', async () => {
    see();
    await press(/^2026年8月24日，6岁 · 柳溪镇卫生院/);
    const sheet = await screen.findByRole('dialog', { name: '2026年8月24日的检查' });
    for (const text of [
      '柳溪镇卫生院，周护士',
      '22.50',
      '眼轴只记下来，不在这里判断。',
      '看两只眼正不正',
      '散瞳后查的',
    ])
      expect(within(sheet).getByText(text)).toBeInTheDocument();
    expect(within(sheet).getByText('左眼 0.6，这个年龄该到 0.8，要去医院查清楚')).toBeInTheDocument();
    expect(within(sheet).getByText('以医疗机构告知为准')).toBeInTheDocument();
    expect(within(sheet).getByText('依据：0～6岁儿童眼保健及视力检查服务规范（试行）（2021年）')).toBeInTheDocument();
  });

  test('older examinations are folded until one asks for all', async () => {
    see({ examinations: [0, 1, 2, 3, 4, 5].map((no) => examinationOf(no, `202${no}-08-24`)) });
    expect(await screen.findByRole('button', { name: /^2022年8月24日，.*卫生院/ })).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /^2021年8月24日，.*卫生院/ })).toBeNull();
    await press('看全部 6 次');
    expect(screen.getByRole('button', { name: /^2020年8月24日，.*卫生院/ })).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /看全部/ })).toBeNull();
  });

  test('what was given to a school, or the way to give it', async () => {
    const given = {
      transferId: idOf(900),
      receiver: '柳溪中心小学',
      sentAt: '2026-09-01T01:00:00Z',
      sentOn: '2026-09-01',
      examinations: 3,
      consentVersion: '1',
      consentBy: '林*梅',
      code: 'ABC',
      stoppedAt: null,
      fileName: 'a.json',
      paperName: 'a.pdf',
    };
    serve({ [VISION]: ok(visionOf()), [TRANSFERS]: ok(transfers([given])) });
    const page = show(<VisionPage />);
    await press(/9月1日，转给了柳溪中心小学/);
    expect(opened()).toContain(`/packages/child/pages/transfer/index?residentId=${MING}`);
    page.unmount();
    beginDay();
    serve({ [VISION]: ok(visionOf()), [TRANSFERS]: ok(transfers([])) });
    show(<VisionPage />);
    expect(await screen.findByRole('button', { name: /转给学校/ })).toBeInTheDocument();
  });

  test('without a referral the next look is named, and there is no button', async () => {
    see({
      headline: { text: '左眼要再查一次', tone: 'attention' },
      referral: null,
      next: { kind: 're-check', from: toPlainDate('2026-12-01'), until: toPlainDate('2026-12-17'), late: false },
    });
    expect(await screen.findByText('再量一次视力')).toBeInTheDocument();
    expect(screen.getByText('12月1日到12月17日')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: '看复查单' })).toBeNull();
  });

  test.each([
    [{ kind: 're-check', from: '2026-10-01', until: '2026-10-17', late: true }, '本来该在10月17日前，快去'],
    [
      { kind: 'visit', visit: 'y6', name: '6岁体检', from: '2026-08-10', until: '2027-08-09' },
      '现在就可以去，2027年8月9日前都行',
    ],
    [
      { kind: 'visit', visit: 'y6', name: '6岁体检', from: '2027-02-10', until: '2028-02-09' },
      '2027年2月10日到2028年2月9日',
    ],
    [{ kind: 'school' }, '查出不好，带来卫生院看'],
  ])('next: %j', async (next, words) => {
    see({ referral: null, next: next as ReturnType<typeof visionOf>['next'] });
    expect(await screen.findByText(words)).toBeInTheDocument();
  });

  test('words below the chart stand beside the eye and in the table, never on a line', async () => {
    const left = eyeOf(10, null, { grade: 'low' });
    see({ examinations: [examinationOf(2, '2026-08-24', { left, verdict: 'refer', linesApart: null })] });
    expect(await screen.findByText('五分记录 光感')).toBeInTheDocument();
    await press('用表格看');
    expect(screen.getByRole('table', { name: /裸眼视力/ })).toHaveTextContent('1.0（5.0）光感');
  });

  test('a baby has items and no acuity: no picture, no empty eyes', async () => {
    const nothing = { right: eyeOf(null), left: eyeOf(null), linesApart: null };
    see({ examinations: [examinationOf(0, '2026-08-24', nothing)], referral: null, next: { kind: 'school' } });
    expect(await screen.findByRole('heading', { name: '每次检查' })).toBeInTheDocument();
    expect(screen.queryByRole('img', { name: /裸眼视力/ })).toBeNull();
    expect(screen.queryByText('右眼')).toBeNull();
  });

  test('an acuity older than the newest examination says its day', async () => {
    const nothing = { right: eyeOf(null), left: eyeOf(null), linesApart: null };
    see({ examinations: [examinationOf(1, '2025-08-25'), examinationOf(2, '2026-08-24', nothing)] });
    expect(await screen.findByText('视力是2025年8月25日量的')).toBeInTheDocument();
  });

  test('nothing yet: what will be here, the next visit and what to do at home', async () => {
    see({
      examinations: [],
      referral: null,
      headline: { text: '还没有查眼睛的记录', tone: 'plain' },
      next: {
        kind: 'visit',
        visit: 'y6',
        name: '6岁体检',
        from: toPlainDate('2026-08-10'),
        until: toPlainDate('2027-08-09'),
      },
    });
    expect(await screen.findByRole('heading', { name: '还没有查眼睛的记录' })).toBeInTheDocument();
    expect(screen.getByText('6岁体检时查眼睛')).toBeInTheDocument();
    expect(screen.getByText('2 小时')).toBeInTheDocument();
  });

  test('somebody else’s child is not there', async () => {
    serve({ [VISION]: refused(404, 'not-found'), [TRANSFERS]: refused(404, 'not-found') });
    show(<VisionPage />);
    expect(await screen.findByRole('heading', { name: '没找到这一条' })).toBeInTheDocument();
  });
});

describe('the paper for the hospital', () => {
  test('says when, where, why, shows the code as picture and letters, and calls', async () => {
    serve({ [REFERRALS]: papers(referralOf()) });
    show(<ReferralPage />, { referralId: idOf(800) });
    expect(await screen.findByText('12月5日 周六')).toBeInTheDocument();
    expect(screen.getByText('9:00')).toBeInTheDocument();
    expect(screen.getByText('左眼 0.6，这个年龄该到 0.8，要去医院查清楚')).toBeInTheDocument();
    expect(screen.getByRole('img', { name: '复查单二维码，给医院扫' })).toBeInTheDocument();
    expect(screen.getByText('RK7Q 2M9D 3XVT')).toBeInTheDocument();
    await press(/打电话问县妇幼保健院眼科/);
    expect(taro.makePhoneCall).toHaveBeenCalledWith(expect.objectContaining({ phoneNumber: '03005550188' }));
  });

  test.each([
    [{ bookedFor: null, state: 'opened' as const }, '12月24日前去'],
    [{ bookedFor: null, state: 'opened' as const, earliestOn: toPlainDate('2026-12-10') }, '12月10日到12月24日'],
    [{ bookedFor: null, state: 'opened' as const, dueOn: null }, '尽快去'],
  ])('without a place booked it says by when: %#', async (change, words) => {
    serve({ [REFERRALS]: papers(referralOf(change)) });
    show(<ReferralPage />);
    expect(await screen.findByText(words)).toBeInTheDocument();
  });

  test('late is said first; the one that waits for a result is shown unless another was asked for', async () => {
    const over = referralOf({
      referralId: idOf(801),
      open: false,
      state: 'closed',
      reason: '右眼要查',
      bookedFor: null,
    });
    serve({ [REFERRALS]: papers(over, referralOf({ late: true, dueOn: toPlainDate('2026-11-01') })) });
    const paper = show(<ReferralPage />);
    expect(await screen.findByText(/本来该在11月1日前去/)).toBeInTheDocument();
    paper.unmount();
    show(<ReferralPage />, { referralId: idOf(801) });
    expect(await screen.findByText('办完了')).toBeInTheDocument();
    expect(screen.getByText('右眼要查')).toBeInTheDocument();
    expect(screen.queryByRole('img', { name: /二维码/ })).toBeNull();
  });

  test('no paper at all, and no line', async () => {
    serve({ [REFERRALS]: papers() });
    const empty = show(<ReferralPage />);
    expect(await screen.findByRole('heading', { name: '没有要复查的' })).toBeInTheDocument();
    empty.unmount();
    serve({ [REFERRALS]: lost() });
    show(<ReferralPage />);
    expect(await screen.findByRole('heading', { name: '没有要复查的' })).toBeInTheDocument();
  });
});
