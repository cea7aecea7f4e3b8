// Somebody of 67 whose checkup of this year is open books it for himself in large type: three taps from home to the ticket, what to get
// ready for, where the vehicle stands, and giving the place back.
import assert from 'node:assert/strict';
import { journey, type Stage } from '../support/journey';
import { back, button, heading, holds, inLargeType, personOf, signIn, Taps, words } from '../support/resident';

const WHO = '王建国';

/** Signs in for the first time and proves who he is. */
async function arrive(stage: Stage): Promise<void> {
  const { page } = stage;
  await inLargeType(page);
  await signIn(stage, WHO, '您是谁？');
  const { name, idNumber } = personOf(stage, WHO);
  await page.getByRole('textbox', { name: '姓名' }).last().fill(name);
  await page
    .getByLabel(/^身份证号/)
    .last()
    .fill(idNumber);
  await button(page, '认证').click();
  await heading(page, '认证好了').waitFor();
  await button(page, '去首页').click();
  await page.getByRole('tab', { name: '首页' }).last().waitFor();
}

journey(
  'an old man books the checkup of the year in three taps, reads what to get ready for, and gives the place back',
  async (stage) => {
    const { page } = stage;
    await arrive(stage);
    const taps = new Taps(page);
    await taps.press(/^老人体检/);
    await heading(page, '哪天去体检？').waitFor();
    await page.locator('.page-shell.mode-elder').last().waitFor();
    await words(page, /65岁以上一年一次，免费/).waitFor();
    await holds(page, 'checkup days, elder');
    await stage.picture('checkup-book-elder');
    const own = page.getByRole('button', { name: /您的卫生院/ }).first();
    const place = /您的卫生院 · ([^·]+) · /.exec((await own.getAttribute('aria-label')) ?? '')?.[1];
    assert.ok(place, 'the first day is one at the own clinic');
    await own.click();
    taps.count += 1;
    await heading(page, '约这个，对吗？').waitFor();
    await words(page, '头天晚上 10 点后不吃东西。').waitFor();
    await stage.picture('checkup-confirm-elder');
    await taps.press('就约这个');
    await heading(page, '约好了').waitFor();
    assert.equal(taps.count, 3, 'taps from home to the ticket');

    const ticket = page.locator('.ticket').last();
    await ticket.getByText('老年人体检').waitFor();
    await ticket.getByText(place).waitFor();
    await words(page, /^A\d{3}$/).waitFor();
    await holds(page, 'checkup ticket, elder');
    await stage.picture('checkup-ticket-elder');
    await button(page, '看全部准备').click();
    await heading(page, '当天早上').waitFor();
    await words(page, /降压药照常吃/).waitFor();
    await holds(page, 'getting ready, elder');
    await back(page);

    await heading(page, '约好了').waitFor();
    await button(page, '不去了，取消预约').click();
    await button(page, '取消预约').click();
    await heading(page, '取消了').waitFor();
    await button(page, '再约一次').click();
    await heading(page, '哪天去体检？').waitFor();
    await button(page, /您的卫生院/).waitFor();
  },
  { timeoutMs: 120_000 },
);

journey(
  'he finds the stop of the vehicle in his village and books there; the year then has its checkup',
  async (stage) => {
    const { page } = stage;
    await signIn(stage, WHO);
    await button(page, /^老人体检/).click();
    await heading(page, '哪天去体检？').waitFor();
    await button(page, '体检车哪天到哪个村').click();
    const stop = page.getByRole('button', { name: /新桥村村委会/ }).last();
    await stop.waitFor();
    await holds(page, 'stops');
    await stage.picture('checkup-stops');
    await stop.click();
    await heading(page, '哪个时间').waitFor();
    await button(page, '下一步：看看对不对').click();
    await heading(page, '约这个，对吗？').waitFor();
    await button(page, '就约这个').click();
    await heading(page, '约好了').waitFor();
    await page
      .locator('.ticket')
      .last()
      .getByText(/新桥村村委会/)
      .first()
      .waitFor();
    await back(page);
    await button(page, /^老人体检/).click();
    await heading(page, /^约好了：/).waitFor();
    await words(page, /新桥村村委会/).waitFor();
    await button(page, '看预约码').waitFor();
    assert.equal(await button(page, '就约这个').count(), 0);
    await button(page, '隔几年才查一次的项目').click();
    await words(page, /^骨密度/).waitFor();
    await holds(page, 'items of every few years');
  },
  { timeoutMs: 90_000 },
);
