// What staff do at the desk, in words.
import assert from 'node:assert/strict';
import type { Stage } from './journey';
import { button, heading } from './resident';

/** Opens the desk and signs in by the number of a demo login; today's list is there afterwards. */
export async function signInAtDesk({ page, address, logins }: Stage, name: string): Promise<void> {
  const staff = logins.find(({ login }) => login === name);
  assert.ok(staff, `no demo login ${name}`);
  await page.goto(`${address}/desk`);
  await page.getByRole('textbox', { name: '工号' }).fill(staff.login);
  await page.getByLabel('密码', { exact: true }).locator('visible=true').last().fill(staff.secret);
  await page.getByRole('textbox', { name: '动态码' }).fill('246810');
  await button(page, '登录').click();
  await heading(page, /^今天 \d+ 人$/).waitFor();
}
