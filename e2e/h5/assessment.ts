// Screens of an older man in large type: five questions, left in the middle and gone on with, and help at once where an answer asks for it.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { journey, type Stage } from '../support/journey';
import { button, heading, holds, signIn, words } from '../support/resident';

const choose = (page: Page, name: string) => page.getByRole('radio', { name, exact: true }).last().click();
const at = (page: Page, place: number, of: number) => words(page, `第 ${place} 题，一共 ${of} 题`).waitFor();

async function inLargeType({ page }: Stage): Promise<void> {
  await page.evaluate(() =>
    localStorage.setItem('kangban.reading', JSON.stringify({ data: { version: 1, data: { mode: 'elder' } } })),
  );
  await page.reload();
}

/** The first page of a record, by whose it is. */
const RECORD = /residents\/([0-9a-f-]{36})\/record$/;

/** The list, from the page that says what is missing in the record. */
async function openList(stage: Stage): Promise<void> {
  const { page } = stage;
  await signIn(stage, '爸爸');
  const asked = page.waitForResponse((answer) => RECORD.test(answer.url()) && answer.ok());
  await page.getByRole('tab', { name: '健康档案' }).last().click();
  const [, id] = RECORD.exec((await asked).url()) ?? [];
  assert.ok(id, 'the record was asked for');
  await page.goto(`${stage.address}/#/packages/assessment/pages/list/index?residentId=${id}`);
  await heading(page, '我的健康小问卷').waitFor();
}

journey(
  'a man of 71 answers on self-care in large type, leaves in the middle, and reads what comes next',
  async (stage) => {
    const { page } = stage;
    await inLargeType(stage);
    await openList(stage);
    await holds(page, 'assessment list');
    await stage.picture('assessment-list');
    await button(page, '生活自理，开始答').click();
    await button(page, '开始').waitFor();
    await holds(page, 'assessment start');
    await stage.picture('assessment-start');
    await button(page, '开始').click();
    await at(page, 1, 5);
    await holds(page, 'assessment question');
    await stage.picture('assessment-question');
    await choose(page, '需要协助，如切碎、搅拌食物等');
    await at(page, 2, 5);
    await choose(page, '能独立地洗头、梳头、洗脸、刷牙、剃须等；洗澡需要协助');
    await at(page, 3, 5);
    // A call comes, the page is gone; what was answered is not.
    await page.reload();
    await at(page, 3, 5);
    await button(page, '上一题').click();
    await at(page, 2, 5);
    await page.getByRole('radio', { name: /洗澡需要协助/, checked: true }).waitFor();
    await button(page, '先到这里，下次再答').click();
    await button(page, '生活自理，接着答').click();
    await at(page, 3, 5);
    for (const [index, answer] of ['独立完成', '不需协助，可自控', '独立完成所有活动'].entries()) {
      await at(page, index + 3, 5);
      await choose(page, answer);
    }
    await button(page, '看结果').click();
    await heading(page, '有些事，要人搭把手').waitFor();
    await words(page, '请家庭医生看看怎么防摔。').waitFor();
    await words(page, '轻度依赖').waitFor();
    await holds(page, 'assessment result');
    await stage.picture('assessment-result');
    await button(page, '回到小问卷').click();
    await button(page, '生活自理，看结果').waitFor();
  },
  { timeoutMs: 120_000 },
);

journey(
  'an answer that speaks of death is met with help before the next question',
  async (stage) => {
    const { page } = stage;
    await inLargeType(stage);
    await openList(stage);
    await button(page, '情绪（2到9题），开始答').click();
    await button(page, '开始').click();
    await at(page, 1, 2);
    await choose(page, '几乎每天');
    await at(page, 2, 2);
    await choose(page, '好几天');
    for (let place = 3; place <= 8; place += 1) {
      await at(page, place, 9);
      await choose(page, '完全不会');
    }
    await at(page, 9, 9);
    await choose(page, '好几天');
    await heading(page, '先停一停').waitFor();
    await button(page, /打 12356/).waitFor();
    await button(page, /打 120/).waitFor();
    await holds(page, 'assessment safety');
    await stage.picture('assessment-safety');
    await button(page, '我接着答').click();
    await button(page, '看结果').click();
    await heading(page, '这两周，情绪有些低').waitFor();
    await button(page, /打 12356/).waitFor();
    // Looked at again, it is closed: only a fresh proof opens it.
    await page.reload();
    await heading(page, '答好了，存进档案了').waitFor();
    await button(page, '打开保密的记录').waitFor();
    await holds(page, 'assessment hidden');
    await stage.picture('assessment-hidden');
  },
  { timeoutMs: 120_000 },
);
