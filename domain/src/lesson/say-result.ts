/** What a person is told when a quiz was answered. */
import type { QuizOutcome } from './quiz';

export const COUNTED = ['counts', 'again', 'not-passed'] as const;
/** `counts`: the first pass of a lesson this year; `again`: passed this year before. */
export type Counted = (typeof COUNTED)[number];

const WORDS: Readonly<Record<Counted, string>> = {
  counts: '这一课学会了。今年头一回，按县里的规则记分。',
  again: '这一课学会了。今年已经记过，不再记分。',
  'not-passed': '还差一点。看看下面的说明，再学一遍。',
};
const MUST = '有一题关系到救命，要答对才算。看看说明。';

/** One or two short sentences; never blames, never promises points: the county's rules decide those. */
export const sayResult = (outcome: Pick<QuizOutcome, 'missedMust'>, counted: Counted): string =>
  counted === 'not-passed' && outcome.missedMust ? MUST : WORDS[counted];
