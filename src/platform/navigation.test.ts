import { controls, taro } from '../../test/taro';
import { canGoBack, goBack, openPage, replacePage, replacePath, restartAt, usePageParams } from './navigation';

beforeEach(controls.reset);

test('a tab page is switched to, another page is opened', async () => {
  await openPage('home');
  await openPage('login', { to: '/pages/me/index' });
  expect(taro.switchTab).toHaveBeenCalledWith({ url: '/pages/home/index' });
  expect(taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/login/index?to=%2Fpages%2Fme%2Findex' });
});

test('a full stack gives its top away instead of failing', async () => {
  controls.setPages(10);
  await openPage('login');
  expect(taro.navigateTo).not.toHaveBeenCalled();
  expect(taro.redirectTo).toHaveBeenCalledWith({ url: '/pages/login/index' });
});

test('replacing keeps tabs and pages apart', async () => {
  await replacePage('me');
  await replacePage('login');
  await restartAt('home');
  expect(taro.switchTab).toHaveBeenCalledWith({ url: '/pages/me/index' });
  expect(taro.redirectTo).toHaveBeenCalledWith({ url: '/pages/login/index' });
  expect(taro.reLaunch).toHaveBeenCalledWith({ url: '/pages/home/index' });
});

test('an address that turns out to be a tab is switched to, without its query', async () => {
  taro.redirectTo.mockRejectedValueOnce(new Error('can not redirectTo a tabbar page'));
  await replacePath('/pages/me/index?x=1');
  expect(taro.switchTab).toHaveBeenCalledWith({ url: '/pages/me/index' });
});

test('back goes one page back; from a shared link, with nothing behind it, it goes home', async () => {
  expect(canGoBack()).toBe(false);
  await goBack();
  controls.setPages(2);
  await goBack();
  expect(taro.reLaunch).toHaveBeenCalledWith({ url: '/pages/home/index' });
  expect(taro.navigateBack).toHaveBeenCalledTimes(1);
});

describe('in a browser', () => {
  const target = process.env.TARO_ENV;
  beforeEach(() => {
    process.env.TARO_ENV = 'h5';
    jest.useFakeTimers();
  });
  afterEach(() => {
    process.env.TARO_ENV = target;
    window.location.hash = '';
    jest.useRealTimers();
  });
  const standOn = (...paths: string[]): void => controls.setPages(paths.length, paths);
  const [child, visits] = ['/packages/child/pages/child/index', '/packages/child/pages/visits/index'];

  test('back waits for a page on its way: it would come up after one has left', async () => {
    standOn('/pages/home/index', `${child}?stamp=AB`);
    window.location.hash = `#${visits}?residentId=1`;
    const going = goBack();
    await jest.advanceTimersByTimeAsync(400);
    expect(taro.navigateBack).not.toHaveBeenCalled();
    standOn('/pages/home/index', `${child}?stamp=AB`, `${visits}?stamp=AC`);
    await jest.advanceTimersByTimeAsync(60);
    await going;
    expect(taro.navigateBack).toHaveBeenCalledTimes(1);
  });

  test('a page that never comes holds nobody', async () => {
    standOn('/pages/home/index', `${child}?stamp=AB`);
    window.location.hash = `#${visits}`;
    const going = goBack();
    await jest.advanceTimersByTimeAsync(6000);
    await going;
    expect(taro.navigateBack).toHaveBeenCalledTimes(1);
  });
});

test.each([
  ['%2Fpages%2Fme%2Findex', '/pages/me/index'],
  ['plain', 'plain'],
  ['100%', '100%'],
])('the parameter %j reads %j', (raw, value) => {
  controls.setRouter({ to: raw });
  expect(usePageParams('login')).toEqual({ to: value });
});
