import { readIdNumber } from '@kangban/domain/shared/id-number';
import { parsePlainDate, type PlainDate } from '@kangban/domain/shared/plain-date';
import type { Flaw } from '../schema/check-json';
import type { Patient } from '../schema/people';
import type { Identifier } from '../schema/datatypes';
import { hasCode, nameText } from './words';

/** A Patient as the registry matches them. */
export interface PersonRead {
  name: string;
  sex: 'male' | 'female';
  birthDate: PlainDate;
  idNumber?: string | undefined;
  phone?: string | undefined;
}

/** What names a resident ID number: the type NI, or a system known to stand for GB 11643. */
const ID_SYSTEMS = /id-?number|11643|2\.16\.156\.10011\.1\.3|national-?id|idcard/i;
const isIdNumber = ({ type, system, value }: Identifier): boolean =>
  value !== undefined && (hasCode(type, 'NI', 'NNCHN') || (type === undefined && ID_SYSTEMS.test(system ?? '')));

const MOBILE = /^(?:\+?86)?(1\d{10})$/;

/** The first mobile number. */
const phoneOf = ({ telecom }: Patient): string | undefined =>
  (telecom ?? [])
    .filter(({ system, use }) => (system === undefined || system === 'phone' || system === 'sms') && use !== 'old')
    .map(({ value }) => MOBILE.exec((value ?? '').replace(/[\s-]/g, ''))?.[1])
    .find((phone) => phone !== undefined);

const need = (element: string, diagnostics: string): Flaw => ({ code: 'required', path: [element], diagnostics });

function flawsOfNumber(told: Patient, index: number, today: PlainDate): Flaw[] {
  const read = readIdNumber(told.identifier?.[index]?.value ?? '', today);
  const path = ['identifier', index, 'value'];
  if ('problem' in read)
    return [{ code: 'value', path, diagnostics: `This is no ID number (GB 11643): ${read.problem}.` }];
  const differs = [
    ...(told.birthDate !== undefined && told.birthDate !== read.birthDate ? ['birthDate'] : []),
    ...(told.gender !== undefined && told.gender !== read.sex ? ['gender'] : []),
  ];
  return differs.map((element) => ({
    code: 'business-rule' as const,
    path: [element],
    diagnostics: 'This is another one than the ID number says.',
  }));
}

interface Facts {
  name: string | undefined;
  birthDate: PlainDate | undefined;
  sex: PersonRead['sex'] | undefined;
}

const factsOf = (told: Patient): Facts => ({
  name: nameText(told.name),
  birthDate: parsePlainDate(told.birthDate ?? ''),
  sex: told.gender === 'male' || told.gender === 'female' ? told.gender : undefined,
});

function flawsOfFacts({ name, birthDate, sex }: Facts, today: PlainDate): Flaw[] {
  const late: Flaw = { code: 'business-rule', path: ['birthDate'], diagnostics: 'Not born yet.' };
  const long: Flaw = { code: 'too-long', path: ['name'], diagnostics: 'At most 50 characters.' };
  return [
    ...(name === undefined ? [need('name', 'A person needs a name.')] : []),
    ...(name !== undefined && name.length > NAME_MAX ? [long] : []),
    ...(birthDate === undefined ? [need('birthDate', 'The registry needs the whole day of birth.')] : []),
    ...(birthDate !== undefined && birthDate > today ? [late] : []),
    ...(sex === undefined ? [need('gender', 'The registry needs male or female, as the ID card says.')] : []),
  ];
}

const NAME_MAX = 50;

/** Reads a Patient, or says what the registry needs and lacks. */
export function readPatient(told: Patient, today: PlainDate): { person: PersonRead } | { flaws: Flaw[] } {
  const facts = factsOf(told);
  const numbers = (told.identifier ?? []).flatMap((one, index) =>
    isIdNumber(one) && one.use !== 'old' ? [index] : [],
  );
  const flaws = [...flawsOfFacts(facts, today), ...numbers.flatMap((index) => flawsOfNumber(told, index, today))];
  const { name, birthDate, sex } = facts;
  if (flaws.length > 0 || name === undefined || birthDate === undefined || sex === undefined) return { flaws };
  const idNumber = told.identifier?.[numbers[0] ?? -1]?.value;
  return { person: { name, sex, birthDate, idNumber: idNumber?.toUpperCase(), phone: phoneOf(told) } };
}
