import Taro from '@tarojs/taro';
import { create } from 'zustand';

/** Whether the phone says it has a line. It may be wrong: a call that fails on the way tells more. */
export const useOnline = create<boolean>(() => true);

/** Follows the line for the life of the app. */
export function watchNetwork(): void {
  Taro.onNetworkStatusChange(({ isConnected }) => useOnline.setState(isConnected, true));
  void Taro.getNetworkType().then(({ networkType }) => useOnline.setState(networkType !== 'none', true));
}
