import type { PropsWithChildren } from 'react';
import { useLaunch } from '@/platform/hooks';
import { watchNetwork } from '@/platform/network';
import './taro-ui.scss';
import './app.scss';

export default function App({ children }: PropsWithChildren) {
  useLaunch(watchNetwork);
  return children;
}
