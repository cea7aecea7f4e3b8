import { ProgressBar } from './progress-bar';

export const examples = {
  'six of eight': <ProgressBar done={6} total={8} label="答完 6 题，共 8 题" />,
  'nothing to do': <ProgressBar done={0} total={0} label="没有题" />,
};
