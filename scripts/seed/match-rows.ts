// What the county hospital's system told of people the registry knows already, not quite in the same words: pairs that wait at the desk.
import { instantOf } from '../../server/src/clock';
import type { Doubt } from '../../domain/src/match/types';
import { addDays } from './days';
import type { County } from './county';
import type { Person } from './people';
import { makeIds, makeRandom } from './random';
import type { Row, Sealing } from './rows';

const SYSTEM = '青岚县人民医院门诊系统';
const TOLD_DAYS_AGO = 3;
/** Of one sound or nearly, as people write each other's names down. */
const ALIKE: readonly (readonly [string, string])[] = [
  ['芳', '方'],
  ['英', '瑛'],
  ['华', '花'],
  ['明', '民'],
  ['梅', '玫'],
  ['强', '墙'],
  ['红', '洪'],
  ['兰', '岚'],
];

interface Told {
  person: Person;
  name: string;
  doubt: Doubt;
}

/** The name with one letter written as it sounds; undefined where none of its letters has such a twin. */
function misheard(name: string): string | undefined {
  const pair = ALIKE.find(([letter]) => name.slice(1).includes(letter));
  return pair && name.charAt(0) + name.slice(1).replace(pair[0], pair[1]);
}

/** Two whose number came with another name and one whose number did not come, all grown-ups of the demo's own clinic. */
function toldAnew({ people, family }: County): Told[] {
  const grown = people.filter(
    ({ years, reserved, idNumber, site }) =>
      years >= 40 && !reserved && idNumber !== null && site === family.xiaomei.site,
  );
  const named = grown.flatMap((person) => {
    const name = misheard(person.name);
    return name === undefined ? [] : [{ person, name, doubt: 'number-same-name-differs' as const }];
  });
  const unnamed = grown.filter(({ name }) => misheard(name) === undefined);
  return [
    ...named.slice(0, 2),
    ...unnamed.slice(0, 1).map((person) => ({ person, name: person.name, doubt: 'no-number-all-else-same' as const })),
  ];
}

interface ToldIds extends Told {
  subjectId: string;
  no: number;
}

function withIds(county: County): ToldIds[] {
  const ids = makeIds(makeRandom(county.seed, 'match-subject-ids'));
  const at = instantOf(addDays(county.today, -TOLD_DAYS_AGO), '10:20');
  return toldAnew(county).map((told, no) => ({ ...told, subjectId: ids(at), no: no + 1 }));
}

/** What the hospital did not tell; the columns are those of `residentRows`, whose table these rows go into. */
const UNKNOWN = {
  id_cipher: null,
  id_key_id: null,
  id_hmac: null,
  phone_cipher: null,
  phone_key_id: null,
  phone_hmac: null,
  site_id: null,
  township: '',
  village: '',
  birth_weight_g: null,
  gestation_weeks: null,
  conditions: { json: {} },
};

/** The records of their own that these tellings made. */
export function* toldResidentRows({ county }: Sealing): Generator<Row> {
  const createdAt = instantOf(addDays(county.today, -TOLD_DAYS_AGO), '10:20');
  for (const { person, name, subjectId } of withIds(county))
    yield {
      county_code: county.countyCode,
      resident_id: subjectId,
      name,
      sex: person.sex,
      birth_date: person.birthDate,
      ...UNKNOWN,
      created_at: createdAt,
    };
}

export function* identityRows({ county, cipher }: Sealing): Generator<Row> {
  const ids = makeIds(makeRandom(county.seed, 'match-identity-ids'));
  const toldAt = instantOf(addDays(county.today, -TOLD_DAYS_AGO), '10:20');
  for (const { person, subjectId, doubt, no } of withIds(county)) {
    const number = doubt === 'no-number-all-else-same' ? null : person.idNumber;
    const sealed = number === null ? undefined : cipher.seal(number);
    yield {
      county_code: county.countyCode,
      identity_id: ids(toldAt),
      system: SYSTEM,
      source_id: `MZ${String(no).padStart(6, '0')}`,
      resident_id: subjectId,
      how: 'doubtful',
      id_cipher: sealed?.cipher ?? null,
      id_key_id: sealed?.keyId ?? null,
      id_hmac: number === null ? null : cipher.lookup('id-number', number),
      told_at: toldAt,
    };
  }
}

export function* reviewRows(county: County): Generator<Row> {
  const ids = makeIds(makeRandom(county.seed, 'match-review-ids'));
  const madeAt = instantOf(addDays(county.today, -TOLD_DAYS_AGO), '10:20');
  for (const { person, subjectId, doubt } of withIds(county))
    yield {
      county_code: county.countyCode,
      review_id: ids(madeAt),
      subject_id: subjectId,
      candidate_id: person.id,
      system: SYSTEM,
      reason: doubt,
      made_at: madeAt,
    };
}
