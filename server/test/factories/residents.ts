import { addMonths, toPlainDate, type PlainDate } from '@kangban/domain/shared/plain-date';
import { uuidV7 } from '../../src/crypto/uuid-v7';
import { COUNTY, type Factory, insert, next } from './context';
import { aCounty, type Site } from './county';

export interface Person {
  residentId: string;
  name: string;
  sex: 'male' | 'female';
  birthDate: PlainDate;
  idNumber: string;
  phone: string | null;
  siteId: string | null;
}

export interface PersonTold {
  name?: string;
  sex?: 'male' | 'female';
  birthDate?: string;
  /** Months before the test clock's day; the birth date wins over it. */
  bornMonthsAgo?: number;
  /** Null: no phone on file. */
  phone?: string | null;
  site?: Site | null;
  conditions?: Record<string, unknown>;
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** An ID number of a division that does not exist, with the right check digit (GB 11643). */
export function anIdNumber(birthDate: string, sex: 'male' | 'female', no: number): string {
  const order = (no % 499) * 2 + (sex === 'male' ? 1 : 2);
  const division = 990000 + (Math.floor(no / 499) % 100);
  const body = `${division}${birthDate.replaceAll('-', '')}${String(order).padStart(3, '0')}`;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(body[index]), 0);
  return `${body}${'10X98765432'[sum % 11]}`;
}

/** A mobile number nobody has. */
export const aPhone = (): string => `1990000${String(next()).padStart(4, '0')}`;

/** A person of the registry: an adult of 36 with a phone on file unless told otherwise. */
export async function aResident(app: Factory, told: PersonTold = {}): Promise<Person> {
  await aCounty(app);
  const no = next();
  const sex = told.sex ?? 'female';
  const birthDate = toPlainDate(
    told.birthDate ?? addMonths(app.deps.clock.today(), -(told.bornMonthsAgo ?? 36 * 12 + 1)),
  );
  const person: Person = {
    residentId: uuidV7(),
    name: told.name ?? `林测${String.fromCharCode(0x4e00 + no)}`,
    sex,
    birthDate,
    idNumber: anIdNumber(birthDate, sex, no),
    phone: told.phone === undefined ? aPhone() : told.phone,
    siteId: told.site?.siteId ?? null,
  };
  await insert(app, 'resident', rowOf(app, person, told.conditions ?? {}));
  return person;
}

function rowOf({ deps }: Factory, person: Person, conditions: Record<string, unknown>): Record<string, unknown> {
  const id = deps.cipher.seal(person.idNumber);
  const phone = person.phone === null ? null : deps.cipher.seal(person.phone);
  return {
    county_code: COUNTY,
    resident_id: person.residentId,
    name: person.name,
    sex: person.sex,
    birth_date: person.birthDate,
    id_cipher: id.cipher,
    id_key_id: id.keyId,
    id_hmac: deps.cipher.lookup('id-number', person.idNumber),
    phone_cipher: phone?.cipher ?? null,
    phone_key_id: phone?.keyId ?? null,
    phone_hmac: person.phone === null ? null : deps.cipher.lookup('phone', person.phone),
    site_id: person.siteId,
    conditions: JSON.stringify(conditions),
  };
}

/** A child of the registry, 19 months old unless told, without a phone of its own. */
export const aChild = (app: Factory, told: PersonTold = {}): Promise<Person> =>
  aResident(app, { bornMonthsAgo: 19, phone: null, name: '陈安安', ...told });

/** The registry names `guardian` as a guardian of `child`. */
export async function registeredGuardian(
  app: Factory,
  guardian: Person,
  told: { child: Person; relation?: 'mother' | 'father' | 'grandparent' | 'other' },
): Promise<void> {
  await insert(app, 'resident_guardian', {
    county_code: COUNTY,
    child_id: told.child.residentId,
    guardian_id: guardian.residentId,
    relation: told.relation ?? 'mother',
  });
}
