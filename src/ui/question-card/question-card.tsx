import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { a11y } from '../a11y/a11y';
import { classNames } from '../class-names';
import { RadioRing } from '../check-card/check-box';
import { Icon } from '../icon/icon';
import { Pressable } from '../pressable/pressable';
import './question-card.scss';

export interface AnswerChoice {
  key: string;
  text: string;
}

export interface QuestionCardProps {
  number: number;
  question: string;
  answers: readonly AnswerChoice[];
  current: string | undefined;
  onAnswer: (key: string) => void;
  /** Follow-up chips, a note, or what the record already says (then `answers` is empty). */
  children?: ReactNode;
}

/** One question with two answers beside each other; what follows from an answer opens on the same card. */
export function QuestionCard({ number, question, answers, current, onAnswer, children }: QuestionCardProps) {
  return (
    <View className="question-card">
      <View className="question-card__question" {...a11y({ role: 'heading', level: 3 })}>
        <View className="question-card__number">{number}</View>
        <View>{question}</View>
      </View>
      {answers.length > 0 && (
        <View className="question-card__answers" {...a11y({ role: 'radiogroup', label: question })}>
          {answers.map(({ key, text }) => (
            <Pressable
              key={key}
              className={classNames('question-card__answer', key === current && 'question-card__answer--on')}
              role="radio"
              label={text}
              checked={key === current}
              onPress={() => onAnswer(key)}
            >
              <RadioRing on={key === current} />
              <View>{text}</View>
            </Pressable>
          ))}
        </View>
      )}
      {children}
    </View>
  );
}

export interface ChoiceChipsProps {
  title: string;
  /** （可多选） */
  hint?: string;
  choices: readonly AnswerChoice[];
  chosen: readonly string[];
  onToggle: (key: string) => void;
}

/** Follow-up words to tick, after an answer that asks for them. */
export function ChoiceChips({ title, hint, choices, chosen, onToggle }: ChoiceChipsProps) {
  return (
    <View className="choice-chips" {...a11y({ role: 'group', label: title })}>
      <View>
        <View className="choice-chips__title">{title}</View>
        {hint && <View className="choice-chips__hint">{hint}</View>}
      </View>
      <View className="choice-chips__row">
        {choices.map(({ key, text }) => {
          const on = chosen.includes(key);
          return (
            <Pressable
              key={key}
              className={classNames('choice-chips__chip', on && 'choice-chips__chip--on')}
              role="checkbox"
              label={text}
              checked={on}
              onPress={() => onToggle(key)}
            >
              {on && <Icon name="check" size={18} />}
              <View>{text}</View>
            </Pressable>
          );
        })}
      </View>
    </View>
  );
}
