// Residents, their guardians, injections, accounts, rights and the staff as rows.
import { instantOf } from '../../server/src/clock';
import type { Cipher } from '../../server/src/crypto/cipher';
import { LINK_SCOPES } from './accounts';
import type { County } from './county';
import { makeIds, makeRandom } from './random';
import type { Row, Sealing } from './rows';

function sealed(cipher: Cipher, purpose: 'id-number' | 'phone', text: string | null) {
  if (text === null) return { cipher: null, keyId: null, hmac: null };
  const { cipher: bytes, keyId } = cipher.seal(text);
  return { cipher: bytes, keyId, hmac: cipher.lookup(purpose, text) };
}

export function* residentRows({ county, cipher }: Sealing): Generator<Row> {
  const createdAt = instantOf(county.today, '00:00');
  for (const person of county.people) {
    const id = sealed(cipher, 'id-number', person.idNumber);
    const phone = sealed(cipher, 'phone', person.phone);
    yield {
      county_code: county.countyCode,
      resident_id: person.id,
      name: person.name,
      sex: person.sex,
      birth_date: person.birthDate,
      id_cipher: id.cipher,
      id_key_id: id.keyId,
      id_hmac: id.hmac,
      phone_cipher: phone.cipher,
      phone_key_id: phone.keyId,
      phone_hmac: phone.hmac,
      site_id: person.site?.id ?? null,
      township: person.township,
      village: person.village,
      birth_weight_g: person.birthWeightG,
      gestation_weeks: person.gestationWeeks,
      conditions: { json: person.conditions },
      created_at: createdAt,
    };
  }
}

export function* guardianRows({ countyCode, people }: County): Generator<Row> {
  for (const child of people)
    for (const { person, relation } of child.guardians)
      yield { county_code: countyCode, child_id: child.id, guardian_id: person.id, relation };
}

/** Makers and lots are invented. */
const MAKERS = ['示例生物一厂', '示例生物二厂', '示例生物三厂'] as const;

export function* immunizationRows({ countyCode, people, seed, today }: County): Generator<Row> {
  const random = makeRandom(seed, 'lots');
  const ids = makeIds(makeRandom(seed, 'immunization-ids'));
  for (const person of people)
    for (const { vaccine, date, site, siteName } of person.given) {
      const recordedAt = instantOf(date, '10:00');
      yield {
        county_code: countyCode,
        immunization_id: ids(recordedAt),
        resident_id: person.id,
        vaccine,
        given_on: date,
        lot: `${date.slice(0, 4)}${String(random.int(1, 12)).padStart(2, '0')}${random.int(10, 28)}-${random.int(1, 9)}`,
        manufacturer: random.pick(MAKERS),
        site_id: site?.id ?? null,
        site_name: siteName,
        source: person.movedInOn && date < person.movedInOn ? 'import' : 'registry',
        recorded_at: date < today ? recordedAt : instantOf(today, '00:00'),
      };
    }
}

export function* accountRows({ county, cipher }: Sealing): Generator<Row> {
  for (const account of county.accounts.all.values()) {
    const phone = sealed(cipher, 'phone', account.phone);
    yield {
      account_id: account.id,
      county_code: county.countyCode,
      resident_id: account.person.id,
      elder_mode: account.elderMode,
      phone_cipher: phone.cipher,
      phone_key_id: phone.keyId,
      phone_hmac: phone.hmac,
      created_at: account.createdAt,
    };
  }
}

export function* loginRows({ county, cipher }: Sealing): Generator<Row> {
  for (const { id, phone, createdAt } of county.accounts.all.values())
    yield { subject_hash: cipher.lookup('phone', phone), kind: 'phone', account_id: id, created_at: createdAt };
}

export function* linkRows({ countyCode, accounts }: County): Generator<Row> {
  for (const account of accounts.all.values())
    for (const link of account.links)
      yield {
        account_id: account.id,
        link_id: link.id,
        county_code: countyCode,
        resident_id: link.person.id,
        right_kind: link.right,
        label: link.label,
        scope: LINK_SCOPES,
        state: 'active',
        starts_on: link.startsOn,
        ends_on: link.endsOn,
        agreed_by: link.agreedBy,
        agreed_at: instantOf(link.startsOn, '12:00'),
        created_at: instantOf(link.startsOn, '12:00'),
      };
}

export function* staffRows({ county, cipher }: Sealing): Generator<Row> {
  for (const member of county.staff) {
    const totp = cipher.seal(member.totpSecret);
    yield {
      county_code: county.countyCode,
      staff_id: member.id,
      login_name: member.loginName,
      name: member.name,
      role: member.role,
      site_id: member.site?.id ?? null,
      password_hash: member.passwordHash,
      totp_cipher: totp.cipher,
      totp_key_id: totp.keyId,
    };
  }
}
