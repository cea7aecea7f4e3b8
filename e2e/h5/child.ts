// A child on one page: what is first, how it stands, and the way into each part, for a parent with two children.
import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { journey } from '../support/journey';
import { back, button, heading, signIn, Taps, words } from '../support/resident';

const child = (page: Page, name: string) => page.getByRole('tab', { name: new RegExp(`^${name} · `) }).last();
const isChosen = (page: Page, name: string) =>
  page
    .getByRole('tab', { name: new RegExp(`^${name} · `), selected: true })
    .last()
    .waitFor();

/** The page of a child is up: its vaccines are the first of the parts. */
const atChild = (page: Page) => heading(page, '疫苗').waitFor();

async function openAndReturn(page: Page, link: string | RegExp, arrived: Locator): Promise<void> {
  await button(page, link).click();
  await arrived.waitFor();
  await back(page);
  await atChild(page);
}

journey('a parent of two sees what is first for each child, one tap apart, and opens every part', async (stage) => {
  const { page } = stage;
  await signIn(stage);
  const taps = new Taps(page);
  await taps.press(/^孩子成长/);
  await isChosen(page, '安安');
  await heading(page, '可以打 2 种疫苗了').waitFor();
  assert.equal(taps.count, 1, 'the next dose of a child is one tap from home');
  await button(page, '预约 2 种疫苗').waitFor();
  await stage.picture('child-anan');

  await child(page, '一鸣').click();
  await page.getByRole('img', { name: /^一鸣的身高曲线/ }).waitFor();
  await isChosen(page, '一鸣');
  await stage.picture('child-yiming');

  await openAndReturn(page, '体重、BMI', page.getByRole('tab', { name: '体重', exact: true }));
  await openAndReturn(page, '看仔细', page.getByRole('heading', { name: '一鸣的视力' }));
  await openAndReturn(page, '按年龄看每一次', heading(page, /^一鸣打了 \d+ 剂/));
  await openAndReturn(page, '接种证', heading(page, /^一鸣一共打过/));
  await openAndReturn(page, '看全部 13 次', heading(page, '一鸣的体检'));
  await isChosen(page, '一鸣');
});

journey('a tap on the picture says that measuring in words, and the table says them all', async (stage) => {
  const { page } = stage;
  await signIn(stage);
  await button(page, /^孩子成长/).click();
  await child(page, '一鸣').click();
  const picture = page.getByRole('img', { name: /^一鸣的身高曲线/ });
  await picture.waitFor();
  const strip = button(page, /3岁，[\d.]+ 厘米/);
  const said = (await strip.getAttribute('aria-label'))?.split('；').pop() ?? '';
  await strip.click();
  await words(page, said).waitFor();
  await button(page, '用表格看').click();
  const rows = page.getByRole('table', { name: /^一鸣的身高曲线/ }).getByRole('row');
  assert.ok((await rows.count()) > 5, 'a row for each measuring and one for the head');
});

journey('why a vaccine can be given stands beside it, with the document it comes from', async (stage) => {
  const { page } = stage;
  await signIn(stage);
  await button(page, /^孩子成长/).click();
  await button(page, '按年龄看每一次').click();
  await heading(page, '现在要打的').waitFor();
  await button(page, /满18个月了/)
    .first()
    .click();
  await page
    .getByRole('dialog')
    .getByText(/^依据：国家免疫规划/)
    .waitFor();
  await button(page, '关上').click();
  await button(page, '去预约').click();
  await heading(page, '现在可以打').waitFor();
});

journey(
  'from the health record the child is one tap away, and without a line the last page stays readable',
  async (stage) => {
    const { page, context } = stage;
    stage.expectConsole(/ERR_INTERNET_DISCONNECTED|Failed to fetch|Failed to load resource/);
    await signIn(stage);
    await page.getByRole('tab', { name: '健康档案' }).last().click();
    await heading(page, '打到第几剂').waitFor();
    const entry = page.getByRole('button', { name: /^孩子成长/ }).filter({ visible: true });
    await entry.click();
    await atChild(page);
    await back(page);
    await context.setOffline(true);
    // An answer of the last second is not asked for again.
    await page.waitForTimeout(1_500);
    await entry.click();
    await words(page, /^没网了。这是 .* 存下的$/).waitFor();
    await atChild(page);
    await context.setOffline(false);
  },
);
