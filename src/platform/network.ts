import Taro from '@tarojs/taro';
import { create } from 'zustand';

/** Whether the phone says it has a line. It may be wrong: a call that fails on the way tells more. */
export const useOnline = create<boolean>(() => true);

const follow = (online: boolean) => (): void => useOnline.setState(online, true);

/** A browser says so itself: Taro there listens to the kind of line, which many never tell and which does not change when it is cut. */
function watchBrowser(): void {
  window.addEventListener('online', follow(true));
  window.addEventListener('offline', follow(false));
  useOnline.setState(navigator.onLine, true);
}

/** Follows the line for the life of the app. */
export function watchNetwork(): void {
  if (process.env.TARO_ENV === 'h5') return watchBrowser();
  Taro.onNetworkStatusChange(({ isConnected }) => useOnline.setState(isConnected, true));
  void Taro.getNetworkType().then(({ networkType }) => useOnline.setState(networkType !== 'none', true));
}
