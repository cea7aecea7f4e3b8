import { Switch } from './switch';

const ignore = (): undefined => undefined;
const WORDS = { on: '开', off: '关' };

export const examples = {
  on: <Switch on onChange={ignore} label="大字版" words={WORDS} />,
  off: <Switch on={false} onChange={ignore} label="大字版" words={WORDS} />,
};
