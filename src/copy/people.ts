import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { ageWords, sexWord } from './when';

/** The character that stands for a person: the last of the name, which in a family tells them apart. */
export const letterOf = (name: string): string => Array.from(name).slice(-1).join('');

export interface PersonFacts {
  sex: 'male' | 'female';
  birthDate: PlainDate;
}

/** 女 · 1岁6个月 */
export const personNote = ({ sex, birthDate }: PersonFacts, today: PlainDate): string =>
  `${sexWord(sex)} · ${ageWords(birthDate, today)}`;
