// The clinic's side: staff sign in, find a person by the number on the ticket, check them in, and place a walk-in.
import assert from 'node:assert/strict';
import pg from 'pg';
import type { Page } from 'playwright-core';
import { journey, type Stage } from '../support/journey';
import { button, isAccessible, words } from '../support/resident';
import { signInAtDesk } from '../support/staff';

const DESK = { viewport: { width: 1180, height: 820 } };

const find = async (page: Page, code: string): Promise<void> => {
  await page.getByRole('textbox', { name: /扫码/ }).fill(code);
  await button(page, '找').click();
};

journey(
  'the desk finds a person by the number, checks them in, and keeps other days apart',
  async (stage) => {
    const { page } = stage;
    await signInAtDesk(stage, '0217');
    await isAccessible(page, 'desk');
    const first = page.getByRole('button', { name: /^A\d{3}，.*等签到$/ }).first();
    const ticket = (await first.getAttribute('aria-label'))?.slice(0, 4) ?? '';
    await find(page, ` ${ticket.toLowerCase()} `);
    await button(page, '签到').click();
    await words(page, '签到了').waitFor();
    await stage.picture('desk-person');
    stage.expectConsole(/404/);
    await find(page, 'A999');
    await words(page, /没找到这个号/).waitFor();
  },
  { context: DESK },
);

/** The QR code of a booking of the nurse's own site on a later day. */
async function codeOfLaterDay({ databaseUrl, today }: Stage): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ code: string }>(
    `SELECT a.code FROM appointment a
       JOIN slot s USING (county_code, slot_id)
       JOIN staff f ON f.county_code = a.county_code AND f.site_id = a.site_id AND f.login_name = '0217'
      WHERE s.day > $1 AND a.state = 'booked' LIMIT 1`,
    [today],
  );
  await client.end();
  assert.ok(rows[0], 'the demo county has bookings on later days');
  return rows[0].code;
}

journey(
  'a ticket of another day is told, not served',
  async (stage) => {
    await signInAtDesk(stage, '0217');
    stage.expectConsole(/409/);
    await find(stage.page, await codeOfLaterDay(stage));
    await words(stage.page, /约的不是今天/).waitFor();
    assert.equal(await stage.page.getByRole('button', { name: '签到', exact: true }).count(), 0);
  },
  { context: DESK },
);
