// A man of 71 has a session of 中医理疗 held for points, goes straight on to a time, moves it, gives it back and takes another; the counter
// sees the time, and what he gives up gives its place to others.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { journey, type Stage } from '../support/journey';
import { confirmAtCounter, COUNTER, findAtCounter, openCounter } from '../support/counter';
import { back, button, heading, holds, signIn, words } from '../support/resident';

const REWARD = '中医艾灸';
const SERVICE = '中医理疗';

async function redeem(page: Page): Promise<void> {
  await page.getByRole('tab', { name: '积分', exact: true }).last().click();
  await heading(page, '积分明细').waitFor();
  await button(page, '去换服务').click();
  await button(page, new RegExp(`^${REWARD}，`)).click();
  await button(page, /^确认，用 [\d,]+ 分换$/).click();
  await heading(page, '换好了').waitFor();
}

/** Taps a free time of another day than today, which can still be moved. */
async function chooseTime(page: Page): Promise<void> {
  await words(page, /约那天以前的时间/).waitFor();
  await page
    .getByRole('radio', { name: /剩 \d+$/ })
    .nth(1)
    .click();
  await page
    .getByRole('radio', { name: /网上还剩[1-9]/ })
    .locator('visible=true')
    .last()
    .click();
}

/** The counter, beside the phone; gives what stood there of the time. */
async function confirmBeside(stage: Stage, digits: string): Promise<void> {
  const page = await stage.context.newPage();
  await page.setViewportSize(COUNTER.viewport);
  await openCounter({ ...stage, page });
  await findAtCounter(page, digits);
  await words(page, '约的时间').waitFor();
  await holds(page, 'counter with a time');
  await confirmAtCounter(page);
  await page.close();
}

journey(
  'what was redeemed goes straight on to a time, keeps it through a move, and the counter sees it',
  async (stage) => {
    const { page } = stage;
    await signIn(stage, '爸爸');
    await redeem(page);
    await words(page, '还没约时间，先选一个再去。').waitFor();
    await button(page, '选个时间').click();
    await chooseTime(page);
    await holds(page, 'times of a service');
    await stage.picture('reward-times');
    await button(page, '下一步：看看对不对').click();
    await words(page, '带身份证，本人来做。').waitFor();
    await button(page, '就约这个').click();
    await heading(page, '约好了').waitFor();
    await words(page, SERVICE).first().waitFor();
    await words(page, '穿宽松的衣服，别空着肚子来。').waitFor();
    await holds(page, 'ticket of a service');
    await stage.picture('reward-ticket');
    await button(page, '改时间').click();
    await heading(page, '哪一天').waitFor();
    await page
      .getByRole('radio', { name: /剩 \d+$/ })
      .nth(2)
      .click();
    await button(page, '改到这个时间').click();
    await heading(page, '约好了').waitFor();
    await button(page, '看兑换码').click();
    await words(page, /^约的是 .+ \d\d:\d\d$/).waitFor();
    const digits = page
      .getByText(/^\d{3} \d{3}$/)
      .locator('visible=true')
      .last();
    await digits.waitFor();
    await holds(page, 'redemption with a time');
    await stage.picture('redeem-time');
    await confirmBeside(stage, (await digits.innerText()).replace(' ', ''));
    await heading(page, '用好了').waitFor();
  },
  { timeoutMs: 180_000 },
);

journey(
  'a time given back leaves the redemption, and giving the redemption up gives its time back',
  async (stage) => {
    const { page } = stage;
    await signIn(stage, '爸爸');
    await redeem(page);
    await button(page, '选个时间').click();
    await chooseTime(page);
    await button(page, '下一步：看看对不对').click();
    await button(page, '就约这个').click();
    await heading(page, '约好了').waitFor();
    await button(page, '不去了，取消预约').click();
    await button(page, '取消预约').click();
    await heading(page, '取消了').waitFor();
    await button(page, '再约一次').click();
    await words(page, '还没约时间，先选一个再去。').waitFor();
    await button(page, '选个时间').click();
    await chooseTime(page);
    await button(page, '下一步：看看对不对').click();
    await button(page, '就约这个').click();
    await button(page, '看兑换码').click();
    await button(page, '退掉').click();
    await button(page, '退掉，退回积分').click();
    await heading(page, '退掉了').waitFor();
    await back(page);
    await heading(page, '取消了').waitFor();
    assert.equal(await button(page, '改时间').count(), 0, 'what was given up cannot be moved');
  },
  { timeoutMs: 180_000 },
);
