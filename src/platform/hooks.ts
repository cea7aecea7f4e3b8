/** The page's life, from Taro: pages and features take these hooks from here. */
export { useDidHide, useDidShow, useLaunch } from '@tarojs/taro';
