import { ReadAloud } from './read-aloud';

export const examples = {
  ready: <ReadAloud paragraphs={['可以打 2 种疫苗了。']} start="读给我听" stop="停下" />,
};
