import type { PropsWithChildren } from 'react';
import './taro-ui.scss';
import './app.scss';

export default function App({ children }: PropsWithChildren) {
  return children;
}
