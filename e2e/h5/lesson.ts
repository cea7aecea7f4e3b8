// A man of 71 learns what to do at 180/110 in large type: read with its sources, three questions wrong the first time, right the second.
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { journey, type Stage } from '../support/journey';
import { button, heading, holds, inLargeType, signIn, words } from '../support/resident';

const choose = (page: Page, name: string) => page.getByRole('radio', { name, exact: true }).last().click();

/** The first page of a record, by whose it is. */
const RECORD = /residents\/([0-9a-f-]{36})\/record$/;

async function openLessons(stage: Stage): Promise<void> {
  const { page } = stage;
  await signIn(stage, '爸爸');
  const asked = page.waitForResponse((answer) => RECORD.test(answer.url()) && answer.ok());
  await page.getByRole('tab', { name: '健康档案' }).last().click();
  const [, id] = RECORD.exec((await asked).url()) ?? [];
  assert.ok(id, 'the record was asked for');
  await page.goto(`${stage.address}/#/packages/lesson/pages/list/index?residentId=${id}`);
  await heading(page, '我的健康课').waitFor();
}

/** Answers the four questions with these words. */
async function answerAll(page: Page, answers: readonly string[]): Promise<void> {
  for (const [at, answer] of answers.entries()) {
    await words(page, `第 ${at + 1} 题，一共 ${answers.length} 题`).waitFor();
    await choose(page, answer);
    await button(page, at === answers.length - 1 ? '答好了，看结果' : '下一题').click();
  }
}

/** Waits as long as the lesson asks, and no longer. */
const toQuestions = (page: Page) => button(page, '看完了，答 4 个小问题').click({ timeout: 60_000 });

journey(
  'a man of 71 learns what to do at 180/110, and the pressure that cannot wait must be right',
  async (stage) => {
    const { page } = stage;
    await inLargeType(page);
    await openLessons(stage);
    await holds(page, 'lesson list');
    await stage.picture('lesson-list');
    await button(page, /^血压到了 180\/110，怎么办，/).click();
    await heading(page, '有这些，马上打 120').waitFor();
    await words(page, /^依据：国家基本公共卫生服务规范/).waitFor();
    await button(page, /^再看一看，还要 \d+ 秒$/).waitFor();
    await holds(page, 'lesson');
    await stage.picture('lesson');
    await toQuestions(page);
    await words(page, '第 1 题，一共 4 题').waitFor();
    await holds(page, 'lesson question');
    await stage.picture('lesson-question');
    await answerAll(page, ['躺下睡一觉', '歇 5 到 10 分钟再量', '今天就找医生', '马上打 120']);
    await heading(page, '4 题答对 3 题').waitFor();
    await words(page, /有一题关系到救命/).waitFor();
    await words(page, '胸口痛等不得，要马上打 120。').waitFor();
    await holds(page, 'lesson not passed');
    await stage.picture('lesson-not-passed');
    await button(page, '再学一遍').click();
    await toQuestions(page);
    await answerAll(page, ['马上打 120', '歇 5 到 10 分钟再量', '今天就找医生', '马上打 120']);
    await heading(page, '4 题答对 4 题').waitFor();
    await words(page, /今年头一回/).waitFor();
    await holds(page, 'lesson passed');
    await stage.picture('lesson-passed');
    await button(page, '看看别的课').click();
    await words(page, /^今年学会 \d+ 课，一共 15 课$/).waitFor();
    await button(page, /^血压到了 180\/110，怎么办，今年学会了，/).waitFor();
  },
  { timeoutMs: 240_000 },
);
