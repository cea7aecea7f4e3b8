// Rewards for tests: an item of the catalogue at a clinic, a person with points, and what the database then says.
import type { RewardIcon } from '@kangban/domain/reward/types';
import { addDays, toPlainDate } from '@kangban/domain/shared/plain-date';
import { uuidV7 } from '../src/crypto/uuid-v7';
import type { TestApp } from './build-app';
import { anAccount, aResident, type Person, signedIn, type SignedInAccount, type Site } from './factories';
import { COUNTY, type Factory, insert, next } from './factories/context';
import { anEarn, posted } from './points';
import { post } from './requests';
import { rowsOf } from './rows';

export interface RewardTold {
  at: Site;
  kind?: 'service' | 'goods';
  icon?: RewardIcon;
  name?: string;
  points?: number;
  capacity?: number;
  booking?: 'checkup-add-on' | 'slot' | 'walk-in';
  /** Code of a bookable service; made by `aService`. */
  service?: string;
  addOnId?: string;
  fromAge?: number;
  sex?: 'male' | 'female';
  everyMonths?: number;
  ownSiteOnly?: boolean;
  enrolledOnly?: boolean;
  useWithinDays?: number;
  /** Stock from today plus so many days; today unless told. */
  fromDay?: number;
  hours?: readonly [number, string, string][];
}

export interface TestReward {
  itemId: string;
  siteId: string;
  points: number;
}

const PLAIN = {
  kind: 'service',
  icon: 'eye',
  name: '眼底照相',
  points: 300,
  capacity: 10,
  booking: 'walk-in',
  useWithinDays: 90,
  fromDay: 0,
} as const;

const itemColumns = (told: RewardTold & typeof PLAIN): Record<string, unknown> => ({
  kind: told.kind,
  icon: told.icon,
  name: told.name,
  unit: '1 次',
  about: '看高血压伤没伤眼',
  detail: '看高血压、糖尿病伤没伤眼。不疼，10 分钟。',
  sort: next(),
  from_age: told.fromAge,
  sex: told.sex,
  enrolled_only: told.enrolledOnly === true,
  own_site_only: told.ownSiteOnly === true,
  every_months: told.everyMonths,
  booking: told.booking,
  service: told.service,
  add_on_id: told.addOnId,
  use_within_days: told.useWithinDays,
});

/** A service of the county whose slots residents book. */
export async function aService(app: TestApp, told: { name?: string; prepare?: string } = {}): Promise<string> {
  const service = `service-${next()}`;
  const { name = `中医理疗${next()}`, prepare = '' } = told;
  await insert(app, 'bookable_service', { county_code: COUNTY, service, name, prepare });
  return service;
}

/** Something to redeem: 300 points, ten of it in the next 90 days, at a clinic. */
export async function aReward(app: Factory, asked: RewardTold): Promise<TestReward> {
  const told = { ...PLAIN, ...asked } as RewardTold & typeof PLAIN;
  const today = app.deps.clock.today();
  const key = { county_code: COUNTY, item_id: `item-${next()}` };
  await insert(app, 'reward_item', { ...key, ...itemColumns(told) });
  const from = addDays(today, -30);
  await insert(app, 'reward_price', {
    ...key,
    version: 1,
    points: told.points,
    valid_from: from,
    set_at: app.deps.clock.now(),
  });
  const place = { ...key, site_id: told.at.siteId };
  await insert(app, 'reward_place', { ...place, room: '2楼 眼科' });
  for (const [weekday, opens, closes] of told.hours ?? [])
    await insert(app, 'reward_hours', { ...place, weekday, opens_at: opens, closes_at: closes });
  await insert(app, 'reward_stock', {
    ...place,
    stock_id: uuidV7(),
    period_from: addDays(today, told.fromDay),
    period_to: addDays(today, 90),
    capacity: told.capacity,
  });
  return { itemId: key.item_id, siteId: told.at.siteId, points: told.points };
}

export type Rich = SignedInAccount & { person: Person };

let phones = 0;

/** A signed-in person with points that are good for a year. */
export async function aRichPerson(
  app: TestApp,
  told: { points?: number; birthDate?: string; sex?: 'male' | 'female'; site?: Site } = {},
): Promise<Rich> {
  phones += 1;
  const { points = 1280, site, birthDate = '1955-03-12', sex } = told;
  const person = await aResident(app, { birthDate, ...(sex && { sex }), ...(site && { site }) });
  const who = { ...(await signedIn(app, await anAccount(app, { of: person }), `reward-phone-${phones}`)), person };
  if (points > 0) await posted(app, anEarn(app, person, { points }));
  return who;
}

/** Points with a last day of their own. */
export const alsoEarns = (app: TestApp, person: Person, told: { points: number; expiresOn: string }) =>
  posted(app, anEarn(app, person, { points: told.points, expiresOn: toPlainDate(told.expiresOn) }));

/** Asks to redeem, at the price of version 1. */
export const redeemAs = (
  app: TestApp,
  who: Rich,
  told: TestReward & { key?: string; priceVersion?: number; holder?: 'own' | 'family' },
) =>
  post(app, `/residents/${who.person.residentId}/redemptions`, {
    who,
    body: {
      itemId: told.itemId,
      siteId: told.siteId,
      priceVersion: told.priceVersion ?? 1,
      ...(told.holder && { holder: told.holder }),
    },
    ...(told.key !== undefined && { key: told.key }),
  });

/** What must be true whatever happened: stock counts what stands, and points are where the redemptions say. */
export async function brokenRewards(app: Factory): Promise<unknown[]> {
  return rowsOf(
    app,
    `SELECT 'stock' AS what, s.stock_id::text AS id, s.taken::text AS found, n.pieces::text AS wanted
       FROM reward_stock s
       CROSS JOIN LATERAL (
         SELECT count(*) AS pieces FROM redemption x
          WHERE x.county_code = s.county_code AND x.stock_id = s.stock_id
            AND (x.state IN ('held', 'committed') OR x.refund_reason = 'faulty')) n
      WHERE s.taken <> n.pieces
     UNION ALL
     SELECT 'points', h.holder_id::text, h.locked || '/' || h.spent, n.locked || '/' || n.spent
       FROM point_holder h
       CROSS JOIN LATERAL (
         SELECT COALESCE(sum(points) FILTER (WHERE state = 'held'), 0) AS locked,
                COALESCE(sum(points) FILTER (WHERE state = 'committed'), 0) AS spent
           FROM redemption x WHERE x.county_code = h.county_code AND x.holder_id = h.holder_id) n
      WHERE h.locked <> n.locked OR h.spent <> n.spent
     UNION ALL
     SELECT 'ledger', 'sum', sum(delta)::text, '0' FROM point_entry HAVING sum(delta) <> 0
     UNION ALL
     SELECT 'time', x.redemption_id::text, x.state, a.state
       FROM redemption x
       JOIN appointment_dose d ON d.county_code = x.county_code AND d.series = 'reward:' || x.redemption_id AND d.active
       JOIN appointment a ON a.county_code = d.county_code AND a.appointment_id = d.appointment_id
       JOIN slot s ON s.county_code = a.county_code AND s.slot_id = a.slot_id
      WHERE x.state IN ('voided', 'expired') OR (x.state <> 'held' AND a.state = 'booked' AND s.day > x.confirmed_on)
         OR x.appointment_id IS DISTINCT FROM a.appointment_id OR s.day > x.use_by OR s.site_id <> x.site_id
     UNION ALL
     SELECT 'events', x.redemption_id::text, string_agg(e.move, ','), x.state
       FROM redemption x JOIN redemption_event e USING (county_code, redemption_id)
      WHERE e.move IN ('commit', 'void', 'expire', 'refund')
      GROUP BY x.redemption_id, x.state
     HAVING count(*) <> CASE x.state WHEN 'held' THEN 0 WHEN 'refunded' THEN 2 ELSE 1 END`,
  );
}

/** Something a person redeemed a moment ago at a clinic, for those who only need its id. */
export async function aRedemption(app: TestApp, who: Rich, at: Site): Promise<string> {
  const thing = await aReward(app, { at });
  await posted(app, anEarn(app, who.person, { points: thing.points }));
  const { redemptionId } = (await redeemAs(app, who, thing)).json<{ redemptionId: string }>();
  return redemptionId;
}
