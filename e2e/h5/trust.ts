// A nurse opens somebody's record at the desk; that person sees it, says it was not agreed to, and reads the desk's answer.
import assert from 'node:assert/strict';
import pg from 'pg';
import { journey, type Stage } from '../support/journey';
import { button, heading, isAccessible, signIn, words } from '../support/resident';
import { signInAtDesk } from '../support/staff';

interface Looked {
  residentId: string;
  name: string;
  birthDate: string;
}

/** The person behind the second demo login, who belongs to the clinic of the demo's desk. */
async function theFather({ databaseUrl }: Stage): Promise<Looked> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<Looked>(
      `SELECT r.resident_id AS "residentId", r.name, r.birth_date::text AS "birthDate"
         FROM resident r JOIN staff f ON f.county_code = r.county_code AND f.site_id = r.site_id AND f.login_name = '0217'
        WHERE r.name = '林国强' LIMIT 1`,
    );
    assert.ok(rows[0], 'the father of the demo belongs to the clinic of the desk');
    return rows[0];
  } finally {
    await client.end();
  }
}

/** At the desk: who, what for, and then the record. */
async function opensRecord(stage: Stage, { name, birthDate }: Looked): Promise<void> {
  const { page } = stage;
  await button(page, '看健康档案').click();
  await page.getByRole('tab', { name: '姓名和生日' }).click();
  await page.getByRole('textbox', { name: '姓名' }).fill(name);
  await page.getByRole('textbox', { name: /生日/ }).fill(birthDate);
  await button(page, '找人').click();
  await words(page, '为了什么看？').waitFor();
  await isAccessible(page, 'desk-record-purpose');
  await button(page, /^看病、随访/).click();
  await words(page, /这次为了：看病、随访/).waitFor();
  await heading(page, name).waitFor();
  await isAccessible(page, 'desk-record');
  await stage.picture('desk-record');
}

journey(
  'a person sees that a nurse opened the record, says it was not agreed to, and reads the answer',
  async (stage) => {
    const { page, address } = stage;
    const father = await theFather(stage);
    await signInAtDesk(stage, '0217');
    await opensRecord(stage, father);

    await page.goto(`${address}/#/pages/login/index`);
    await signIn(stage, '爸爸');
    const log = `${address}/#/packages/record/pages/access/index?residentId=${father.residentId}`;
    await page.goto(log);
    await heading(page, /最近30天 \d+ 次/).waitFor();
    await words(page, /看了健康档案/).waitFor();
    await isAccessible(page, 'access');
    await stage.picture('access');
    await page
      .getByRole('button', { name: /护士.*看了健康档案.*为了随访/ })
      .first()
      .click();
    await page.getByRole('checkbox', { name: '我不认识这个人' }).click();
    await isAccessible(page, 'complaint');
    await stage.picture('complaint');
    await button(page, '告诉我们').click();
    await words(page, '说了，等人接手').waitFor();

    await signInAtDesk(stage, '0105');
    await button(page, '不同意的查看').click();
    await words(page, '我不认识这个人').waitFor();
    await button(page, '我来查').click();
    await button(page, '写答复').click();
    await page.getByRole('textbox', { name: /查到了什么/ }).fill('那天有位同名的人来打针，看错了，已经和护士说过。');
    await stage.picture('desk-complaints');
    await button(page, '发出答复').click();
    await words(page, '没有要答复的').waitFor();

    await page.goto(log);
    await page
      .getByRole('button', { name: /护士.*有答复了/ })
      .first()
      .click();
    await words(page, /看错了，已经和护士说过/).waitFor();
    await stage.picture('complaint-answered');
    await button(page, '知道了，办完').click();
    await words(page, '办完了').waitFor();
  },
  { timeoutMs: 90_000 },
);
