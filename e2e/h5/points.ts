// A man of 71 sees his points with their reasons, has the ultrasound beyond his free checkup held for points,
// shows the code, the counter confirms while his phone lies there, and the month's statement adds up.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { journey, type Stage } from '../support/journey';
import { confirmAtCounter, COUNTER, findAtCounter, openCounter } from '../support/counter';
import { back, button, heading, holds, inLargeType, signIn, Taps, words } from '../support/resident';

const REWARD = '腹部彩超';
const POINTS = /\/residents\/[^/]+\/points(\?|$)/;
const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true }).last().click();

const numberIn = (text: string): number => Number(text.replace('−', '-').replace(/[^\d-]/g, ''));

/** Reads what the page shows until it is so: what was known stands there until the county has answered anew. */
async function readUntil<T>(read: () => Promise<T>, isSo: (now: T) => boolean): Promise<T> {
  const end = Date.now() + 20_000;
  for (;;) {
    const now = await read();
    if (isSo(now) || Date.now() > end) return now;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** What the tab says can be used today, once it is so. */
async function balanceOf(page: Page, isSo: (points: number) => boolean = () => true): Promise<number> {
  const shown = page.locator('.points-balance__number').locator('visible=true').last();
  await shown.waitFor();
  return readUntil(async () => numberIn(await shown.innerText()), isSo);
}

/** The tab of points, from home. */
async function openPoints(page: Page): Promise<void> {
  await tab(page, '首页');
  await tab(page, '积分');
  await heading(page, '积分明细').waitFor();
}

type Sum = Map<string, number>;
const same = (one: Sum, other: Sum): boolean => [...one].join() === [...other].join();

/** The lines of the month's sum, by their names, and that they add up. `before`: another sum than that is waited for. */
async function checkSum(page: Page, before: Sum = new Map()): Promise<Sum> {
  const sum = page.getByRole('group', { name: '这个月的账' }).last();
  await sum.waitFor();
  const read = async (): Promise<Sum> => {
    const lines = await sum.locator('.points-statement').allInnerTexts();
    return new Map(lines.map((line) => line.split('\n')).map(([name = '', value = '']) => [name, numberIn(value)]));
  };
  const parts = await readUntil(read, (now) => now.size > 0 && !same(now, before));
  const [opening = 0, ...rest] = parts.values();
  const closing = rest.pop();
  const added = rest.reduce((total, change) => total + change, opening);
  assert.equal(added, closing, `the statement adds up: ${[...parts].join(' ')}`);
  return parts;
}

/** Opens 积分明细 and from there the statement of this month. */
async function openStatement(page: Page, before?: Sum): Promise<Sum> {
  await button(page, '全部').click();
  await heading(page, '积分明细').waitFor();
  await button(page, /^月度对账单/).click();
  return checkSum(page, before);
}

/** The counter, on a screen of its own beside the phone: finds the redemption by its six digits and confirms it. */
async function confirmBeside(stage: Stage, digits: string): Promise<void> {
  const page = await stage.context.newPage();
  await page.setViewportSize(COUNTER.viewport);
  await openCounter({ ...stage, page });
  await findAtCounter(page, digits);
  await confirmAtCounter(page);
  await page.close();
}

journey(
  'a man of 71 sees how many points he has, how each came with its rule and day, and the rules',
  async (stage) => {
    const { page } = stage;
    await inLargeType(page);
    await signIn(stage, '爸爸');
    await openPoints(page);
    assert.ok((await balanceOf(page)) > 0, 'a year of points is there');
    await words(page, /到期/).waitFor();
    await heading(page, '这周还能得').waitFor();
    await holds(page, 'points, elder');
    await stage.picture('points-elder');
    await button(page, '全部').click();
    await words(page, /得 [\d,]+，用 [\d,]+/).waitFor();
    await holds(page, 'ledger, elder');
    await stage.picture('points-ledger-elder');
    await page
      .getByRole('button', { name: /，\+\d+，/ })
      .first()
      .click();
    await words(page, /第 \d+ 版规则/).waitFor();
    await stage.picture('points-entry-elder');
    await button(page, '看这条规则').click();
    await words(page, /^积分不是钱，也不是财产/).waitFor();
    await holds(page, 'rules of points, elder');
    await stage.picture('points-rules-elder');
  },
  { timeoutMs: 180_000 },
);

/** Reads the lesson on 180/110 for as long as it takes and answers its questions. */
async function learnALesson(page: Page): Promise<void> {
  await heading(page, '我的健康课').waitFor();
  await button(page, /^血压到了 180\/110，怎么办，/).click();
  await button(page, '看完了，答 4 个小问题').click({ timeout: 60_000 });
  const answers = ['马上打 120', '歇 5 到 10 分钟再量', '今天就找医生', '马上打 120'];
  for (const [at, answer] of answers.entries()) {
    await words(page, `第 ${at + 1} 题，一共 4 题`).waitFor();
    await page.getByRole('radio', { name: answer, exact: true }).last().click();
    await button(page, at === 3 ? '答好了，看结果' : '下一题').click();
  }
  await heading(page, '4 题答对 4 题').waitFor();
}

journey(
  'a lesson learned is a few points at once, with rule and day, and the month’s statement counts them',
  async (stage) => {
    const { page } = stage;
    await signIn(stage, '爸爸');
    await openPoints(page);
    const before = await balanceOf(page);
    const opening = await openStatement(page);
    await back(page);
    await back(page);
    await button(page, /健康课/).click();
    await learnALesson(page);
    await back(page);
    await back(page);
    await openPoints(page);
    const earned = (await balanceOf(page, (points) => points > before)) - before;
    assert.ok(earned > 0, 'points arrived');
    const line = page.getByRole('button', { name: new RegExp(`健康课.*，\\+${earned}，`) });
    await button(page, '全部').click();
    await line.first().click();
    await words(page, /第 \d+ 版规则/).waitFor();
    await stage.picture('points-earned');
    await button(page, '关上').click();
    await button(page, /^月度对账单/).click();
    const closing = await checkSum(page, opening);
    assert.equal((closing.get('得了') ?? 0) - (opening.get('得了') ?? 0), earned, 'the statement counts them');
  },
  { timeoutMs: 180_000 },
);

journey(
  'the ultrasound beyond the free checkup is held for points in four taps, confirmed at the counter, and the month adds up',
  async (stage) => {
    const { page } = stage;
    await signIn(stage, '爸爸');
    await openPoints(page);
    const before = await balanceOf(page);
    const opening = await openStatement(page);
    await holds(page, 'statement');
    await stage.picture('points-statement');
    await back(page);
    await back(page);

    const taps = new Taps(page);
    taps.count += 1;
    await taps.press('去换服务');
    await page
      .getByRole('tab', { name: /^能换的 \d+$/ })
      .last()
      .waitFor();
    await holds(page, 'rewards');
    await stage.picture('rewards');
    await taps.press(new RegExp(`^${REWARD}，`));
    await heading(page, `换${REWARD}？`).waitFor();
    const price = numberIn(await page.locator('.reward-calc__value--points').last().innerText());
    await stage.picture('redeem-confirm');
    await taps.press(/^确认，用 [\d,]+ 分换$/);
    assert.equal(taps.count, 4, 'taps from home to the code');

    await heading(page, '换好了').waitFor();
    const digits = page
      .getByText(/^\d{3} \d{3}$/)
      .locator('visible=true')
      .last();
    await digits.waitFor();
    await words(page, /^\d+ 秒后换新码$/).waitFor();
    await words(page, '和体检一起做').or(words(page, '约个时间去')).last().waitFor();
    await holds(page, 'redemption');
    await stage.picture('redeem-code');

    await confirmBeside(stage, (await digits.innerText()).replace(' ', ''));

    await heading(page, '用好了').waitFor();
    assert.equal(await button(page, '退掉').count(), 0, 'what was used cannot be given up');
    await holds(page, 'redemption, used');
    await stage.picture('redeem-done');

    await back(page);
    await heading(page, '积分明细').waitFor();
    await openPoints(page);
    assert.equal(await balanceOf(page, (points) => points !== before), before + price, 'the points are gone');
    const closing = await openStatement(page, opening);
    assert.equal((closing.get('用了') ?? 0) - (opening.get('用了') ?? 0), price, 'the statement says what was used');
  },
  { timeoutMs: 180_000 },
);

journey(
  'something redeemed is given up again and every point is back; who is in the ranking is the person’s own choice',
  async (stage) => {
    const { page } = stage;
    await signIn(stage, '爸爸');
    await openPoints(page);
    const before = await balanceOf(page);
    await button(page, '去换服务').click();
    await page
      .getByRole('button', { name: /，现在能换$/ })
      .last()
      .click();
    await button(page, /^确认，用 [\d,]+ 分换$/).click();
    await heading(page, '换好了').waitFor();
    await button(page, '退掉').click();
    // Only what the county says from now on counts: the tab may still know the balance of before.
    const told = page.waitForResponse((answer) => POINTS.test(answer.url()) && answer.ok());
    await button(page, '退掉，退回积分').click();
    await heading(page, '退掉了').waitFor();
    await back(page);
    await openPoints(page);
    await told;
    assert.equal(await balanceOf(page, (points) => points === before), before, 'every point is back');
    await button(page, /^看全部规则/).click();
    await words(page, /^积分不是钱，也不是财产/).waitFor();
    await holds(page, 'rules of points');
    await stage.picture('points-rules');
    await button(page, '积分榜').click();
    await words(page, /^现在不在榜上/).waitFor();
    await holds(page, 'ranking');
    await back(page);
    await button(page, '核对和申诉').click();
    await heading(page, '核对和申诉').waitFor();
    await holds(page, 'reviews');
  },
  { timeoutMs: 120_000 },
);
