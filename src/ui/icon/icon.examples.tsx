import { Icon } from './icon';

export const examples = {
  'beside words': <Icon name="calendar" />,
  'alone, named': <Icon name="speaker" label="读给我听" />,
};
