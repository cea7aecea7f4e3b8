import Taro from '@tarojs/taro';

/** Shows the page from its beginning: what comes next stands there. */
export function scrollToTop(): void {
  void Promise.resolve(Taro.pageScrollTo({ scrollTop: 0, duration: 0 })).catch(() => undefined);
}
