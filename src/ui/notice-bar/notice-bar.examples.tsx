import { NoticeBar } from './notice-bar';

export const examples = {
  'no line': <NoticeBar icon="wifi-off" tone="alert" text="没网了。这是今天 7:58 存下的" />,
  'acting for someone': <NoticeBar icon="people" tone="quiet" text="现在看的是：爸爸" />,
};
