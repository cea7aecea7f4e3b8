import type { NotComePerson } from '@kangban/contract/checkup/not-come';
import { writeCsv } from '@kangban/domain/record-export/csv';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { notCome as words } from '@/copy/not-come';
import { dayWords, fullDay } from '@/copy/when';
import { dayInChina } from '@/platform/clock';

/** 11月20日 周护士 电话：说好会来; undefined when nobody contacted them this year. */
export function lastWords({ lastContact }: NotComePerson, today: PlainDate): string | undefined {
  if (!lastContact) return undefined;
  const { contactedAt, staffName, way, outcome } = lastContact;
  const day = dayWords(dayInChina(Date.parse(contactedAt)), today);
  return words.last(words.who(day, staffName), words.ways[way], words.outcomes[outcome]);
}

const rowOf = (person: NotComePerson, today: PlainDate): string[] => [
  person.nameMasked,
  person.sex === 'male' ? words.male : words.female,
  person.birthDate,
  person.village,
  person.phoneMasked ?? words.noPhone,
  words.standings[person.standing],
  person.lastOn === null ? '' : fullDay(person.lastOn),
  String(person.contacts),
  lastWords(person, today) ?? '',
];

/** The list as a table to print. Names and phones stay masked: paper is left lying about. */
export const tableOf = (people: readonly NotComePerson[], today: PlainDate): string =>
  writeCsv(
    words.csvHead,
    people.map((person) => rowOf(person, today)),
  );
