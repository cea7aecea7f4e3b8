// Plays one journey: a fresh browser context, watched for errors nobody expected.
import fs from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { DemoServer } from '../../scripts/lib/demo-server';
import type { DemoLogin } from '../../scripts/lib/demo';
import { inRoot } from '../../scripts/lib/paths';
import type { Journey, Stage } from './journey';
import { checkWeapp } from './weapp-budget';
import { type Front, openFront, WeappHost } from './weapp';

export const OUT = inRoot('e2e', '.out');
export type Suite = 'h5' | 'weapp';

export interface Played {
  file: string;
  name: string;
  ok: boolean;
  ms: number;
  error?: string;
  picture?: string;
  /** Passed only when it was played a second time. */
  failedOnce?: true;
}
export interface Scene {
  suite: Suite;
  file: string;
  browser: Browser;
  server: DemoServer;
  logins: readonly DemoLogin[];
  today: string;
  /** What is added to the machine's clock on the server and in the page. */
  shiftMs: number;
}

/** A journey that says nothing else. */
export const TIMEOUT_MS = 60_000;
/** Two journeys share the cores. */
const STEP_TIMEOUT_MS = 20_000;
/** A refused request is an answer of the product, not a fault of the page; the browser prints one anyway. */
const REQUEST_NOISE = /Failed to load resource/;

/** Moves the page's clock as the server's is moved by KANGBAN_TODAY. */
function shiftClock(shift: number): void {
  const Real = Date;
  window.Date = new Proxy(Real, {
    construct: (target, args: []) => (args.length === 0 ? new target(Real.now() + shift) : new target(...args)),
    get: (target, name) => (name === 'now' ? () => Real.now() + shift : (Reflect.get(target, name) as unknown)),
  });
}

async function openContext({ browser, shiftMs }: Scene, { options }: Journey): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    hasTouch: true,
    ...options.context,
  });
  // tsx keeps names of functions by a helper; functions sent into the page look for it there.
  await context.addInitScript({ content: 'globalThis.__name = (named) => named;' });
  await context.addInitScript(shiftClock, shiftMs);
  context.setDefaultTimeout(STEP_TIMEOUT_MS);
  return context;
}

interface Watch {
  errors: string[];
  expected: RegExp[];
}

function watch(page: Page): Watch {
  const watched: Watch = { errors: [], expected: [REQUEST_NOISE] };
  page.on('pageerror', (error) => watched.errors.push(error.stack ?? error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') watched.errors.push(message.text());
  });
  return watched;
}

const slug = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80);

const withTimeout = <T>(work: Promise<T>, ms: number): Promise<T> => {
  let timer: NodeJS.Timeout;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not finished after ${ms / 1000} s`)), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
};

function refuseUnexpected({ errors, expected }: Watch): void {
  const unexpected = errors.filter((error) => !expected.some((pattern) => pattern.test(error)));
  if (unexpected.length > 0) throw new Error(`the page printed errors:\n${unexpected.join('\n')}`);
}

interface Place {
  context: BrowserContext;
  front: Front | undefined;
}

async function act(scene: Scene, journey: Journey, { context, front }: Place): Promise<void> {
  const page = await context.newPage();
  const watched = watch(page);
  const host = new WeappHost(page);
  const pictures = path.join(OUT, scene.suite);
  const stage: Stage = {
    page,
    context,
    address: front?.address ?? scene.server.address,
    databaseUrl: scene.server.databaseUrl,
    logins: scene.logins,
    today: scene.today,
    host,
    picture: async (name) => {
      await page.screenshot({ path: path.join(pictures, `${slug(name)}.png`) });
    },
    expectConsole: (pattern) => watched.expected.push(pattern),
  };
  await page.goto(stage.address);
  if (front) await host.ready();
  await journey.play(stage);
  if (front) await checkWeapp(page, host);
  refuseUnexpected(watched);
}

async function pictureOf(context: BrowserContext, scene: Scene, name: string): Promise<string | undefined> {
  const page = context.pages().at(-1);
  const file = path.join(OUT, scene.suite, `FAILED-${slug(name)}.png`);
  const taken = await page?.screenshot({ path: file, timeout: 5000 }).catch(() => undefined);
  return taken ? path.relative(inRoot(), file) : undefined;
}

/** Plays a journey to its end or its first failure, of which it keeps a picture. */
export async function play(scene: Scene, journey: Journey): Promise<Played> {
  fs.mkdirSync(path.join(OUT, scene.suite), { recursive: true });
  const started = performance.now();
  const { file } = scene;
  const front =
    scene.suite === 'weapp'
      ? await openFront(scene.server.address, { settings: journey.options.weapp ?? {} })
      : undefined;
  const context = await openContext(scene, journey);
  const done = () => ({ file, name: journey.name, ms: Math.round(performance.now() - started) });
  try {
    await withTimeout(act(scene, journey, { context, front }), journey.options.timeoutMs ?? TIMEOUT_MS);
    return { ...done(), ok: true };
  } catch (thrown) {
    const picture = await pictureOf(context, scene, journey.name);
    const error = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
    return { ...done(), ok: false, error, ...(picture ? { picture } : {}) };
  } finally {
    await context.close();
    await front?.close();
  }
}
