// The counter where points are used: staff find a redemption by what the person shows, and confirm it.
import type { Page } from 'playwright-core';
import type { Stage } from './journey';
import { button, heading, words } from './resident';
import { signInAtDesk } from './staff';

/** How a desk's screen is: beside the resident's phone in a journey of both. */
export const COUNTER = { viewport: { width: 1280, height: 900 } } as const;

/** Signs in at the desk and opens 积分核销. */
export async function openCounter(stage: Stage, login = '0210'): Promise<void> {
  await signInAtDesk(stage, login);
  await button(stage.page, '积分核销').click();
  await heading(stage.page, '今天核销').waitFor();
}

/** Types what a scanner would, or six digits read aloud; the person stands there afterwards. */
export async function findAtCounter(page: Page, typed: string): Promise<void> {
  await page.getByRole('textbox', { name: /扫码/ }).fill(typed);
  await button(page, '查').click();
  await button(page, '不核销').waitFor();
}

/** Confirms whoever stands at the counter, warnings read; gives what the counter said. */
export async function confirmAtCounter(page: Page): Promise<void> {
  await page.getByRole('button', { name: /确认核销/ }).click();
  await words(page, '核销好了').waitFor();
}
