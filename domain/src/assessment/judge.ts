import { judgeConstitutionAnswers } from './judge-constitution';
import { JUDGES } from './judge-scales';
import type { Judged, JudgeInput } from './outcome-types';
import type { Questionnaire } from './types';

/**
 * What the answers come to. `askAgain` says that the questions named should be looked at again before the result is kept (one answer to
 * everything; 阴虚 and 阳虚 at once); kept all the same, its note stands in the outcome.
 */
export function judge({ code }: Pick<Questionnaire, 'code'>, input: JudgeInput): Judged {
  return code === 'constitution' ? judgeConstitutionAnswers(input) : JUDGES[code](input);
}
