import { Coin } from './coin';

export const examples = {
  'in a line': <Coin />,
  'beside a balance': <Coin size={44} />,
};
