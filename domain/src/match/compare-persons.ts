import { isSameName } from '../identity/names';
import type { Agreement, Comparison, Doubt, PersonField, PersonTold } from './types';

const agreement = <T>(a: T | null, b: T | null, isSame: (a: T, b: T) => boolean = (x, y) => x === y): Agreement => {
  if (a === null || b === null) return 'unknown';
  return isSame(a, b) ? 'same' : 'differs';
};

/** A name without words is none. */
const nameOf = ({ name }: PersonTold): string | null => (name === null || name.trim() === '' ? null : name);

/** How two descriptions of persons agree, field by field. Names are compared as written forms (dots, widths, blanks), not by sound. */
export function agreementOf(told: PersonTold, known: PersonTold): Record<PersonField, Agreement> {
  return {
    name: agreement(nameOf(told), nameOf(known), isSameName),
    sex: agreement(told.sex, known.sex),
    'birth-date': agreement(told.birthDate, known.birthDate),
    'id-number': agreement(told.idHash, known.idHash),
    phone: agreement(told.phoneHash, known.phoneHash),
  };
}

const doubtful = (doubt: Doubt): Comparison => ({ verdict: 'doubtful', doubt });
const DIFFERENT: Comparison = { verdict: 'different' };

type Agreements = Record<PersonField, Agreement>;

/** The number is one person's: everything else must not contradict it, and somebody must have given the name. */
function withSameNumber(fields: Agreements): Comparison {
  if (fields.name === 'differs') return doubtful('number-same-name-differs');
  if (fields.sex === 'differs' || fields['birth-date'] === 'differs')
    return doubtful('number-same-birth-or-sex-differs');
  return fields.name === 'unknown' ? doubtful('number-same-name-missing') : { verdict: 'same' };
}

/** Two valid numbers are two persons, unless everything else including the phone is one: then a number may belong to a relative. */
function withOtherNumber(fields: Agreements): Comparison {
  const allSame = [fields.name, fields.sex, fields['birth-date'], fields.phone].every((field) => field === 'same');
  return allSame ? doubtful('number-differs-all-else-same') : DIFFERENT;
}

/** One of them has no number: a name alone is nobody, and a namesake born the same day is only a doubt. */
function withoutNumber(fields: Agreements): Comparison {
  const { name, sex, phone, 'birth-date': birthDate } = fields;
  if (name !== 'same') return DIFFERENT;
  if (birthDate === 'same') {
    if (sex === 'same') return doubtful('no-number-all-else-same');
    if (sex === 'unknown') return doubtful('no-number-something-missing');
    return phone === 'same' ? doubtful('sex-differs-all-else-same') : DIFFERENT;
  }
  if (phone !== 'same' || sex === 'differs') return DIFFERENT;
  return doubtful(birthDate === 'unknown' ? 'no-number-something-missing' : 'birth-date-differs-all-else-same');
}

/**
 * Whether two descriptions are one person. `same` only for one identity number whose name, sex and birthday nothing contradicts; an
 * identity number never given, or given for two names, is `doubtful` at best: people decide, nothing is joined silently. A shared phone
 * makes nobody one person by itself (families share phones), nor do twins become one: their names differ.
 */
export function comparePersons(told: PersonTold, known: PersonTold): Comparison {
  const fields = agreementOf(told, known);
  if (fields['id-number'] === 'same') return withSameNumber(fields);
  return fields['id-number'] === 'differs' ? withOtherNumber(fields) : withoutNumber(fields);
}

/**
 * Whether a record a system told of before is now so different that its number there may have been given to somebody else: another
 * identity number under another name, or, without numbers, another name and birthday.
 */
export function isSomebodyElse(told: PersonTold, known: PersonTold): boolean {
  const { name, 'id-number': idNumber, 'birth-date': birthDate } = agreementOf(told, known);
  if (name !== 'differs' || idNumber === 'same') return false;
  return idNumber === 'differs' || birthDate === 'differs';
}
