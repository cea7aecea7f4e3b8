// Who is there when everything falls: people with points and a phone each, staff at the counter, things to redeem, rules.
import { READING_ITEMS, type ReadingItem } from '../../domain/src/reading/types';
import { EVERYBODY } from '../../domain/src/point-rule/scheme-parts';
import { schemeTemplate } from '../../domain/src/point-rule/schemes';
import type { PointRule } from '../../domain/src/point-rule/types';
import { postOrders } from '../../server/src/features/points/ledger';
import { toPlainDate } from '../../domain/src/shared/plain-date';
import {
  aResident,
  aSite,
  aStaffMember,
  anAccount,
  hasOpened,
  signedIn,
  type Site,
  staffSignedIn,
} from '../../server/test/factories';
import type { Factory } from '../../server/test/factories/context';
import { hasScheme } from '../../server/test/point-rules';
import { anEarn } from '../../server/test/points';
import { aReward, type TestReward } from '../../server/test/rewards';
import { COUNTY } from '../../bench/support/county';

const PEOPLE = 16;
const STAFF = 3;
const OPENING_POINTS = 900;
/** Of this there are fewer than people. */
const SCARCE = 5;
const PLENTY = 100_000;

export interface Caller {
  /** Whose keys these are. */
  id: string;
  headers: { authorization: string };
}
export interface Resident extends Caller {
  residentId: string;
}
export interface Cast {
  residents: Resident[];
  staff: Caller[];
  rewards: TestReward[];
}

export const OPENING_RULE = 'opening';
/** A rule of its own for every kind of reading: one award a day. */
export const ruleOf = (item: ReadingItem): string => `day-${item}`;

const aDayOf = (item: ReadingItem): PointRule => ({
  id: ruleOf(item),
  title: '今天量了一次',
  text: '一天算一次。',
  evidenceText: '今天量的数',
  trigger: { kind: 'reading-series', measures: [item], days: 1, per: 'day' },
  points: 2,
  caps: [{ per: 'day', times: 1 }],
  weights: EVERYBODY,
  validFrom: toPlainDate('2025-01-01'),
  validTo: null,
});

async function aPerson(app: Factory, site: Site, no: number): Promise<Resident> {
  const person = await aResident(app, { birthDate: '1955-03-12', site });
  const account = await anAccount(app, { of: person });
  await hasOpened(app, account, { of: person });
  const { headers, accountId } = await signedIn(app, account, `crash-${no}`);
  return { residentId: person.residentId, headers, id: accountId };
}

async function inTurn<T>(count: number, make: (no: number) => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  for (let no = 0; no < count; no += 1) made.push(await make(no));
  return made;
}

/** Fills an empty database. Everybody begins with the same points, which come by the ledger like any. */
export async function makeCast(app: Factory): Promise<Cast> {
  const site = await aSite(app);
  const rules = [...READING_ITEMS.map(aDayOf), ...schemeTemplate('city').rules];
  await hasScheme(app, { change: { rules } });
  const residents = await inTurn(PEOPLE, (no) => aPerson(app, site, no));
  const staff = await inTurn(STAFF, async () => {
    const { staffId, headers } = await staffSignedIn(app, await aStaffMember(app, { site }));
    return { id: staffId, headers };
  });
  const prices = [50, 80, 120, 200];
  const rewards = await inTurn(prices.length, (no) =>
    aReward(app, { at: site, points: prices[no] ?? 1, capacity: no === 0 ? SCARCE : PLENTY }),
  );
  const opening = residents.map((person) =>
    anEarn(app, person, { points: OPENING_POINTS, rule: { id: OPENING_RULE, version: 1 } }),
  );
  await postOrders(app.deps, COUNTY, opening);
  return { residents, staff, rewards };
}
