import { controls, taro } from '../../test/taro';
import { brightScreen, callPhone, copyText, findPosition, scanCode, showWay } from './device';
import { deviceName, hasWeChatLogin, weChatCode } from './login';
import { useOnline, watchNetwork } from './network';
import { askToNotify } from './subscribe';

beforeEach(controls.reset);

afterEach(() => {
  process.env.TARO_ENV = 'weapp';
});

test('the installation keeps its random name', async () => {
  const first = await deviceName();
  expect(first).toHaveLength(36);
  await expect(deviceName()).resolves.toBe(first);
  expect(taro.getRandomValues).toHaveBeenCalledTimes(1);
});

test('WeChat says who is here, a browser does not', async () => {
  expect(hasWeChatLogin()).toBe(true);
  await expect(weChatCode()).resolves.toBe('wechat-code');
  process.env.TARO_ENV = 'h5';
  expect(hasWeChatLogin()).toBe(false);
});

test('the ticket brightens the screen and gives it back', async () => {
  const giveBack = await brightScreen();
  expect(taro.setScreenBrightness).toHaveBeenLastCalledWith({ value: 1 });
  expect(taro.setKeepScreenOn).toHaveBeenLastCalledWith({ keepScreenOn: true });
  giveBack();
  expect(taro.setScreenBrightness).toHaveBeenLastCalledWith({ value: 0.4 });
  expect(taro.setKeepScreenOn).toHaveBeenLastCalledWith({ keepScreenOn: false });
});

test('a phone that cannot brighten shows its ticket all the same', async () => {
  taro.getScreenBrightness.mockRejectedValueOnce(new Error('no'));
  taro.setScreenBrightness.mockRejectedValue(new Error('no'));
  const giveBack = await brightScreen();
  expect(giveBack).not.toThrow();
});

test('a number is dialled without its dashes', async () => {
  await callPhone('0300-555 0126');
  expect(taro.makePhoneCall).toHaveBeenCalledWith({ phoneNumber: '03005550126' });
});

test('the way opens on WeChat’s map; a browser gets a map page', async () => {
  const place = { name: '柳溪镇卫生院', address: '一路1号', latitude: 30.1, longitude: 120.2 };
  await showWay(place);
  expect(taro.openLocation).toHaveBeenCalledWith({ ...place, scale: 16 });
  process.env.TARO_ENV = 'h5';
  const open = jest.spyOn(window, 'open').mockReturnValue(null);
  await showWay(place);
  expect(open.mock.calls[0]?.[0]).toContain('position=120.2,30.1');
  open.mockRestore();
});

test('no leave to see the place, no scan, no clipboard: each says so quietly', async () => {
  taro.getLocation.mockRejectedValueOnce(new Error('denied'));
  taro.scanCode.mockRejectedValueOnce(new Error('cancelled'));
  taro.setClipboardData.mockRejectedValueOnce(new Error('no'));
  await expect(findPosition()).resolves.toBeUndefined();
  await expect(scanCode()).resolves.toBeUndefined();
  await expect(copyText('x')).resolves.toBe(false);
});

test('only the messages agreed to count; a refusal to ask counts as none', async () => {
  taro.requestSubscribeMessage.mockResolvedValueOnce({ a: 'accept', b: 'reject', errMsg: 'ok' });
  await expect(askToNotify(['a', 'b'])).resolves.toEqual(['a']);
  taro.requestSubscribeMessage.mockRejectedValueOnce(new Error('switched off'));
  await expect(askToNotify(['a'])).resolves.toEqual([]);
  process.env.TARO_ENV = 'h5';
  await expect(askToNotify(['a'])).resolves.toEqual([]);
});

test('the line is followed', async () => {
  watchNetwork();
  await Promise.resolve();
  expect(useOnline.getState()).toBe(true);
  controls.setOnline(false);
  expect(useOnline.getState()).toBe(false);
});

test('a browser says itself when the line is gone and when it is back', () => {
  process.env.TARO_ENV = 'h5';
  watchNetwork();
  expect(useOnline.getState()).toBe(true);
  window.dispatchEvent(new Event('offline'));
  expect(useOnline.getState()).toBe(false);
  window.dispatchEvent(new Event('online'));
  expect(useOnline.getState()).toBe(true);
});
