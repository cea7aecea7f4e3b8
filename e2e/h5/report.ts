// A daughter reads her father's checkup report for him: good or bad, the one thing, by when, without scrolling; she hears it, puts the years
// side by side, opens the whole form and takes it along.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { journey, type Stage } from '../support/journey';
import { inLayout, openReport, spokenBy } from '../support/report';
import { back, button, heading, holds, words } from '../support/resident';

const LARGE_TEXT = 1.4;

/** The parts of the answer, in their order, all above the bar at the foot. */
async function answersFirst(page: Page, look: string): Promise<void> {
  const foot = await page.locator('.page-shell__foot').last().boundingBox();
  assert.ok(foot, `${look}: the clinic can be called`);
  const answer = page.locator('.checkup-answer').last();
  const parts = [
    answer.getByRole('heading'),
    answer.locator('.checkup-answer__thing'),
    answer.locator('.checkup-answer__by'),
  ];
  let above = 0;
  for (const part of parts) {
    const box = await part.boundingBox();
    const text = await part.innerText();
    assert.ok(box && box.y >= above, `${look}: “${text}” stands below what comes before it`);
    assert.ok(box.y + box.height <= foot.y, `${look}: “${text}” is seen without scrolling`);
    above = box.y + box.height;
  }
}

journey(
  'a daughter opens her father’s report in large type, hears it, compares the years and takes it along',
  async (stage) => {
    const { page } = stage;
    await inLayout(page, 'elder');
    await openReport(stage);
    await words(page, '现在看的是：爸爸').waitFor();
    await answersFirst(page, 'elder');
    await stage.picture('report-elder-first');
    await page.evaluate((scale) => void (document.documentElement.style.fontSize = `${125 * scale}%`), LARGE_TEXT);
    await answersFirst(page, `elder at ${LARGE_TEXT} × text`);
    await stage.picture('report-elder-large');
    await page.evaluate(() => void (document.documentElement.style.fontSize = ''));
    await holds(page, 'report, elder');

    const answer = await page.locator('.checkup-answer').last().getByRole('heading').innerText();
    await button(page, '读给我听').click();
    await page.getByRole('group', { name: '正在读' }).waitFor();
    await button(page, '读给我听').waitFor({ timeout: 20_000 });
    const spoken = await spokenBy(page);
    assert.ok(spoken.length > 2, 'conclusion, what to do, numbers');
    assert.ok(spoken[0]?.includes(answer.slice(0, 3)), `it begins with the answer: ${spoken[0]}`);

    await button(page, /项正常的结果/).click();
    await button(page, '三年放在一起看').click();
    await page.getByRole('group', { name: /血糖/ }).waitFor();
    await holds(page, 'compare, elder');
    await stage.picture('report-compare-elder');
    await back(page);
    await button(page, '看整张体检表').click();
    await heading(page, '整张体检表').waitFor();
    await heading(page, /一般状况/).waitFor();
    await holds(page, 'form, elder');
    await back(page);
    await button(page, '打印、存起来、发给家人').click();
    await heading(page, '体检报告，留一份在手里').waitFor();
    assert.equal(await page.getByRole('tab', { name: '大字' }).last().getAttribute('aria-selected'), 'true');
    await holds(page, 'paper, elder');
    await stage.picture('report-paper-elder');
    const file = page.waitForEvent('download');
    await button(page, '存成 PDF').click();
    assert.equal((await file).suggestedFilename(), '体检报告.pdf');
    await words(page, '存好了：体检报告.pdf').waitFor();
  },
  { timeoutMs: 120_000 },
);

/** The report and what leads on from it, held to every rule in one look. */
async function walk(stage: Stage, look: string): Promise<void> {
  const { page } = stage;
  await inLayout(page, 'standard');
  await openReport(stage);
  await page.locator('.page-shell.mode-standard').last().waitFor();
  await page
    .getByRole('img', { name: /^2024年/ })
    .first()
    .waitFor();
  await holds(page, `report, ${look}`);
  await stage.picture(`report-${look}`);
  await button(page, '用表格看').click();
  await page.getByRole('table').last().waitFor();
  await button(page, '三年放在一起看').click();
  await page.getByRole('group', { name: /血糖/ }).waitFor();
  await holds(page, `compare, ${look}`);
  await stage.picture(`report-compare-${look}`);
}

journey('a daughter reads her father’s report in the standard layout', (stage) => walk(stage, 'standard'), {
  timeoutMs: 90_000,
});

journey('the report in the dark', (stage) => walk(stage, 'dark'), {
  context: { colorScheme: 'dark' },
  timeoutMs: 90_000,
});
