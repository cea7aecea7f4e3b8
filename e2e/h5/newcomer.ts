// Somebody new: looks around, signs in, is recognised, and brings the family in.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { journey } from '../support/journey';
import { button, heading, personOf, signIn, words } from '../support/resident';

const WHO = '王芳';

async function fillPerson(page: Page, { name, idNumber }: { name: string; idNumber: string }): Promise<void> {
  await page.getByRole('textbox', { name: '姓名' }).last().fill(name);
  await page
    .getByLabel(/^身份证号/)
    .last()
    .fill(idNumber);
}

journey('one may look at clinics and their free places without signing in', async ({ page }) => {
  await button(page, '先随便看看').click();
  await button(page, /柳溪镇卫生院/).click();
  await words(page, /柳溪镇卫生院/).waitFor();
});

journey('a newcomer is recognised, adds her child by one tap and her father by his code', async (stage) => {
  const { page } = stage;
  await page.getByRole('textbox', { name: '手机号' }).waitFor();
  await signIn(stage, WHO, '您是谁？');
  const { name, idNumber } = personOf(stage, WHO);
  // A digit too few is told at once, above the box, and nothing typed is lost.
  await fillPerson(page, { name, idNumber: idNumber.slice(0, 17) });
  await button(page, '认证').click();
  await page.getByRole('alert').filter({ hasText: '少了 1 位，应该是 18 位' }).waitFor();
  assert.equal(await page.getByRole('textbox', { name: '姓名' }).last().inputValue(), name);
  await page
    .getByLabel(/^身份证号/)
    .last()
    .fill(idNumber);
  await button(page, '认证').click();
  await heading(page, '认证好了').waitFor();
  await stage.picture('bound');
  await button(page, /^加上/).click();
  await button(page, /^加上/).waitFor({ state: 'detached' });
  await button(page, '加家人').click();
  await words(page, '我是家长').waitFor();

  await button(page, /^加老人/).click();
  await fillPerson(page, personOf(stage, '王建国'));
  await button(page, '给他发验证码').click();
  await heading(page, '问他要验证码').waitFor();
  await page.getByRole('textbox', { name: '他收到的验证码' }).fill('246810');
  await button(page, '填好了').click();
  await heading(page, /^加好了：/).waitFor();
  await stage.picture('elder-added');
  await button(page, '去首页看看').click();
  await page.getByRole('tab', { name: /爸爸|王建国/ }).waitFor();
});

journey('signing out leaves nothing of the person on the phone', async (stage) => {
  const { page } = stage;
  await signIn(stage, '我');
  await page.getByRole('tab', { name: '我的' }).last().click();
  await button(page, '退出登录').click();
  await button(page, '退出').click();
  await page.getByRole('textbox', { name: '手机号' }).waitFor();
  const kept = await page.evaluate(() =>
    Object.keys(localStorage).filter((key) => /person|session|unfinished/.test(key)),
  );
  assert.deepEqual(kept, []);
});
