import { act, fireEvent, render, screen, within } from '@testing-library/react';
import type { DryRun, PointReview } from '@kangban/contract/point-rule-desk';
import { SchemeDocument } from '@kangban/contract/point-scheme';
import { CITY_SCHEME } from '@kangban/domain/point-rule/city-scheme-table';
import { DEFAULT_SCHEME } from '@kangban/domain/point-rule/default-scheme-table';
import { TRIGGER_KINDS } from '@kangban/domain/point-rule/types';
import { toPlainDate } from '@kangban/domain/shared/plain-date';
import { changesOf } from '@/features/point-desk/changes';
import { begunRule, type DraftForm, formOf, readDraft, withKind, withTrigger } from '@/features/point-desk/draft';
import type { SettingsForm } from '@/features/point-desk/settings';
import { endStaffSession, startStaffSession } from '@/platform/session';
import { ok, refused, serve } from '../../../../test/fake-api';
import { idOf } from '../../../../test/family-samples';
import { beginDay } from '../../../../test/on-the-day';
import DeskPointReviewsPage from './point-reviews/index';
import DeskPointRulesPage from './point-rules/index';

/** As it travels: lists of one's own. */
const wire = (scheme: object): SchemeDocument => JSON.parse(JSON.stringify(scheme)) as SchemeDocument;
const CITY = wire(CITY_SCHEME);
const DRAFT = idOf(900);
const SCHEMES = 'GET /desk/point-schemes';
const version = { schemeId: CITY.schemeId, version: 3, publishedAt: '2026-01-01T00:00:00Z', publishedBy: '管理员' };
const inForce = { ...version, validFrom: CITY.validFrom, inForce: true, document: CITY };
const draftOf = (document: SchemeDocument, faults: object[] = []) => ({
  draftId: DRAFT,
  schemeId: CITY.schemeId,
  savedAt: '2026-11-23T00:00:00Z',
  document,
  faults,
});
const schemes = (told: object = {}) =>
  ok({
    versions: [inForce],
    drafts: [],
    templates: [wire(DEFAULT_SCHEME)],
    townships: ['白鹭镇', '石桥镇'],
    mayEdit: true,
    ...told,
  });
const documentOf = (form: DraftForm) => readDraft(form).document;
const settle = () => act(() => jest.advanceTimersByTimeAsync(20));
const press = async (name: string | RegExp): Promise<void> => {
  fireEvent.click(screen.getByRole('button', { name }));
  await settle();
};
const type = (label: string | RegExp, value: string): void => {
  const box = screen.getByLabelText(label);
  fireEvent.input(box, { target: { value }, detail: { value } });
};

beforeEach(() => {
  beginDay();
  startStaffSession({ accessToken: 'staff-access', expiresAt: '2026-11-25T20:00:00Z' });
});
afterEach(async () => {
  await settle();
  endStaffSession();
  jest.useRealTimers();
});

describe('a draft', () => {
  test('that nobody touched is the document it began with', () => {
    expect(documentOf(formOf(CITY, [CITY]))).toEqual(CITY);
    expect(changesOf(CITY, CITY)).toEqual([]);
  });

  test('leaves out what is switched off, and takes up what another version had', () => {
    const [first, ...rest] = formOf(CITY, []).rules;
    const without = documentOf({ ...formOf(CITY, []), rules: [{ ...first!, on: false }, ...rest] })!;
    expect(changesOf(CITY, without)).toEqual([`停掉“${CITY.rules[0]!.title}”`]);
    const again = formOf(without, [CITY]);
    expect(again.rules.filter(({ on }) => !on).map(({ base }) => base.id)).toEqual([CITY.rules[0]!.id]);
  });

  test.each([
    ['points', '1.5'],
    ['points', ''],
    ['points', '-5'],
    ['points', '0'],
    ['points', '1001'],
    ['validFrom', '2026-02-30'],
    ['validTo', '明年'],
    ['text', ' '],
    ['title', ''],
    ['evidenceText', ''],
  ])('with %s typed as %j is not written, and says so at the box', (name, value) => {
    const form = formOf(CITY, []);
    const rules = form.rules.map((rule, at) => (at === 0 ? { ...rule, [name]: value } : rule));
    const { document, faults } = readDraft({ ...form, rules });
    expect(document).toBeUndefined();
    expect(Object.keys(faults)).toEqual([`rules.0.${name}`]);
  });

  test.each<[string, Partial<SettingsForm>, string]>([
    ['a title of nothing', { title: ' ' }, 'title'],
    ['an end that is no day', { validTo: '2026-13-01' }, 'validTo'],
    ['points that lapse after no months', { expiry: 'months', months: '0' }, 'expiry.months'],
    ['points that lapse in eleven years', { expiry: 'year-end', years: '11' }, 'expiry.years'],
    ['a family of one', { membersMax: '1' }, 'family.membersMax'],
    ['less than nothing to move', { transferPerMonthMax: '-1' }, 'family.transferPerMonthMax'],
    ['31 days to appeal', { appealDays: '31' }, 'appealDays'],
    [
      'more than a hundred in a hundred',
      { checks: { ...formOf(CITY, []).settings.checks, recheckPercent: '101' } },
      'checks.recheckPercent',
    ],
  ])('of %s is not written, and says so at the box', (_, some, path) => {
    const form = formOf(CITY, []);
    const { document, faults } = readDraft({ ...form, settings: { ...form.settings, ...some } });
    expect(document).toBeUndefined();
    expect(Object.keys(faults)).toEqual([path]);
  });

  test('that makes no sense can be kept, and says where while it is typed', () => {
    const form = formOf(CITY, []);
    const [first, ...rest] = form.rules;
    const { document, faults } = readDraft({
      ...form,
      settings: { ...form.settings, holder: 'family', familyAllowed: false },
      rules: [{ ...first!, validTo: '2020-01-01' }, ...rest],
    });
    expect(document).toBeDefined();
    expect(Object.keys(faults).sort()).toEqual(['family.allowed', 'rules.0.validTo']);
    const both = readDraft({ ...form, rules: [{ ...first!, validTo: '2020-01-01', points: '-5' }, ...rest] });
    expect(Object.keys(both.faults).sort()).toEqual(['rules.0.points', 'rules.0.validTo']);
  });

  test('says what of the whole scheme it changes', () => {
    const form = formOf(CITY, []);
    const settings = {
      ...form.settings,
      expiry: 'months' as const,
      months: '18',
      familyAllowed: true,
      transferPerMonthMax: '300',
      membersMax: '6',
    };
    const after = documentOf({ ...form, settings })!;
    expect(after.expiry).toEqual({ kind: 'months', months: 18 });
    expect(after.notes.filter(({ kind }) => kind === 'time')).toEqual([
      { kind: 'time', text: '每一笔分，从那一天起 18 个月后到期，先到期的先用' },
    ]);
    expect(after.notes.filter(({ kind }) => kind !== 'time')).toEqual(CITY.notes.filter(({ kind }) => kind !== 'time'));
    expect(after.family).toEqual({ allowed: true, transferPerMonthMax: 300, membersMax: 6 });
    expect(changesOf(CITY, after)).toEqual([
      expect.stringContaining('改成：家庭账户：每月最多转 300 分，最多 6 人。'),
      expect.stringContaining('改成：每一笔分，从那一天起 18 个月后到期'),
    ]);
  });

  const ruleAt = (form: DraftForm, id: string) => form.rules.find(({ base }) => base.id === id)!;
  const put = (form: DraftForm, rule: DraftForm['rules'][number]): DraftForm => ({
    ...form,
    rules: form.rules.map((one) => (one.base.id === rule.base.id ? rule : one)),
  });
  const today = toPlainDate('2026-11-23');

  test.each(TRIGGER_KINDS)('takes one more rule for %s, with an id nobody has', (kind) => {
    const form = formOf(CITY, []);
    const rule = begunRule(kind, { from: today, ids: ['lesson-1', `${kind}-1`] });
    const rules = [...form.rules.filter(({ trigger }) => trigger.kind !== kind), rule];
    const { document, faults } = readDraft({ ...form, rules });
    expect(faults).toEqual({});
    const made = document!.rules.at(-1)!;
    expect(made).toMatchObject({ id: `${kind}-2`, validFrom: today, trigger: { kind } });
    expect(SchemeDocument.safeParse(document).success).toBe(true);
    expect(changesOf(CITY, document!)).toContain(`加上“${made.title}”`);
  });

  test.each<[string, string, object, string]>([
    ['no readings', 'pressure-week', { measures: [] }, 'trigger.measures'],
    ['no days', 'pressure-week', { days: '' }, 'trigger.days'],
    ['more days than the week has', 'pressure-week', { days: '8' }, 'trigger.days'],
    ['children', 'pressure-week', { fromAge: '17' }, 'trigger.fromAge'],
    ['an age that is none', 'checkup', { fromAge: '' }, 'trigger.fromAge'],
    ['an age nobody has', 'checkup', { fromAge: '121' }, 'trigger.fromAge'],
    ['younger people than anybody tells of', 'elder-vaccine', { fromAge: '59' }, 'trigger.fromAge'],
    ['no illness', 'follow-up', { topics: [] }, 'trigger.topics'],
    ['half a month', 'screening', { months: { breast: '0.5' } }, 'everyMonths.breast'],
  ])('with %s says so at the box', (_, id, some, path) => {
    const form = formOf(CITY, []);
    const rule = ruleAt(form, id);
    const { faults } = readDraft(put(form, withTrigger(rule, { ...rule.trigger, ...some })));
    const at = `rules.${CITY.rules.findIndex((one) => one.id === id)}`;
    // Words that name the age that was are told, too.
    expect(Object.keys(faults).filter((one) => one !== `${at}.text`)).toEqual([`${at}.${path}`]);
    expect(faults[`${at}.${path}`]).toMatch(/[\u4e00-\u9fff]/);
  });

  test('says what a rule asks for now: its ages, its illnesses, how far apart', () => {
    let form = formOf(CITY, []);
    for (const [id, some] of [
      ['checkup', { fromAge: '60' }],
      ['follow-up', { topics: ['diabetes'] }],
      ['pressure-week', { days: '4', fromAge: '' }],
      ['screening', { topics: ['breast', 'cervical'], months: { breast: '12' } }],
    ] as const) {
      const rule = ruleAt(form, id);
      form = put(form, withTrigger(rule, { ...rule.trigger, ...some }));
    }
    const after = documentOf(form)!;
    const of = (id: string) => after.rules.find((rule) => rule.id === id)!;
    expect(of('checkup').trigger).toEqual({ kind: 'checkup', fromAge: 60 });
    expect(of('pressure-week').trigger).toEqual({
      kind: 'reading-series',
      measures: ['blood-pressure'],
      days: 4,
      per: 'week',
    });
    expect(of('screening')).toMatchObject({
      trigger: { topics: ['cervical', 'breast'] },
      everyMonths: [{ topic: 'breast', months: 12 }],
    });
    expect(changesOf(CITY, after)).toEqual([
      '“记血压满 4 天”算的是：满 18 岁，每周有 5 天量了血压并记下来。改成：每周有 4 天量了血压并记下来。',
      '“记血压满 5 天”改名叫“记血压满 4 天”',
      '“来卫生院随访”算的是：高血压、糖尿病、慢阻肺病，按约好的日子来随访。改成：糖尿病，按约好的日子来随访。',
      '“做完老年人体检”算的是：满 65 岁，做完体检。改成：满 60 岁，做完体检。',
      expect.stringMatching(/^“参加筛查”算的是：.*改成：参加宫颈癌、乳腺癌筛查。.*乳腺癌隔 12 个月才再给。$/),
    ]);
  });

  test('for another thing counts what tells of it; words somebody wrote stay, and back it is as it was', () => {
    const form = formOf(CITY, []);
    const lesson = ruleAt(form, 'lesson');
    const changed = withKind(lesson, 'donation');
    const { document, faults } = readDraft({ ...form, rules: [changed] });
    expect(faults).toEqual({});
    expect(document!.rules[0]).toMatchObject({
      id: 'lesson',
      trigger: { kind: 'donation' },
      weights: { clinic: 100, device: 0, typed: 0 },
      caps: [{ per: 'year', times: 1 }],
      title: lesson.title,
    });
    expect(documentOf({ ...form, rules: [withKind(changed, 'lesson')] })!.rules[0]).toEqual(lesson.base);
    const begun = withKind(begunRule('lesson', { from: today, ids: [] }), 'checkup');
    expect(begun).toMatchObject({ title: '做完体检', text: '满 65 岁，做完体检。', evidenceText: '体检表' });
  });

  test('is for some townships or the county; for none it says so', () => {
    const form = formOf(CITY, []);
    const reach = (townships: string[] | null) => readDraft({ ...form, settings: { ...form.settings, townships } });
    expect(Object.keys(reach([]).faults)).toEqual(['townships']);
    const some = reach(['白鹭镇']).document!;
    expect(some.townships).toEqual(['白鹭镇']);
    expect(changesOf(CITY, some)).toEqual([
      '全县都用，改成：只在这些乡镇用：白鹭镇',
      '别的乡镇从那天起不按这份方案。没有另一份全县的方案，就没有积分规则。',
    ]);
    expect(changesOf(some, CITY)).toEqual(['只在这些乡镇用：白鹭镇，改成：全县都用']);
  });

  test('says each change in one sentence', () => {
    const lesson = CITY.rules.find(({ id }) => id === 'lesson')!;
    const changed = {
      ...lesson,
      points: 8,
      caps: [{ per: 'month' as const, times: 2 }],
      weights: { ...lesson.weights, typed: 50 },
      validFrom: toPlainDate('2026-12-01'),
    };
    const after = { ...CITY, rules: CITY.rules.map((rule) => (rule.id === 'lesson' ? changed : rule)) };
    expect(changesOf(CITY, after)).toEqual([
      `“听一节健康课”从 ${lesson.points} 分改成 8 分`,
      '“听一节健康课”的上限：每天最多 1 次，每月最多 20 分，改成：每月最多 2 次',
      '“听一节健康课”自己填的：100% 改成 50%',
      expect.stringContaining('改成从 2026年12月1日 起'),
    ]);
  });
});

describe('the rules', () => {
  test('in force are shown in words, with their points and bounds', async () => {
    serve({ [SCHEMES]: schemes() });
    render(<DeskPointRulesPage />);
    await settle();
    const line = screen.getByRole('listitem', { name: '听一节健康课' });
    expect(line).toHaveTextContent('5 分');
    expect(line).toHaveTextContent('每天最多 1 次，每月最多 20 分');
    expect(screen.getByRole('button', { name: new RegExp(`^${CITY.title}，正在用，第 3 版`) })).toBeInTheDocument();
  });

  test('can be looked at and not changed by who may not', async () => {
    serve({ [SCHEMES]: schemes({ mayEdit: false }) });
    render(<DeskPointRulesPage />);
    await settle();
    expect(screen.getByText('您能看，不能改。')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: '改一份草稿' })).not.toBeInTheDocument();
  });

  test('are nobody’s who may not see them', async () => {
    serve({ [SCHEMES]: refused(403, 'forbidden') });
    render(<DeskPointRulesPage />);
    await settle();
    expect(screen.queryByText('方案')).not.toBeInTheDocument();
  });

  test('are changed by a form; what cannot be read is not sent', async () => {
    const path = `/desk/point-schemes/${CITY.schemeId}/draft`;
    const saved = draftOf({ ...CITY, rules: CITY.rules });
    const answers = [schemes({ drafts: [saved] }), schemes()];
    const api = serve({ [SCHEMES]: () => answers.pop() ?? schemes({ drafts: [saved] }), [`PUT ${path}`]: ok(saved) });
    render(<DeskPointRulesPage />);
    await settle();
    await press('改一份草稿');
    await press(`改“${CITY.rules[0]!.title}”`);
    type('给几分', '1.5');
    await settle();
    expect(screen.getByRole('button', { name: '先改好标出来的地方' })).toHaveAttribute('aria-disabled', 'true');
    type('给几分，填 1 到 1000 的整数', '15');
    await settle();
    fireEvent.click(screen.getByRole('tab', { name: '满几个月' }));
    type('几个月后到期', '24');
    await settle();
    const off = screen.getByRole('switch', { name: '听一节健康课，用不用这一条' });
    fireEvent.click(off);
    await settle();
    await press('存成草稿');
    const [sent] = api.of(`PUT ${path}`).map(({ body }) => body as { document: SchemeDocument });
    expect(sent!.document.rules[0]!.points).toBe(15);
    expect(sent!.document.expiry).toEqual({ kind: 'months', months: 24 });
    expect(sent!.document.rules.map(({ id }) => id)).toEqual(
      CITY.rules.map(({ id }) => id).filter((id) => id !== 'lesson'),
    );
    expect(screen.getByText('检查过了，可以试算，也可以公布。')).toBeInTheDocument();
  });

  test('get one more, and hold for some townships, by the form', async () => {
    const path = `/desk/point-schemes/${CITY.schemeId}/draft`;
    const api = serve({ [SCHEMES]: schemes(), [`PUT ${path}`]: ok(draftOf(CITY)) });
    render(<DeskPointRulesPage />);
    await settle();
    await press('改一份草稿');
    fireEvent.click(screen.getByRole('tab', { name: '几个乡镇' }));
    await settle();
    expect(screen.getByRole('button', { name: '先改好标出来的地方' })).toHaveAttribute('aria-disabled', 'true');
    fireEvent.click(screen.getByRole('checkbox', { name: '石桥镇' }));
    await press('加一条规则');
    const asked = screen.getByRole('radiogroup', { name: '加一条规则，为什么事给分' });
    fireEvent.click(within(asked).getByRole('radio', { name: '无偿献血' }));
    await settle();
    expect(screen.getByText(/和“无偿献血”要做的一样/)).toBeInTheDocument();
    fireEvent.click(screen.getByRole('radio', { name: '达标' }));
    fireEvent.click(screen.getByRole('checkbox', { name: '血压' }));
    fireEvent.click(screen.getByRole('checkbox', { name: '腰围' }));
    await settle();
    expect(screen.getByText(/和“体重、腰围达标”要做的一样/)).toBeInTheDocument();
    fireEvent.click(screen.getAllByRole('switch', { name: '体重、腰围达标，用不用这一条' })[0]!);
    type('满几岁的人才有（空着就是 18）', '40');
    await settle();
    await press('存成草稿');
    const [sent] = api.of(`PUT ${path}`).map(({ body }) => body as { document: SchemeDocument });
    expect(sent!.document.townships).toEqual(['石桥镇']);
    expect(sent!.document.rules.at(-1)).toMatchObject({
      id: 'donation-1',
      title: '腰围达标',
      trigger: { kind: 'control-reached', measures: ['waist'], fromAge: 40 },
      caps: [{ per: 'quarter', times: 1 }],
    });
  });

  test('with faults are said rule by rule, and neither tried nor published', async () => {
    const draft = draftOf(CITY, [{ path: 'rules.0.caps', text: '写上最多几次，或最多几分。' }]);
    serve({ [SCHEMES]: schemes({ drafts: [draft] }) });
    render(<DeskPointRulesPage />);
    await settle();
    await press(new RegExp(`^${CITY.title}，草稿`));
    expect(screen.getByText(`“${CITY.rules[0]!.title}”：写上最多几次，或最多几分。`)).toBeInTheDocument();
    for (const name of ['试算上个月', '公布']) expect(screen.queryByRole('button', { name })).not.toBeInTheDocument();
  });

  test('are tried out on last month, and published after a second look', async () => {
    const changed = { ...CITY, rules: CITY.rules.map((rule, at) => (at === 0 ? { ...rule, points: 99 } : rule)) };
    const run: DryRun = {
      from: toPlainDate('2026-10-01'),
      to: toPlainDate('2026-10-31'),
      evidence: 321,
      sampled: false,
      rules: [
        {
          ruleId: CITY.rules[0]!.id,
          title: CITY.rules[0]!.title,
          current: { people: 12, awards: 20, points: 200 },
          draft: { people: 12, awards: 20, points: 1980 },
        },
      ],
      people: { more: 12, less: 3, same: 25 },
      current: { people: 40, awards: 60, points: 600 },
      draft: { people: 40, awards: 60, points: 2380 },
    };
    const base = `/desk/point-schemes/${CITY.schemeId}`;
    const api = serve({
      [SCHEMES]: schemes({ drafts: [draftOf(changed)] }),
      [`POST ${base}/dry-run`]: ok(run),
      [`POST ${base}/publish`]: ok({ ...inForce, version: 4, document: changed }, 201),
    });
    render(<DeskPointRulesPage />);
    await settle();
    await press(new RegExp(`^${CITY.title}，草稿`));
    await press('试算上个月');
    const table = screen.getByRole('group', { name: '试算上个月' });
    expect(within(table).getByText('200 分 · 12 人')).toBeInTheDocument();
    expect(within(table).getAllByText('多 1780 分')).toHaveLength(2);
    expect(within(table).getByText('12 人会多，3 人会少，25 人一样。')).toBeInTheDocument();
    await press('公布');
    const dialog = screen.getByRole('dialog', { name: '公布之前，再看一眼' });
    expect(dialog).toHaveTextContent(`“${CITY.rules[0]!.title}”从 ${CITY.rules[0]!.points} 分改成 99 分`);
    expect(api.of(`POST ${base}/publish`)).toHaveLength(0);
    type(/^从哪天起用/, '2026-11-22');
    await settle();
    expect(screen.getByRole('button', { name: '看过了，公布' })).toHaveAttribute('aria-disabled', 'true');
    type(/^从哪天起用.*只能从今天或以后开始/, '2026-12-01');
    await settle();
    await press('看过了，公布');
    expect(api.of(`POST ${base}/publish`).map(({ body }) => body)).toEqual([
      { draftId: DRAFT, validFrom: '2026-12-01' },
    ]);
  });
});

const review = (told: Partial<PointReview> = {}): PointReview => ({
  reviewId: idOf(910),
  awardId: idOf(911),
  kind: 'held',
  residentId: idOf(3),
  nameMasked: '林*强',
  siteName: '青岚镇卫生院',
  title: '记血压满 5 天',
  points: 10,
  evidenceKind: 'reading',
  evidence: '血压，绑定的仪器传来的',
  on: toPlainDate('2026-11-20'),
  reasons: ['identical-values'],
  why: '连着好几次的数一模一样，请人看一眼。',
  said: null,
  openedAt: '2026-11-20T02:00:00Z',
  mayDecide: true,
  decision: null,
  ...told,
});
const REVIEWS = 'GET /desk/point-reviews';
const page = (...items: PointReview[]) => ok({ items, nextCursor: null });

describe('awards that wait', () => {
  test('say whose, for what and why; one’s own case is left to others', async () => {
    const own = review({ reviewId: idOf(912), kind: 'appeal', said: '我真的量了。', mayDecide: false });
    serve({ [REVIEWS]: page(review(), own) });
    render(<DeskPointReviewsPage />);
    await settle();
    const [first, second] = screen.getAllByRole('listitem');
    expect(first).toHaveTextContent('连着好几次的数一模一样');
    expect(first).toHaveTextContent('记血压满 5 天 10 分');
    expect(second).toHaveTextContent('居民说：我真的量了。');
    expect(second).toHaveTextContent('这一笔是您记的、您看过的，或是您家里人的，要请别的同事看。');
    expect(screen.getAllByRole('button', { name: /看一看，定下来$/ })).toHaveLength(1);
  });

  test('are decided with a sentence, and leave the list', async () => {
    const path = `/desk/point-reviews/${idOf(910)}/decision`;
    const api = serve({ [REVIEWS]: page(review()), [`POST ${path}`]: ok(review()) });
    render(<DeskPointReviewsPage />);
    await settle();
    await press(/看一看，定下来$/);
    expect(screen.getByRole('button', { name: '不给' })).toHaveAttribute('aria-disabled', 'true');
    type(/^为什么/, ' 数是真的 ');
    await settle();
    await press('给这笔分');
    expect(api.of(`POST ${path}`).map(({ body }) => body)).toEqual([{ what: 'award', note: '数是真的' }]);
    expect(screen.getByText('没有等着看的')).toBeInTheDocument();
  });

  test('decided by somebody else meanwhile: said, and the line stays', async () => {
    const path = `/desk/point-reviews/${idOf(910)}/decision`;
    serve({ [REVIEWS]: page(review()), [`POST ${path}`]: refused(409, 'review-decided') });
    render(<DeskPointReviewsPage />);
    await settle();
    await press(/看一看，定下来$/);
    type(/^为什么/, '看过了');
    await settle();
    await press('不给');
    expect(screen.getByRole('dialog')).toHaveTextContent(/，/);
    expect(screen.getAllByRole('listitem')).toHaveLength(1);
  });

  test('the month’s list is a hint, month by month', async () => {
    const item = {
      kind: 'at-night',
      staffId: idOf(920),
      staffName: '赵倩',
      siteName: '青岚镇卫生院',
      awards: 12,
      z: null,
      text: '夜里记了 12 笔',
    };
    const api = serve({
      [REVIEWS]: page(),
      'GET /desk/point-anomalies': ok({ month: '2026-11', workers: 8, items: [item] }),
    });
    render(<DeskPointReviewsPage />);
    await settle();
    fireEvent.click(screen.getByText('每月看一看'));
    await settle();
    expect(screen.getByText('2026年11月')).toBeInTheDocument();
    expect(screen.getByText('夜里记的')).toBeInTheDocument();
    await press('上一个月');
    expect(screen.getByText('2026年10月')).toBeInTheDocument();
    expect(api.of('GET /desk/point-anomalies').length).toBeGreaterThan(1);
  });
});
