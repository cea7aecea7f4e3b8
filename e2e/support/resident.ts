// What a resident does on the pages, in words: sign in, tap, answer; and what every screen must hold.
import assert from 'node:assert/strict';
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';
import type { Stage } from './journey';

/** The large text of a phone's settings that every layout must take (docs: ux.md §7). */
const LARGE_TEXT = 1.4;

export const button = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).last();
export const heading = (page: Page, name: string | RegExp): Locator => page.getByRole('heading', { name }).last();
export const words = (page: Page, text: string | RegExp): Locator =>
  page.getByText(text).locator('visible=true').last();

/** The page of the address is the one that is shown: nothing is on its way any more. */
const isArrived = (): boolean => {
  const shown = [...document.querySelectorAll<HTMLElement>('.taro_page')].filter((part) => part.offsetParent !== null);
  const pathOf = (text = ''): string | undefined => text.split('?')[0];
  return pathOf(shown.at(-1)?.id) === pathOf(location.hash.slice(1));
};

/** One page back, as soon as the page one stands on is there: a heading alone may still be the page before's. */
export async function back(page: Page): Promise<void> {
  await page.waitForFunction(isArrived);
  await button(page, '返回上一页').click();
}

/** Counts what is tapped; typing and choosing one of a few answers do not count (ux.md §2). */
export class Taps {
  count = 0;
  constructor(private readonly page: Page) {}

  async press(name: string | RegExp): Promise<void> {
    await button(this.page, name).click();
    this.count += 1;
  }
}

/** Phone and code of a demo login by the beginning of its words: 我, 爸爸. */
function loginOf({ logins }: Stage, who: string): { phone: string; code: string } {
  const login = logins.find((each) => each.who.startsWith(who));
  assert.ok(login, `no demo login for ${who}`);
  return { phone: login.login, code: login.secret };
}

/** Name and ID number after a word of the login's own description: `王芳 990101…`. */
export function personOf({ logins }: Pick<Stage, 'logins'>, name: string): { name: string; idNumber: string } {
  const idNumber = new RegExp(`${name} (\\d{17}[\\dX])`).exec(JSON.stringify(logins))?.[1];
  assert.ok(idNumber, `no demo person ${name}`);
  return { name, idNumber };
}

async function signInByPhone(stage: Stage, who: string): Promise<void> {
  const { page } = stage;
  const { phone, code } = loginOf(stage, who);
  await page.getByRole('textbox', { name: '手机号' }).fill(phone);
  await button(page, '获取验证码').click();
  await words(page, /5 分钟内填/).waitFor();
  await page.getByRole('textbox', { name: '验证码' }).fill(code);
  await page.getByRole('checkbox', { name: /我看过了/ }).click();
  await button(page, '登录').click();
}

/** `then`: the heading that comes; home unless told. */
export async function signIn(stage: Stage, who = '我', then?: string): Promise<void> {
  const { page } = stage;
  await signInByPhone(stage, who);
  await (then ? heading(page, then) : page.getByRole('tab', { name: '首页' }).last()).waitFor();
}

/** In the mini-program, where WeChat's own way stands first. */
export async function signInByWeapp(stage: Stage, who = '我'): Promise<void> {
  await stage.host.at('pages/login/index');
  await button(stage.page, '用短信验证码登录').click();
  await signInByPhone(stage, who);
  await stage.host.at('pages/home/index');
}

/** Opens the page anew in the layout with large type. */
export async function inLargeType(page: Page): Promise<void> {
  await page.evaluate(() =>
    localStorage.setItem('kangban.reading', JSON.stringify({ data: { version: 1, data: { mode: 'elder' } } })),
  );
  await page.reload();
}

/** 没有 to everything, and agrees to the consent text. */
export async function answerNo(page: Page): Promise<void> {
  const answers = page.getByRole('radio', { name: '没有', exact: true });
  await answers.first().waitFor();
  for (let index = 0; index < (await answers.count()); index += 1) await answers.nth(index).click();
  await page.getByRole('checkbox', { name: /同意接种/ }).click();
}

/** From home to the last page before booking, the way most parents go. */
export async function goToCheck(page: Page, taps: Taps = new Taps(page)): Promise<void> {
  await taps.press('去预约');
  await taps.press('下一步：选时间');
  await taps.press('下一步：健康问询');
  await answerNo(page);
  await taps.press('下一步：确认');
  await heading(page, '看看对不对').waitFor();
}

export async function book(page: Page, taps: Taps = new Taps(page)): Promise<void> {
  await goToCheck(page, taps);
  await taps.press('确认预约');
  await heading(page, '约好了').waitFor();
}

/** So often the same, so far apart (ms), is settled. */
const SETTLED_LOOKS = 3;
const SETTLING_MS = 60;
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** The height of everything on the page: nothing may count as covered only because a bar stands over it while one scrolls. */
const wholeHeight = (): number =>
  Math.max(
    window.innerHeight,
    ...[...document.querySelectorAll('.taro_page, .page-shell')].map((part) => part.scrollHeight),
  );

/** That height once nothing is added to the page any more: what arrives late stands lower than what was measured, half under the bar. */
async function settledHeight(page: Page): Promise<number> {
  let height = await page.evaluate(wholeHeight);
  for (let quiet = 0; quiet < SETTLED_LOOKS;) {
    await page.waitForTimeout(SETTLING_MS);
    const now = await page.evaluate(wholeHeight);
    quiet = now === height ? quiet + 1 : 0;
    height = now;
  }
  return height;
}

/** Nothing that keeps people with a screen reader, weak eyes or an unsteady hand out. */
export async function isAccessible(page: Page, screen: string): Promise<void> {
  const size = page.viewportSize() ?? { width: 390, height: 844 };
  await page.setViewportSize({ ...size, height: await settledHeight(page) });
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
  await page.setViewportSize(size);
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join('\n')}`);
  assert.deepEqual(found, [], `axe on ${screen}`);
}

/** Parts whose words do not fit: the page is pushed wide, or a text is cut. */
function misfits(): string[] {
  const shown = [...document.querySelectorAll<HTMLElement>('body *')].filter((part) => part.offsetParent !== null);
  const wide = shown.filter((part) => part.getBoundingClientRect().right > window.innerWidth + 1);
  const scrolls = (part: Element): boolean => part.closest('.family-switcher, .chips') !== null;
  const cut = shown.filter(
    (part) => getComputedStyle(part).overflowX === 'hidden' && part.scrollWidth > part.clientWidth + 1,
  );
  return [...wide, ...cut]
    .filter((part) => !scrolls(part) && part.textContent.trim() !== '')
    .map((part) => `${part.className}: ${part.textContent.trim().slice(0, 40)}`);
}

/** The page at the largest text a phone may ask for: nothing is pushed out, nothing is cut. */
export async function fitsLargeText(page: Page, screen: string): Promise<void> {
  const setSize = (scale: number): void => void (document.documentElement.style.fontSize = `${125 * scale}%`);
  await page.evaluate(setSize, LARGE_TEXT);
  const found = await page.evaluate(misfits);
  await page.evaluate(setSize, 1);
  assert.deepEqual(found, [], `${screen} at ${LARGE_TEXT} × text`);
}

/** Both of the above. */
export async function holds(page: Page, screen: string): Promise<void> {
  await isAccessible(page, screen);
  await fitsLargeText(page, screen);
}
