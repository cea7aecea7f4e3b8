import { Amount } from './amount';

export const examples = {
  earned: <Amount text="+20" />,
  spent: <Amount text="−400" tone="out" />,
  price: <Amount text="300" unit="分" />,
  'not counted yet': <Amount text="+10" tone="quiet" />,
};
