import Taro from '@tarojs/taro';

interface Insets {
  topPx: number;
  capsuleWidthPx: number;
}

const GAP_PX = 8;
let known: Insets | undefined;

/** Room taken by the host: status bar above and WeChat's capsule at the right of the title line. Nothing in a browser. */
export function navInsets(): Insets {
  known ??= process.env.TARO_ENV === 'h5' ? { topPx: 0, capsuleWidthPx: 0 } : measure();
  return known;
}

function measure(): Insets {
  const { statusBarHeight = 0, windowWidth } = Taro.getWindowInfo();
  const capsule = Taro.getMenuButtonBoundingClientRect();
  return { topPx: statusBarHeight, capsuleWidthPx: windowWidth - capsule.left + GAP_PX };
}
