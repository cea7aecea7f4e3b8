// A father logs his blood pressure: in seconds in large type, with what to do first when it is very high, and without a line, sent exactly
// once when it comes back; then he looks at the days and hears his letter.
import assert from 'node:assert/strict';
import pg from 'pg';
import type { Page } from 'playwright-core';
import { journey, type Stage } from '../support/journey';
import { inLayout, spokenBy } from '../support/report';
import { back, button, heading, holds, signIn, words } from '../support/resident';

const ELDER_KEY_PX = 60;
/** From the first key to the answer, on a busy machine. */
const SECONDS_MAX = 15;

async function keys(page: Page, digits: string): Promise<void> {
  for (const digit of digits) await button(page, digit).click();
}

/** How many sittings of 爸爸 have these numbers, as the database has them. */
async function kept({ databaseUrl }: Stage, systolic: number, diastolic: number): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ count: string }>(
      `select count(*) from reading_session where mean->>'systolic' = $1 and mean->>'diastolic' = $2`,
      [String(systolic), String(diastolic)],
    );
    return Number(rows[0]?.count);
  } finally {
    await client.end();
  }
}

journey(
  'in large type a father logs his blood pressure in seconds',
  async (stage) => {
    const { page } = stage;
    await inLayout(page, 'elder');
    await signIn(stage, '爸爸');
    await button(page, /^记血压/).click();
    await button(page, '先填数，再存').waitFor();
    const key = await button(page, '5').boundingBox();
    assert.ok(key && key.height >= ELDER_KEY_PX, 'a key is as large as an old finger');
    await holds(page, 'log, elder');
    const started = Date.now();
    await keys(page, '1378372');
    await stage.picture('reading-log-elder');
    await button(page, '存下来').click();
    await heading(page, '存好了').waitFor();
    assert.ok(Date.now() - started < SECONDS_MAX * 1000, 'logged in seconds');
    await holds(page, 'logged, elder');
    await button(page, '看血压').click();
    await heading(page, '爸爸的血压')
      .or(heading(page, /的血压$/))
      .first()
      .waitFor();
    await words(page, '137/83').waitFor();
    await holds(page, 'readings, elder');
    await stage.picture('reading-home-elder');
  },
  { timeoutMs: 120_000 },
);

journey(
  'a very high blood pressure says first what to do, and whom to call',
  async (stage) => {
    const { page } = stage;
    await signIn(stage, '爸爸');
    await button(page, /^血压血糖/).click();
    await button(page, '记一次血压').click();
    await keys(page, '186112');
    await button(page, '存下来').click();
    const box = page.getByRole('alert').last();
    await box.getByRole('heading').first().waitFor();
    const first = await box.getByRole('listitem').first().innerText();
    assert.match(first, /歇/, 'rest first');
    const call = await button(page, /120/).boundingBox();
    assert.ok(call && call.y + call.height <= 844, 'help can be called without scrolling');
    assert.equal(await words(page, '存好了').count(), 0);
    await holds(page, 'alarm');
    await stage.picture('reading-alarm');
    await button(page, '胸口痛').click();
    await heading(page, /120/).waitFor();
  },
  { timeoutMs: 90_000 },
);

journey(
  'without a line a reading waits on the phone, outlives a reload and is sent exactly once',
  async (stage) => {
    const { page, context } = stage;
    stage.expectConsole(/ERR_INTERNET_DISCONNECTED|Failed to fetch|NetworkError/);
    await signIn(stage, '爸爸');
    await button(page, /^血压血糖/).click();
    await button(page, '记一次血压').click();
    await button(page, '先填数，再存').waitFor();
    const batches: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST' && /\/readings(\/batch)?$/.test(new URL(request.url()).pathname))
        batches.push(request.url());
    });
    await page.route('**/api/v1/**', (route) => route.abort());
    await context.setOffline(true);
    await keys(page, '14391');
    await button(page, '存下来').click();
    await words(page, '等着发送 1 条').waitFor();
    await holds(page, 'waiting');
    await stage.picture('reading-waiting');
    assert.equal(await kept(stage, 143, 91), 0);

    await context.setOffline(false);
    await page.reload();
    await words(page, '等着发送 1 条').or(button(page, '先填数，再存')).first().waitFor();
    await page.unroute('**/api/v1/**');
    batches.length = 0;
    await page.goto(`${stage.address}/#/pages/home/index`);
    await page.reload();
    await button(page, /^血压血糖/).click();
    await words(page, '143/91').waitFor();
    await words(page, '等着发送 1 条').waitFor({ state: 'hidden' });
    assert.equal(batches.length, 1, 'sent once');
    assert.equal(await kept(stage, 143, 91), 1, 'kept once');
  },
  { timeoutMs: 90_000 },
);

async function look(stage: Stage, name: string): Promise<void> {
  const { page } = stage;
  await signIn(stage, '爸爸');
  // Signing in takes the layout the account was set to.
  await inLayout(page, 'standard');
  await button(page, /^血压血糖/).click();
  await page.getByRole('img').first().waitFor();
  await holds(page, `readings, ${name}`);
  await stage.picture(`reading-home-${name}`);
  await button(page, '看 90 天').click();
  await page.getByRole('tab', { name: '7 天' }).last().click();
  await button(page, '用表格看').click();
  await page.getByRole('table').last().waitFor();
  await holds(page, `trend, ${name}`);
  await stage.picture(`reading-trend-${name}`);
  await back(page);
  await button(page, /^健康小信/).click();
  const readAloud = page.getByRole('button', { name: '读给我听', exact: true }).locator('visible=true').last();
  await page.getByRole('tab', { name: '一周' }).last().waitFor();
  await readAloud.click();
  await readAloud.waitFor({ timeout: 20_000 });
  assert.ok((await spokenBy(page)).length > 1, 'the letter is heard');
  await holds(page, `letter, ${name}`);
  await stage.picture(`reading-letter-${name}`);
  await back(page);
  await button(page, /^血压计、血糖仪、秤/).click();
  await button(page, '绑定一台').click();
  await holds(page, `meters, ${name}`);
}

journey('a father looks at the days and hears his letter', (stage) => look(stage, 'standard'), { timeoutMs: 120_000 });

journey('readings in the dark', (stage) => look(stage, 'dark'), {
  context: { colorScheme: 'dark' },
  timeoutMs: 120_000,
});
