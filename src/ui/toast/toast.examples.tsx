import { Toast } from './toast';

const ignore = (): undefined => undefined;

export const examples = {
  done: <Toast text="约好了" onGone={ignore} />,
  silent: <Toast text={undefined} onGone={ignore} />,
};
