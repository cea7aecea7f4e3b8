import { Note } from '../note/note';
import { Strong } from '../strong/strong';
import { ChoiceChips, QuestionCard } from './question-card';

const ignore = (): undefined => undefined;
const ANSWERS = [
  { key: 'no', text: '没有' },
  { key: 'yes', text: '有' },
];

export const examples = {
  'not answered': (
    <QuestionCard
      number={6}
      question="得过免疫方面的病，或正在用激素、化疗药吗？"
      answers={ANSWERS}
      current={undefined}
      onAnswer={ignore}
    />
  ),
  'answered no': (
    <QuestionCard
      number={1}
      question="最近3天发过烧吗？（37.3℃ 以上）"
      answers={ANSWERS}
      current="no"
      onAnswer={ignore}
    />
  ),
  'answered yes, with what follows': (
    <QuestionCard number={3} question="对药、食物或疫苗过敏过吗？" answers={ANSWERS} current="yes" onAnswer={ignore}>
      <ChoiceChips
        title="对什么过敏？"
        hint="（可多选）"
        choices={['鸡蛋', '牛奶', '青霉素', '别的'].map((text) => ({ key: text, text }))}
        chosen={['鸡蛋']}
        onToggle={ignore}
      />
      <Note tone="attention" live>
        已记下：
        <Strong text="鸡蛋，起疹子" />
        。当天医生会先看安安，再定能不能打。
      </Note>
    </QuestionCard>
  ),
  'already in the record': (
    <QuestionCard number={8} question="最近4周打过别的疫苗吗？" answers={[]} current={undefined} onAnswer={ignore}>
      <Note tone="sunk" icon="record">
        档案里有：
        <Strong text="11月4日 水痘疫苗" />。
      </Note>
    </QuestionCard>
  ),
};
