// What people agreed to: the demo family opened their records, except the baby, on whom the first opening can be tried.
import { consentEndsOn } from '../../domain/src/access/consent';
import type { ConsentBy, ConsentKind } from '../../domain/src/access/consent-kinds';
import { presentText } from '../../domain/src/access/consent-texts';
import type { PlainDate } from '../../domain/src/shared/plain-date';
import { instantOf } from '../../server/src/clock';
import type { SeededAccount } from './accounts';
import type { County } from './county';
import { addDays } from './days';
import type { Person } from './people';
import { makeIds, makeRandom } from './random';
import type { Row } from './rows';

interface Said {
  person: Person;
  account: SeededAccount;
  kind: ConsentKind;
  by: ConsentBy;
  daysAgo: number;
}

const AGREED_DAYS_AGO = 14;
/** Of ten accounts so many have opened their records. */
const OPENED_OF_TEN = 7;

/** The baby's record is closed; the mother has agreed to what is sensitive, the father to the referral hospital. */
function familySaid({ family, accounts }: County): Said[] {
  const { xiaomei, father, yiming } = family;
  const [mother, elder] = [accounts.of(xiaomei, xiaomei.phone ?? ''), accounts.of(father, father.phone ?? '')];
  const self = (account: SeededAccount, kind: ConsentKind): Said => ({
    person: account.person,
    account,
    kind,
    by: 'self',
    daysAgo: AGREED_DAYS_AGO,
  });
  return [
    self(mother, 'open-record'),
    self(mother, 'sensitive'),
    self(elder, 'open-record'),
    self(elder, 'referral-hospital'),
    { person: yiming, account: mother, kind: 'open-record', by: 'guardian', daysAgo: AGREED_DAYS_AGO },
  ];
}

function othersSaid({ accounts, family, seed }: County): Said[] {
  const random = makeRandom(seed, 'consents');
  return [...accounts.all.values()]
    .filter(({ person }) => person !== family.xiaomei && person !== family.father)
    .filter(() => random.int(1, 10) <= OPENED_OF_TEN)
    .map((account) => ({
      person: account.person,
      account,
      kind: 'open-record' as const,
      by: 'self' as const,
      daysAgo: random.int(1, 20),
    }));
}

export function* consentRows(county: County): Generator<Row> {
  const ids = makeIds(makeRandom(county.seed, 'consent-ids'));
  for (const { person, account, kind, by, daysAgo } of [...familySaid(county), ...othersSaid(county)]) {
    const day: PlainDate = addDays(county.today, -daysAgo);
    const at = instantOf(day, '19:20');
    yield {
      county_code: county.countyCode,
      consent_id: ids(at),
      resident_id: person.id,
      kind,
      version: presentText(kind, day).version,
      given: true,
      said_by: by,
      account_id: account.id,
      ends_on: consentEndsOn(kind, day),
      said_at: at,
    };
  }
}
