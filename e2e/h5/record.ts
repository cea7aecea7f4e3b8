// A person and their record: what it says, where each thing comes from, and that a door that is not opened stays shut.
import type { Page } from 'playwright-core';
import { journey, type Stage } from '../support/journey';
import { back, button, heading, holds, inLargeType, signIn, words } from '../support/resident';

const atRecord = (page: Page) => heading(page, '看病、体检、打针的记录').waitFor();

async function openRecord(stage: Stage, who: string): Promise<void> {
  await signIn(stage, who);
  await stage.page.getByRole('tab', { name: '健康档案' }).last().click();
  await atRecord(stage.page);
}

type See = (screen: string) => Promise<void>;

/** Every page of the record, one after the other, from the first page and back to it. */
async function walkRecord(stage: Stage, see: See): Promise<void> {
  const { page } = stage;
  await see('record-elder');
  await button(page, '这些标识是怎么来的').click();
  await heading(page, '标识是从记录里算出来的').waitFor();
  await words(page, '老年人群').waitFor();
  await see('record-marks');
  await back(page);
  await atRecord(page);
  await button(page, /^血压，/).click();
  await heading(page, /^血压 \d+\/\d+ mmHg/).waitFor();
  await see('record-number');
  await back(page);
  await atRecord(page);
  await button(page, /^基本健康信息/).click();
  await heading(page, '身份').waitFor();
  await see('record-basic');
  await back(page);
  await atRecord(page);
  const all = button(page, '看全部记录');
  await all.click();
  // The first page has the same chips and leaves a moment later.
  await all.waitFor({ state: 'hidden' });
  await page.getByRole('tab', { name: '随访', exact: true }).last().click();
  const visit = button(page, /随访服务记录表/);
  await visit.waitFor();
  await see('record-timeline');
  await visit.click();
  await heading(page, '怎么来的').waitFor();
  await see('record-entry');
  await back(page);
  await heading(page, /^(我|爸爸)的记录$/).waitFor();
  await back(page);
  await atRecord(page);
}

const walk = async (stage: Stage, look: string): Promise<void> => {
  const see: See = async (screen) => {
    await holds(stage.page, `${screen}, ${look}`);
    await stage.picture(`${look}-${screen}`);
  };
  await openRecord(stage, '爸爸');
  await walkRecord(stage, see);
};

journey('a man of 71 reads his record: marks, numbers, form, list and one visit', (stage) => walk(stage, 'standard'), {
  timeoutMs: 120_000,
});

journey('the record in the dark', (stage) => walk(stage, 'dark'), {
  context: { colorScheme: 'dark' },
  timeoutMs: 120_000,
});

journey(
  'the record in large type',
  async (stage) => {
    await inLargeType(stage.page);
    await walk(stage, 'elder');
  },
  { timeoutMs: 120_000 },
);
