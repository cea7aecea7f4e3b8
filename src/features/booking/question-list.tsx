import { View } from '@tarojs/components';
import type { HealthAnswer } from '@kangban/contract/booking';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { questions as words } from '@/copy/booking';
import { states } from '@/copy/states';
import { dayWords } from '@/copy/when';
import { Note } from '@/ui/note/note';
import { ChoiceChips, QuestionCard } from '@/ui/question-card/question-card';
import { Strong } from '@/ui/strong/strong';
import { changeAnswers, type DraftPerson } from './draft';
import { askedOf, withAnswer, withDetail, type AskedQuestion } from './screening';
import './booking.scss';

const ANSWERS = [
  { key: 'no', text: words.no },
  { key: 'yes', text: words.yes },
] as const;

interface QuestionProps {
  person: DraftPerson;
  today: PlainDate;
  asked: AskedQuestion;
  number: number;
}

function RecordNote({ person, today }: Pick<QuestionProps, 'person' | 'today'>) {
  const given = person.recent.map(({ givenOn, vaccineName }) =>
    words.recordGiven(dayWords(givenOn, today), vaccineName),
  );
  return (
    <View className="question-note">
      <Note tone="sunk" icon="record">
        {words.recordHas}
        <Strong text={states.list(given)} />
        <View>{words.recordKnown}</View>
      </Note>
    </View>
  );
}

function YesPart({ person, asked: { question }, answer }: QuestionProps & { answer: HealthAnswer }) {
  const save = (next: HealthAnswer): void => changeAnswers(person.residentId, withAnswer(person.answers, next));
  const chosen = answer.details ?? [];
  return (
    <>
      {question.followUps.map((followUp) => (
        <ChoiceChips
          key={followUp.id}
          title={followUp.text}
          hint={words.multi}
          choices={followUp.choices.map(({ word }) => ({ key: word, text: word }))}
          chosen={chosen}
          onToggle={(word) => save(withDetail(answer, word))}
        />
      ))}
      <View className="question-note">
        <Note tone="attention" live>
          {words.noted(chosen.length > 0 ? states.list(chosen) : question.noted)}
          {question.yes === 'not-today' ? words.notToday : words.notedDoctor(person.label)}
        </Note>
      </View>
    </>
  );
}

function Question(props: QuestionProps) {
  const { person, asked, number, today } = props;
  const { question, known } = asked;
  const answer = person.answers.find((each) => each.question === question.id);
  const choose = (key: string): void => {
    if (key !== 'no' && key !== 'yes') return;
    changeAnswers(person.residentId, withAnswer(person.answers, { question: question.id, answer: key }));
  };
  return (
    <QuestionCard
      number={number}
      question={question.text}
      answers={known ? [] : ANSWERS}
      current={answer?.answer}
      onAnswer={choose}
    >
      {known && <RecordNote person={person} today={today} />}
      {!known && answer?.answer === 'yes' && <YesPart {...props} answer={answer} />}
    </QuestionCard>
  );
}

/** The health questions of one person; every answer is kept as it is given. */
export function QuestionList({ person, today }: { person: DraftPerson; today: PlainDate }) {
  return (
    <>
      {askedOf(person, today).map((asked, index) => (
        <Question key={asked.question.id} person={person} today={today} asked={asked} number={index + 1} />
      ))}
    </>
  );
}
