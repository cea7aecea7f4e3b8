// An elder shows his record to a doctor: the doctor opens it by the code in a browser of their own, he sees who looked, takes it back, and the
// doctor's screen empties.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import type { Page } from 'playwright-core';
import pg from 'pg';
import { journey, type Stage } from '../support/journey';
import { button, heading, holds, isAccessible, signIn, words } from '../support/resident';

/** 爸爸 of the demo: his record is open, and something stands in it. */
async function anElder({ databaseUrl, today }: Stage): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string; county: string; account: string }>(
      `SELECT l.resident_id AS id, l.county_code AS county, l.account_id AS account FROM family_link l
         JOIN resident r ON r.county_code = l.county_code AND r.resident_id = l.resident_id
        WHERE l.right_kind = 'self' AND l.state = 'active' AND r.name = '林国强' LIMIT 1`,
    );
    const [elder] = rows;
    assert.ok(elder, 'the demo has no elder of this name');
    await client.query(
      `INSERT INTO record_consent (county_code, consent_id, resident_id, kind, version, given, said_by, account_id, said_at)
       VALUES ($1, gen_random_uuid(), $2, 'open-record', 'open-record-1', true, 'self', $3, $4::date - 1)`,
      [elder.county, elder.id, elder.account, today],
    );
    await client.query(
      `INSERT INTO record_entry (county_code, entry_id, resident_id, kind, version, happened_on, institution, source, payload)
       VALUES ($1, gen_random_uuid(), $2, 'allergy', 1, $3::date - 400, '青岚县人民医院', 'clinic', $4)`,
      [
        elder.county,
        elder.id,
        today,
        JSON.stringify({
          none: false,
          what: { text: '头孢曲松', coding: [], known: true },
          category: 'medication',
          criticality: 'high',
          clinical: 'active',
          verification: 'confirmed',
          reactions: ['皮疹'],
        }),
      ],
    );
    return elder.id;
  } finally {
    await client.end();
  }
}

const codeOn = async (page: Page): Promise<string> => {
  const code = await page.locator('.share-secret__code').locator('visible=true').last().innerText();
  assert.match(code, /^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  return code;
};

async function openAsDoctor(doctor: Page, address: string, code: string): Promise<void> {
  await doctor.goto(`${address}/share`);
  await heading(doctor, /打开病人给您看的档案/).waitFor();
  await doctor.getByRole('textbox', { name: '编号' }).fill(code.toLowerCase());
  await doctor.getByRole('textbox', { name: /您的姓名/ }).fill('王医生');
  await doctor.getByRole('textbox', { name: /您的单位/ }).fill('市第一人民医院');
  await button(doctor, '打开').click();
}

async function savedPdf(page: Page): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, '存成 PDF').click()]);
  return fs.readFileSync(await download.path());
}

journey(
  'a person shows the record to a doctor, sees who looked, and takes it back',
  async (stage) => {
    const { page, address, context } = stage;
    const residentId = await anElder(stage);
    await signIn(stage, '爸爸');
    await page.goto(`${address}/#/packages/record/pages/share/index?residentId=${residentId}`);
    await heading(page, /选好给医生看什么/).waitFor();
    await holds(page, 'share');
    await stage.picture('share-choose');
    await page.getByRole('checkbox', { name: /^过敏/ }).click();
    await button(page, '生成给医生看的码').click();
    const code = await codeOn(page);
    await holds(page, 'share-made');
    await stage.picture('share-made');

    const browser = context.browser();
    assert.ok(browser);
    const elsewhere = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const doctor = await elsewhere.newPage();
    const asked: string[] = [];
    doctor.on('request', (request) => asked.push(request.url()));
    await openAsDoctor(doctor, address, code);
    await words(doctor, /头孢曲松/).waitFor();
    await words(doctor, /对方自己写的，没有核实/).waitFor();
    assert.equal(await doctor.getByText('高血压').count(), 0, 'only what was chosen');
    await isAccessible(doctor, 'shared-record');
    assert.ok(!asked.some((url) => url.includes(code)), 'the code is in no address');

    await page.reload();
    await words(page, /王医生 · 市第一人民医院/).waitFor();
    await stage.picture('share-opened');
    await button(page, '停止分享').click();
    await button(page, '停止').click();
    await words(page, /您停掉了/).waitFor();
    await words(doctor, /已经结束了/).waitFor();
    assert.equal(await doctor.getByText('头孢曲松').count(), 0, 'the screen is empty');
    await openAsDoctor(doctor, address, code);
    await words(doctor, /没有这个分享，或者已经结束了/).waitFor();
    await elsewhere.close();

    await page.goto(`${address}/#/packages/record/pages/print/index?residentId=${residentId}`);
    await heading(page, /把档案存成文件/).waitFor();
    await holds(page, 'print');
    await stage.picture('print');
    const paper = await savedPdf(page);
    assert.equal(paper.subarray(0, 5).toString(), '%PDF-');
  },
  { timeoutMs: 120_000 },
);
