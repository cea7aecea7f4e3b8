// A parent gives the vision file to a school: agrees, takes both files; the own county's desk says it needs no import.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import pg from 'pg';
import { journey, type Stage } from '../support/journey';
import { button, heading, isAccessible, signIn, words } from '../support/resident';
import { signInAtDesk } from '../support/staff';

/** The eldest child of the first demo login, with one examination more than the county was loaded with. */
async function aMeasuredChild({ databaseUrl, today }: Stage): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string; county: string }>(
      `SELECT r.resident_id AS id, r.county_code AS county FROM family_link l
         JOIN resident r ON r.county_code = l.county_code AND r.resident_id = l.resident_id
        WHERE l.right_kind = 'guardian' AND l.state = 'active' AND r.name = '陈一鸣'
        LIMIT 1`,
    );
    const [child] = rows;
    assert.ok(child, 'the demo has no child of this name');
    await client.query(
      `INSERT INTO vision_examination (county_code, examination_id, resident_id, examined_on, setting, institution, examined_by,
         right_naked, left_naked, right_sphere, left_sphere, source)
       VALUES ($1, gen_random_uuid(), $2, $3::date - 20, 'clinic', '柳溪镇卫生院', '周敏', 49, 50, 25, 50, 'clinic')`,
      [child.county, child.id, today],
    );
    return child.id;
  } finally {
    await client.end();
  }
}

async function saved(stage: Stage, name: string): Promise<string> {
  const [download] = await Promise.all([stage.page.waitForEvent('download'), button(stage.page, name).click()]);
  return download.path();
}

journey(
  'a parent gives the vision file to a school, and their own county need not import it',
  async (stage) => {
    const { page, address } = stage;
    const residentId = await aMeasuredChild(stage);
    await signIn(stage);
    await page.goto(`${address}/#/packages/child/pages/transfer/index?residentId=${residentId}`);
    await heading(page, /视力档案转给学校/).waitFor();
    await page.getByRole('textbox', { name: /哪所学校/ }).waitFor();
    await isAccessible(page, 'transfer');
    await stage.picture('transfer-standard');
    await page.getByRole('textbox', { name: /哪所学校/ }).fill('柳溪中心小学');
    await page.getByRole('checkbox').click();
    await button(page, '同意，做好文件').click();
    await words(page, /视力档案转给了柳溪中心小学。/).waitFor();
    const file = await saved(stage, '下载给学校的文件');
    const bundle = JSON.parse(fs.readFileSync(file, 'utf8')) as { resourceType: string };
    assert.equal(bundle.resourceType, 'Bundle');
    const paper = fs.readFileSync(await saved(stage, '下载 PDF'));
    assert.equal(paper.subarray(0, 5).toString(), '%PDF-');
    await stage.picture('transfer-made');
    await signInAtDesk(stage, '0217');
    await button(page, '接收档案').click();
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button(page, '选文件').click()]);
    stage.expectConsole(/409/);
    await chooser.setFiles(file);
    await words(page, /这就是本县的档案/).waitFor();
    await isAccessible(page, 'desk-receive');
    await stage.picture('desk-receive');
  },
  { timeoutMs: 90_000 },
);
