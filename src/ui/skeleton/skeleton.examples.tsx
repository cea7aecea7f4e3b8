import { Skeleton } from './skeleton';

export const examples = {
  'a person': <Skeleton label="正在打开" />,
  rows: <Skeleton label="正在打开" shape="rows" />,
  cards: <Skeleton label="正在打开" shape="cards" />,
};
