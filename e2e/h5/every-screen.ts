// Every screen in each layout: open to everybody, and whole at the largest text.
import type { Page } from 'playwright-core';
import { journey, type Stage } from '../support/journey';
import { answerNo, back, button, heading, holds, inLargeType, signIn, words } from '../support/resident';

const tab = (page: Page, name: string) => page.getByRole('tab', { name }).last().click();

type See = (screen: string) => Promise<void>;

async function walkToBooking(page: Page, see: See): Promise<void> {
  await heading(page, '可以打 2 种疫苗了').waitFor();
  await see('home');
  await button(page, '去预约').click();
  await heading(page, '还要等').waitFor();
  await see('choose');
  await button(page, '下一步：选时间').click();
  await heading(page, '哪个时间').waitFor();
  await see('slot');
  await button(page, '看整月').click();
  await heading(page, '选一天').waitFor();
  await see('month');
  await button(page, '关上').click();
  await button(page, '下一步：健康问询').click();
  await answerNo(page);
  await page.getByRole('radio', { name: '有', exact: true }).nth(2).click();
  await see('questions');
  await button(page, '下一步：确认').click();
  await heading(page, '看看对不对').waitFor();
  await see('check');
  await button(page, '确认预约').click();
  await heading(page, '约好了').waitFor();
  await see('booked');
  await button(page, '不去了，取消预约').click();
  await button(page, '取消预约').click();
  await heading(page, '取消了').waitFor();
  await see('cancelled');
  await back(page);
}

async function walkTheRest(page: Page, see: See): Promise<void> {
  await button(page, /^接种点/).click();
  await button(page, /柳溪镇卫生院/)
    .first()
    .waitFor();
  await see('sites');
  await back(page);
  await tab(page, '健康档案');
  await heading(page, '打到第几剂').waitFor();
  await heading(page, '看病、体检、打针的记录').waitFor();
  await see('record');
  await button(page, /^看接种证/).click();
  await heading(page, /一共打过/).waitFor();
  await see('certificate');
  await back(page);
  await tab(page, '我的');
  await heading(page, '隐私').waitFor();
  await see('me');
  await button(page, /^家人/).click();
  await heading(page, '我能代办的人').waitFor();
  await see('family');
  await button(page, /^加老人/).click();
  await heading(page, '替老人办事').waitFor();
  await see('add-elder');
}

/** The pages of a child with six years of records: each opens from the page of the child. */
const CHILD_PAGES: readonly [screen: string, link: string | RegExp, arrived: RegExp][] = [
  ['child-vaccines', '按年龄看每一次', /^一鸣打了 \d+ 剂/],
  ['child-growth', '体重、BMI', /身高|体重/],
  ['child-vision', '看仔细', /眼|视力/],
  ['child-referral', /^12月5日 去/, /复查/],
  ['child-visits', '看全部 13 次', /体检/],
  ['child-visit', /^6岁体检/, /体检/],
];

async function walkChild(page: Page, see: See): Promise<void> {
  await button(page, /^孩子成长/).click();
  await page
    .getByRole('tab', { name: /^一鸣 · / })
    .last()
    .click();
  const picture = page.getByRole('img', { name: /^一鸣的身高曲线/ });
  await picture.waitFor();
  await see('child');
  for (const [screen, link, arrived] of CHILD_PAGES) {
    await button(page, link).click();
    await heading(page, arrived).waitFor();
    await see(screen);
    await back(page);
    await picture.waitFor();
  }
  await button(page, '按年龄看每一次').click();
  for (const [screen, link] of [
    ['child-plan', /^补种安排/],
    ['child-entry-check', /^入园入学查验/],
  ] as const) {
    await button(page, link).click();
    await page.waitForLoadState('networkidle');
    await see(screen);
    await back(page);
  }
  await back(page);
  await button(page, '体重、BMI').click();
  await button(page, '在家量了，记一次').click();
  await button(page, '先填一个数，再存').waitFor();
  await see('child-measure');
  for (let steps = 0; steps < 3; steps += 1) await back(page);
}

/** Points and what they are good for: of the person who signed in. */
async function walkPoints(page: Page, see: See): Promise<void> {
  await tab(page, '积分');
  await heading(page, '积分明细').waitFor();
  await see('points');
  await button(page, '去换服务').click();
  await page
    .getByRole('tab', { name: /^全部 \d+$/ })
    .last()
    .click();
  await see('rewards');
  await button(page, '我的兑换').click();
  await page.waitForLoadState('networkidle');
  await see('redemptions');
  for (let steps = 0; steps < 2; steps += 1) await button(page, '返回上一页').click();
  await heading(page, '积分明细').waitFor();
  await button(page, /^看全部规则/).click();
  await words(page, /^积分不是钱，也不是财产/).waitFor();
  await see('point-rules');
  for (const [screen, link] of [
    ['point-reviews', '核对和申诉'],
    ['point-ranking', '积分榜'],
  ] as const) {
    await button(page, link).click();
    await page.waitForLoadState('networkidle');
    await see(screen);
    await button(page, '返回上一页').click();
    await words(page, /^积分不是钱，也不是财产/).waitFor();
  }
  await button(page, '返回上一页').click();
}

async function walk(stage: Stage, look: string): Promise<void> {
  const { page } = stage;
  const see: See = async (screen) => {
    await holds(page, `${screen}, ${look}`);
    await stage.picture(`${look}-${screen}`);
  };
  await see('login');
  await signIn(stage);
  await walkToBooking(page, see);
  await walkChild(page, see);
  await walkPoints(page, see);
  await tab(page, '首页');
  await walkTheRest(page, see);
}

journey('every screen in the standard layout', (stage) => walk(stage, 'standard'), { timeoutMs: 240_000 });

journey('every screen in the dark', (stage) => walk(stage, 'dark'), {
  context: { colorScheme: 'dark' },
  timeoutMs: 240_000,
});

journey(
  'every screen in large type',
  async (stage) => {
    await inLargeType(stage.page);
    await walk(stage, 'elder');
  },
  { timeoutMs: 240_000 },
);
