import { WaitBar } from './wait-bar';

const WORDS = { start: '11月4日 水痘', end: '12月2日 满28天' };

export const examples = {
  'just begun': <WaitBar {...WORDS} passed={0.04} now="今天 第1天" label="今天过了1天，12月2日满28天" />,
  'in the middle': <WaitBar {...WORDS} passed={19 / 28} now="今天 第19天" label="今天过了19天，12月2日满28天" />,
  'nearly over': <WaitBar {...WORDS} passed={27 / 28} now="今天 第27天" label="今天过了27天，12月2日满28天" />,
};
