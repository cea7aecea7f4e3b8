import { Ticks } from './ticks';

export const examples = {
  begun: <Ticks done={1} total={5} label="记了1天，共5天" />,
  whole: <Ticks done={7} total={7} label="记了7天，共7天" />,
};
