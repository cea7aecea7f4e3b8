import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import type { CatchUpPlanOfResident } from '@kangban/contract/catch-up-plan';
import type { EntryCheckOfResident, EntryProof, PublicEntryProof } from '@kangban/contract/entry-check';
import { toPlainDate } from '@kangban/domain/shared/plain-date';
import { lost, ok, refused, serve } from '../../../../test/fake-api';
import { AN, idOf, TODAY } from '../../../../test/family-samples';
import { beginDay, opened } from '../../../../test/on-the-day';
import { controls, taro } from '../../../../test/taro';
import { errorSentences } from '@/copy/errors';
import { setReadingMode } from '@/platform/reader-mode';
import { clearUnfinished } from '@/platform/send-once';
import EntryCheckPage from './entry-check/index';
import PlanPage from './plan/index';
import ProofPage from './proof/index';

const day = toPlainDate;
const because = (rule: string, text: string) => ({ rule, text, source: 'S1' });
const dose = (vaccine: string, number: number, change: object = {}) => ({
  series: vaccine,
  vaccine,
  dose: number,
  name: `${vaccine} 第${number}剂`,
  possibleOn: TODAY,
  reasons: [because('age-reached', '满2个月了')],
  waitedFor: [],
  ...change,
});

const plan = (change: Partial<CatchUpPlanOfResident> = {}): CatchUpPlanOfResident => ({
  programme: 'cn-nip-2026',
  programmeName: '国家免疫规划',
  today: TODAY,
  residentId: AN,
  label: '安安',
  name: '陈安安',
  sex: 'female',
  birthDate: day('2025-05-19'),
  visits: [
    { day: TODAY, doses: [dose('百白破疫苗', 1), dose('脊灰疫苗', 1)] },
    {
      day: day('2026-12-23'),
      doses: [
        dose('百白破疫苗', 2, { possibleOn: day('2026-12-21'), waitedFor: [because('interval-wait', '要隔满28天')] }),
        dose('麻腮风疫苗', 1, {
          possibleOn: day('2026-12-23'),
          waitedFor: [because('ig-3-months', '9月23日用过免疫球蛋白，要隔满3个月')],
        }),
      ],
    },
  ],
  visitsWithoutSharing: 3,
  askClinic: [
    {
      series: 'BCG',
      vaccine: 'BCG',
      dose: 1,
      name: '卡介苗 第1剂',
      status: 'ask-clinic',
      reasons: [because('bcg-skin-test', '满3个月后要先做皮试')],
    },
  ],
  flags: [],
  sources: { S1: '国家免疫规划儿童免疫程序' },
  ...change,
});
const PLAN = `GET /residents/${AN}/immunization/plan`;

const missingDose = (change: object = {}) => ({
  series: 'mening',
  vaccine: 'MPSV-AC',
  dose: 3,
  name: '流脑疫苗 第3剂',
  status: 'overdue' as const,
  earliestOn: day('2026-05-01'),
  dueOn: day('2026-05-01'),
  beforeRecheck: true,
  reasons: [because('age-reached', '满3岁了')],
  ...change,
});
const proof = (change: Partial<EntryProof> = {}): EntryProof => ({
  proofId: idOf(70),
  token: 'T'.repeat(43),
  entry: 'kindergarten',
  verdict: 'missing',
  checkedOn: TODAY,
  expiresOn: day('2027-02-21'),
  ...change,
});
const check = (change: Partial<EntryCheckOfResident> = {}): EntryCheckOfResident => ({
  entry: 'kindergarten',
  verdict: 'missing',
  checkedOn: TODAY,
  termStartsOn: day('2026-09-01'),
  checkBy: day('2026-10-01'),
  recheckBy: day('2026-12-31'),
  programme: 'cn-nip-2026',
  programmeName: '国家免疫规划',
  givenCount: 17,
  missing: [
    missingDose(),
    missingDose({ dose: 4, name: '流脑疫苗 第4剂', earliestOn: day('2029-05-01'), beforeRecheck: false }),
  ],
  askClinic: [],
  upcoming: [],
  notes: [{ rule: 'entry-not-precondition', text: '没打齐也可以报名入园，接种证不是报名的条件', source: 'S13' }],
  residentId: AN,
  label: '安安',
  name: '陈安安',
  sex: 'female',
  birthDate: day('2023-05-01'),
  siteName: '柳溪镇卫生院',
  sources: { S13: '预防接种证查验办法' },
  proofs: [],
  ...change,
});
const CHECK = `GET /residents/${AN}/immunization/entry-check`;
const PROOFS = `POST /residents/${AN}/entry-proofs`;

const show = (page: React.ReactElement, params: Record<string, string> = { residentId: AN }) => {
  controls.setRouter(params);
  return render(page);
};
const press = async (name: string | RegExp): Promise<void> => {
  fireEvent.click(await screen.findByRole('button', { name }));
  await settle();
};

/** Lets everything that waits for an answer come to its end. */
const settle = () => act(() => jest.advanceTimersByTimeAsync(20));

beforeEach(() => {
  beginDay();
  clearUnfinished();
  setReadingMode('standard');
});
afterEach(async () => {
  await settle();
  jest.useRealTimers();
});

describe('the catch-up plan', () => {
  test('how many visits, each with its day, its doses and why then', async () => {
    serve({ [PLAN]: ok(plan()) });
    show(<PlanPage />);
    expect(await screen.findByText('2 次就能补齐')).toBeInTheDocument();
    expect(screen.getByText(/不用跑 3 次。最后一次 12月23日。/)).toBeInTheDocument();
    const second = screen.getByRole('group', { name: '第 2 次' });
    expect(within(second).getByText('12月23日起')).toBeInTheDocument();
    expect(within(second).getByText('2 针一起打')).toBeInTheDocument();
    expect(within(second).getByText('单独打，12月21日起就可以')).toBeInTheDocument();
    fireEvent.click(within(second).getByRole('button', { name: /为什么不能早点打/ }));
    expect(within(second).getByText('麻腮风疫苗 第1剂：9月23日用过免疫球蛋白，要隔满3个月')).toBeInTheDocument();
    expect(within(second).queryByText(/要隔满28天/)).not.toBeInTheDocument();
  });
  test('what a clinician decides stands apart', async () => {
    serve({ [PLAN]: ok(plan()) });
    show(<PlanPage />);
    expect(await screen.findByText('卡介苗 第1剂')).toBeInTheDocument();
    expect(screen.getByText('满3个月后要先做皮试')).toBeInTheDocument();
  });
  test('the first visit is booked from here', async () => {
    serve({ [PLAN]: ok(plan()) });
    show(<PlanPage />);
    await press('约第 1 次');
    expect(opened()).toEqual([`/packages/vaccine/pages/choose/index?residentId=${AN}`]);
  });
  test('nothing to make up: nothing to book', async () => {
    serve({ [PLAN]: ok(plan({ visits: [], askClinic: [], visitsWithoutSharing: 0 })) });
    show(<PlanPage />);
    expect(await screen.findByText('现在不用补')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: '约第 1 次' })).not.toBeInTheDocument();
  });
  test('a broken line says so and tries again', async () => {
    serve({ [PLAN]: lost() });
    show(<PlanPage />);
    expect(await screen.findByRole('button', { name: '再试一次' })).toBeInTheDocument();
  });
});

describe('the entry check', () => {
  test('what is missing, from when, by when, and that it is no condition of registration', async () => {
    const api = serve({ [CHECK]: ok(check()) });
    show(<EntryCheckPage />);
    expect(await screen.findByText('还有要补的')).toBeInTheDocument();
    expect(screen.getByText('12月31日前补好')).toBeInTheDocument();
    expect(screen.getByText('现在就能打')).toBeInTheDocument();
    expect(screen.getByText(/2029年5月1日起可以打，年底前来不及/)).toBeInTheDocument();
    expect(screen.getByText('没打齐也可以报名入园，接种证不是报名的条件')).toBeInTheDocument();
    expect(api.of(CHECK)[0]?.query.get('entry')).toBe('kindergarten');
  });
  test('school is asked for on its own', async () => {
    const api = serve({ [CHECK]: ok(check({ verdict: 'complete', missing: [] })) });
    show(<EntryCheckPage />);
    fireEvent.click(await screen.findByRole('tab', { name: '上小学' }));
    expect(await screen.findByText('这个年龄该打的都打了')).toBeInTheDocument();
    expect(api.of(CHECK).map(({ query }) => query.get('entry'))).toContain('school');
    expect(screen.queryByText('要补的')).not.toBeInTheDocument();
  });
  test('the check of what is shown comes as a PDF, and a refusal is told', async () => {
    process.env.TARO_ENV = 'weapp';
    serve({ [CHECK]: ok(check()) });
    const download = jest.fn().mockResolvedValueOnce({ statusCode: 200 }).mockResolvedValueOnce({ statusCode: 500 });
    const openDocument = jest.fn().mockResolvedValue(undefined);
    Object.assign(taro, { env: { USER_DATA_PATH: 'wxfile://usr' }, downloadFile: download, openDocument });
    show(<EntryCheckPage />);
    await press('存成 PDF');
    await waitFor(() => expect(openDocument).toHaveBeenCalledTimes(1));
    const [asked] = download.mock.calls[0] as [{ url: string; filePath: string }];
    expect(asked.url).toMatch(/entry-check\.pdf\?entry=kindergarten$/);
    expect(asked.filePath).toBe('wxfile://usr/入园入学查验.pdf');
    await press('存成 PDF');
    const { say } = errorSentences['answer-unreadable'];
    expect(await screen.findByText(new RegExp(say))).toBeInTheDocument();
    expect(openDocument).toHaveBeenCalledTimes(1);
  });
  test('a proof is made once, shown as a code whose link a school opens, and ended', async () => {
    let proofs: EntryProof[] = [];
    const api = serve({
      [CHECK]: () => ok(check({ proofs })),
      [PROOFS]: () => {
        proofs = [proof()];
        return ok(proof(), 201);
      },
      [`DELETE /residents/${AN}/entry-proofs/${idOf(70)}`]: () => {
        proofs = [];
        return ok({});
      },
    });
    show(<EntryCheckPage />);
    await press('生成证明');
    expect(await screen.findByRole('img', { name: '证明的二维码，给老师扫' })).toBeInTheDocument();
    expect(screen.getByText('2027年2月21日前有效')).toBeInTheDocument();
    expect(api.of(PROOFS)).toHaveLength(1);
    expect(api.of(PROOFS)[0]?.key).toMatch(/^[\w-]{8,}$/);
    await press('复制链接');
    const [copied] = taro.setClipboardData.mock.calls[0] as unknown as [{ data: string }];
    expect(copied.data).toContain(`packages/child/pages/proof/index?token=${'T'.repeat(43)}`);
    await press('作废');
    const question = await screen.findByRole('alertdialog', { name: '作废这张证明吗？' });
    fireEvent.click(within(question).getByRole('button', { name: '作废' }));
    await settle();
    expect(await screen.findByRole('button', { name: '生成证明' })).toBeInTheDocument();
  });
  test('the answer to making a proof got lost: the same request is sent again', async () => {
    let first = true;
    const api = serve({
      [CHECK]: ok(check()),
      [PROOFS]: () => {
        const isFirst = first;
        first = false;
        return isFirst ? lost() : ok(proof(), 201);
      },
    });
    show(<EntryCheckPage />);
    await press('生成证明');
    expect(await screen.findByText('没网了')).toBeInTheDocument();
    await waitFor(() =>
      expect(screen.getByRole('button', { name: '生成证明' })).not.toHaveAttribute('aria-disabled', 'true'),
    );
    await press('生成证明');
    await waitFor(() => expect(api.of(PROOFS)).toHaveLength(2));
    const keys = api.of(PROOFS).map(({ key }) => key);
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBe(keys[1]);
  });
});

describe('the page a school sees', () => {
  const TOKEN = 'T'.repeat(43);
  const seen: PublicEntryProof = {
    entry: 'kindergarten',
    verdict: 'complete',
    nameMasked: '陈*安',
    countyName: '青岚县',
    checkedOn: TODAY,
    recheckBy: day('2026-12-31'),
    expiresOn: day('2027-02-21'),
  };
  test('without a session: a verdict, a masked name, a day', async () => {
    beginDay({ signedIn: false });
    serve({ [`GET /entry-proofs/${TOKEN}`]: ok(seen) });
    show(<ProofPage />, { token: TOKEN });
    expect(await screen.findByText('该打的都打了')).toBeInTheDocument();
    expect(screen.getByText('陈*安')).toBeInTheDocument();
    expect(screen.getByText('青岚县')).toBeInTheDocument();
    expect(screen.queryByText('补好期限')).not.toBeInTheDocument();
  });
  test('not complete: by when', async () => {
    serve({ [`GET /entry-proofs/${TOKEN}`]: ok({ ...seen, verdict: 'missing' }) });
    show(<ProofPage />, { token: TOKEN });
    expect(await screen.findByText('还有要补的')).toBeInTheDocument();
    expect(screen.getByText('补好期限')).toBeInTheDocument();
  });
  test('ended, expired or mistyped: says what to do', async () => {
    serve({ [`GET /entry-proofs/${TOKEN}`]: refused(404, 'not-found') });
    show(<ProofPage />, { token: TOKEN });
    expect(await screen.findByText('这张证明看不了')).toBeInTheDocument();
  });
});
