// The small WeChat itself, tried with a hand-written mini-program: what it models has to behave as WeChat documents it.
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { CHROME_FLAGS, findBrowser } from '../../scripts/lib/browser';
import { PlainError } from '../../scripts/lib/plain-error';
import { API_ORIGIN, type Front, openFront, WeappHost } from '../support/weapp';
import { packProgram } from './pack';

jest.setTimeout(120_000);

const FORM = `
<view id="width" class="half"></view>
<input id="name" name="name" value="{{name}}" bindinput="type" /><text id="typed">{{typed}}</text>
<form bindsubmit="send" bindreset="clear">
  <switch id="switch" name="agrees" />
  <radio-group name="size"><radio id="small" value="s" /><radio id="large" value="l" /></radio-group>
  <checkbox-group name="days" bindchange="days"><checkbox id="mon" value="1" /><checkbox id="tue" value="2" /></checkbox-group>
  <button id="send" form-type="submit">send</button><button id="reset" form-type="reset">reset</button>
</form>
<button id="off" disabled="{{true}}" bindtap="never">off</button>
<picker id="picker" range="{{['x','y']}}" bindchange="picked"><text id="chosen">{{chosen}}</text></picker>
<swiper id="swiper" current="0" bindchange="swiped"><swiper-item id="one">1</swiper-item><swiper-item id="two">2</swiper-item></swiper>
<rich-text id="rich" nodes="{{nodes}}" />
<view id="outer" bindtap="outer"><view id="inner" catchtap="inner">in</view><view id="through">through</view></view>
<view wx:for="{{list}}" wx:key="id" class="row">{{item.id}}</view><view id="turn" bindtap="turn">turn</view>
<view id="heard">{{heard}}</view>`;

const FORM_JS = `
const seen = { window: typeof window, fetch: typeof fetch, storage: typeof localStorage, controller: typeof AbortController,
  made: typeof new Function('a', 'return a')(), self: typeof new Function('return this')() };
Page({
  data: { name: '', typed: '', heard: '', chosen: '', list: [{ id: 'a' }, { id: 'b' }, { id: 'c' }],
    nodes: [{ name: 'b', attrs: { class: 'strong' }, children: [{ type: 'text', text: '<i>' }] }] },
  say(value) { this.setData({ heard: JSON.stringify(value) }); },
  onLoad(query) { this.query = query; this.say({ query, seen }); },
  type(event) { this.setData({ typed: event.detail.value, name: event.detail.value.toUpperCase() }); },
  send(event) { this.say(event.detail.value); },
  clear() { this.say('cleared'); },
  days(event) { this.say(event.detail.value); },
  never() { this.say('never'); },
  picked(event) { this.setData({ chosen: 'y:' + event.detail.value }); },
  swiped(event) { this.say(event.detail); },
  outer() { this.say('outer'); },
  inner() { this.say('inner'); },
  turn() { this.setData({ list: [{ id: 'd' }, ...this.data.list.reverse()] }); },
});`;

const PROGRAM: Record<string, string> = {
  'app.json': JSON.stringify({
    pages: ['form/index', 'other/index', 'deep/index'],
    tabBar: { list: ['form', 'other'].map((name) => ({ pagePath: `${name}/index`, text: name })) },
  }),
  'app.js': "App({ onLaunch() { getApp.launched = true; }, colour: 'green' });",
  'app.wxss': 'page { background: rgb(1, 2, 3); }',
  'form/index.json': '{}',
  'form/index.wxml': FORM,
  'form/index.js': FORM_JS,
  'form/index.wxss': '.half { width: 375rpx; height: 2px; } page { color: rgb(9, 9, 9); }',
  'other/index.json': '{}',
  'other/index.wxml': '<view id="other" class="half">{{shown}}</view>',
  'other/index.js': 'let n = 0; Page({ data: { shown: 0 }, onShow() { n += 1; this.setData({ shown: n }); } });',
  'deep/index.json': '{}',
  'deep/index.wxml': '<view id="deep">{{from}}</view>',
  'deep/index.js':
    "Page({ data: { from: '' }, onLoad({ from }) { this.setData({ from }); }, onUnload() { wx.setStorageSync('left', true); } });",
};

let folder: string;
let browser: Browser;
let api: http.Server;
let front: Front;
let page: Page;
let host: WeappHost;

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'host-'));
  for (const [file, text] of Object.entries(PROGRAM)) {
    fs.mkdirSync(path.dirname(path.join(folder, 'dist', file)), { recursive: true });
    fs.writeFileSync(path.join(folder, 'dist', file), text);
  }
  expect(packProgram(path.join(folder, 'dist'), path.join(folder, 'out'))).toEqual([]);
  const executablePath = findBrowser();
  if (executablePath === undefined) throw new PlainError('No Chromium: npm test installs one, or set CHROME_PATH.');
  browser = await chromium.launch({ executablePath, args: CHROME_FLAGS });
  api = http.createServer((request, response) => {
    const answer = { method: request.method, url: request.url, kind: request.headers['content-type'] };
    if (request.url !== '/api/slow') response.end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  await browser.close();
  api.closeAllConnections();
  api.close();
  fs.rmSync(folder, { recursive: true });
});

beforeEach(async () => {
  const { port } = api.address() as { port: number };
  front = await openFront(`http://127.0.0.1:${port}`, {
    settings: { location: { latitude: 1, longitude: 2 } },
    packed: path.join(folder, 'out'),
  });
  page = await browser.newPage({ viewport: { width: 375, height: 812 } });
  page.setDefaultTimeout(5000);
  host = new WeappHost(page);
  await page.goto(front.address);
  await host.ready();
});
afterEach(async () => {
  const { errors } = await host.journal();
  await page.close();
  await front.close();
  expect(errors).toEqual([]);
});

const text = (id: string): Promise<string> => page.locator(`#${id}`).innerText();
const heard = async (): Promise<unknown> => JSON.parse(await text('heard'));

const wx = (name: string, options?: object): Promise<Record<string, unknown>> => host.call(name, options);

test('the surroundings are those of WeChat’s logic layer', async () => {
  const nothing = 'undefined';
  expect(await heard()).toEqual({
    query: {},
    seen: { window: nothing, fetch: nothing, storage: nothing, controller: nothing, made: nothing, self: 'object' },
  });
  expect((await host.journal()).generatedCode).toEqual(['return a']);
});

test('rpx, the sheet of the program and the sheet of one page', async () => {
  const styleOf = (selector: string, property: string) =>
    page.locator(selector).evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);
  const form = '.wx-page[data-route="form/index"]';
  expect(await styleOf('#width', 'width')).toBe('187.5px');
  expect(await styleOf(form, 'background-color')).toBe('rgb(1, 2, 3)');
  expect(await styleOf(form, 'color')).toBe('rgb(9, 9, 9)');
  await page.getByRole('tab', { name: 'other' }).click();
  await host.at('other/index');
  expect(await styleOf('#other', 'width')).toBe('375px');
});

test('an input tells every change and takes back what the program makes of it', async () => {
  await page.locator('#name').fill('anan');
  await page.waitForFunction(() => (document.querySelector('#name') as HTMLInputElement).value === 'ANAN');
  expect(await text('typed')).toBe('anan');
});

test('a form collects its fields, and empties them', async () => {
  for (const id of ['switch', 'large', 'mon', 'tue', 'mon']) await page.locator(`#${id}`).click();
  expect(await heard()).toEqual(['2']);
  await page.locator('#send').click();
  expect(await heard()).toMatchObject({ agrees: true, size: 'l', days: ['2'] });
  await page.locator('#reset').click();
  expect(await heard()).toBe('cleared');
  await page.locator('#send').click();
  expect(await heard()).toMatchObject({ agrees: false, size: '', days: [] });
});

test('a disabled button is silent', async () => {
  await page.locator('#off').click({ force: true });
  expect(await heard()).not.toBe('never');
});

test('pickers and swipers move at the journey’s word', async () => {
  await host.pick('#picker', 1);
  expect(await text('chosen')).toBe('y:1');
  expect(await page.locator('#two').isVisible()).toBe(false);
  await host.swipe('#swiper', 1);
  expect(await page.locator('#two').isVisible()).toBe(true);
  expect(await heard()).toMatchObject({ current: 1, source: 'touch' });
});

test('rich text is made of nodes, never of their text', async () => {
  expect(await page.locator('#rich').innerHTML()).toBe('<b class="strong">&lt;i&gt;</b>');
});

test('taps rise, unless they are caught', async () => {
  await page.locator('#through').click();
  expect(await heard()).toBe('outer');
  await page.locator('#inner').click();
  expect(await heard()).toBe('inner');
});

test('lists keep their rows by key', async () => {
  await page.locator('#turn').click();
  expect(await page.locator('.row').allInnerTexts()).toEqual(['d', 'c', 'b', 'a']);
});

test.each([
  ['navigateTo', '/other/index', 'navigateTo:fail can not navigateTo a tabbar page'],
  ['redirectTo', '/other/index', 'redirectTo:fail can not redirectTo a tabbar page'],
  ['switchTab', '/deep/index', 'switchTab:fail can not switch to no-tabBar page'],
  ['navigateTo', '/nowhere/index', 'navigateTo:fail page "nowhere/index" is not found'],
  ['navigateBack', '', 'navigateBack:fail cannot navigate back at first page'],
])('%s %s is refused', async (name, url, errMsg) => {
  expect(await wx(name, { url })).toEqual({ errMsg });
});

test('pages pile up to ten, and close with their life-cycle', async () => {
  for (let depth = 2; depth <= 10; depth += 1) await wx('navigateTo', { url: '../deep/index?from=a%26b' });
  expect(await page.locator('#deep').last().innerText()).toBe('a&b');
  expect(await wx('navigateTo', { url: '/deep/index' })).toEqual({
    errMsg: 'navigateTo:fail webview count limit exceed',
  });
  await host.back();
  expect((await host.routes()).length).toBe(9);
  await wx('navigateBack', { delta: 20 });
  expect(await host.routes()).toEqual(['form/index']);
  expect(await wx('getStorage', { key: 'left' })).toMatchObject({ data: true });
});

test('tab pages stay alive', async () => {
  await page.locator('#name').fill('kept');
  await page.getByRole('tab', { name: 'other' }).click();
  await page.getByRole('tab', { name: 'form' }).click();
  expect(await text('typed')).toBe('kept');
  await page.getByRole('tab', { name: 'other' }).click();
  expect(await text('other')).toBe('2');
  await wx('reLaunch', { url: '/form/index' });
  expect(await text('typed')).toBe('');
});

test('requests go to the domain list alone', async () => {
  const asked = await wx('request', { url: `${API_ORIGIN}/api/a?x=1`, data: { y: '2' } });
  expect(asked).toMatchObject({
    statusCode: 200,
    data: { method: 'GET', url: '/api/a?x=1&y=2', kind: 'application/json' },
  });
  const written = await wx('request', { url: `${API_ORIGIN}/api/a`, method: 'POST', data: { y: 2 }, dataType: 'text' });
  expect(JSON.parse(String(written.data))).toMatchObject({ method: 'POST' });
  expect(await wx('request', { url: 'https://elsewhere.example/a' })).toEqual({
    errMsg: 'request:fail url not in domain list',
  });
});

test('a slow answer times out, and without a line nothing goes', async () => {
  const slow = { url: `${API_ORIGIN}/api/slow`, timeout: 100 };
  expect(await wx('request', slow)).toEqual({ errMsg: 'request:fail timeout' });
  await host.setOnline(false);
  expect(await wx('getNetworkType')).toMatchObject({ networkType: 'none' });
  expect(await wx('request', slow)).toEqual({ errMsg: 'request:fail network is down' });
});

test('dialogs wait for a finger', async () => {
  const answer = wx('showModal', { title: 'Sure?', confirmText: 'Yes' });
  await page.getByRole('dialog').getByRole('button', { name: 'Yes' }).click();
  expect(await answer).toMatchObject({ confirm: true, cancel: false });
  const sheet = wx('showActionSheet', { itemList: ['a', 'b'] });
  await page.getByRole('dialog').getByRole('button', { name: 'b' }).click();
  expect(await sheet).toMatchObject({ tapIndex: 1 });
});

test('the phone knows where it is, and what it was not asked', async () => {
  expect(await wx('getLocation')).toMatchObject({ latitude: 1, longitude: 2 });
  expect(await wx('scanCode')).toEqual({ errMsg: 'scanCode:fail cancel' });
});
