// What journeys of the checkup report share: a voice that can be heard, and the way to 爸爸's newest report.
import type { Page } from 'playwright-core';
import type { Stage } from './journey';
import { button, heading, signIn } from './resident';

/** A voice that says everything at once and keeps what it said. */
function giveVoice(): void {
  const spoken: string[] = [];
  const voice = {
    getVoices: () => [{ lang: 'zh-CN' }],
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    cancel: () => undefined,
    speak(one: SpeechSynthesisUtterance) {
      spoken.push(one.text);
      setTimeout(() => one.dispatchEvent(new Event('end')), 150);
    },
  };
  Object.defineProperty(window, 'speechSynthesis', { value: voice, configurable: true });
  Object.assign(window, { spoken });
}

export const spokenBy = (page: Page): Promise<string[]> =>
  page.evaluate(() => ('spoken' in window && Array.isArray(window.spoken) ? window.spoken.map(String) : []));

/** The layout the reader chose before, and a voice. */
export async function inLayout(page: Page, mode: 'standard' | 'elder'): Promise<void> {
  await page.addInitScript(giveVoice);
  await page.evaluate(
    (kept) => localStorage.setItem('kangban.reading', JSON.stringify({ data: { version: 1, data: { mode: kept } } })),
    mode,
  );
  await page.reload();
}

/** From signing in as the daughter to the newest report of 爸爸. */
export async function openReport(stage: Stage): Promise<void> {
  const { page } = stage;
  await signIn(stage, '我');
  await page.getByRole('tab', { name: '健康档案' }).last().click();
  await page.getByRole('tab', { name: '爸爸', exact: true }).last().click();
  await heading(page, '看病、体检、打针的记录').waitFor();
  await button(page, '体检报告').click();
  await heading(page, /要留意|都正常/).waitFor();
}
