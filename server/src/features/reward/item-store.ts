import type { NewRewardItem } from '@kangban/contract/reward-item';
import type { OpenHours } from '@kangban/domain/reward/types';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Transaction } from '../../plugins/db';

type Runner = Pick<Transaction, 'query'>;

/** Makes additions to a county's catalogue wait for each other, so that a name is looked for and taken in one go. */
export async function lockCatalogue(client: Transaction, countyCode: string): Promise<void> {
  await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('reward-catalogue ' || $1, 0))`, [countyCode]);
}

/** How many items are kept, whether one of them has the name, and the place of the next in the order. */
export async function readShelf(
  db: Runner,
  countyCode: string,
  { name, except }: { name: string; except?: string },
): Promise<{ items: number; isTaken: boolean; sort: number }> {
  const { rows } = await db.query<{ items: number; isTaken: boolean; sort: number }>(
    `SELECT count(*) FILTER (WHERE retired_on IS NULL)::int AS items,
            COALESCE(bool_or(name = $2) FILTER (WHERE retired_on IS NULL AND item_id IS DISTINCT FROM $3), false) AS "isTaken",
            COALESCE(max(sort), 0) + 1 AS sort
       FROM reward_item WHERE county_code = $1`,
    [countyCode, name, except ?? null],
  );
  return rows[0] ?? { items: 0, isTaken: false, sort: 1 };
}

/** Clinics of the county, by their short names. */
export async function listCountySites(db: Runner, countyCode: string): Promise<{ siteId: string; siteName: string }[]> {
  const { rows } = await db.query<{ siteId: string; siteName: string }>(
    'SELECT site_id AS "siteId", short_name AS "siteName" FROM site WHERE county_code = $1 ORDER BY code LIMIT 500',
    [countyCode],
  );
  return rows;
}

/** Services of the county with slots of their own. */
export async function listBookable(db: Runner, countyCode: string): Promise<{ service: string; name: string }[]> {
  const { rows } = await db.query<{ service: string; name: string }>(
    'SELECT service, name FROM bookable_service WHERE county_code = $1 ORDER BY service LIMIT 100',
    [countyCode],
  );
  return rows;
}

export async function insertItem(
  client: Transaction,
  countyCode: string,
  { itemId, sort, item }: { itemId: string; sort: number; item: NewRewardItem },
): Promise<void> {
  await client.query(
    `INSERT INTO reward_item (county_code, item_id, kind, icon, name, unit, about, detail, sort, from_age, to_age, sex, enrolled_only,
       own_site_only, every_months, booking, add_on_id, service, use_within_days)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)`,
    [
      countyCode,
      itemId,
      item.kind,
      item.icon,
      item.name,
      item.unit,
      item.about,
      item.detail,
      sort,
      item.fromAge,
      item.toAge,
      item.sex,
      item.enrolledOnly,
      item.ownSiteOnly,
      item.everyMonths,
      item.booking,
      item.addOnId,
      item.service,
      item.useWithinDays,
    ],
  );
}

export interface ItemTexts {
  name: string;
  about: string;
  detail: string;
}

/** Says it in other words. What was redeemed keeps the name it has. */
export async function updateTexts(
  client: Transaction,
  countyCode: string,
  { itemId, name, about, detail }: ItemTexts & { itemId: string },
): Promise<void> {
  await client.query(
    'UPDATE reward_item SET name = $3, about = $4, detail = $5 WHERE county_code = $1 AND item_id = $2',
    [countyCode, itemId, name, about, detail],
  );
}

export interface PlaceToKeep {
  itemId: string;
  siteId: string;
  room: string;
  hours: readonly OpenHours[];
}

/** Places with all their hours; what was there of them is replaced. */
export async function putPlaces(
  client: Transaction,
  countyCode: string,
  places: readonly PlaceToKeep[],
): Promise<void> {
  const rows = places.map(({ itemId, siteId, room }) => ({ itemId, siteId, room }));
  await client.query(
    `INSERT INTO reward_place (county_code, item_id, site_id, room)
     SELECT $1, p."itemId", p."siteId", p.room FROM jsonb_to_recordset($2) AS p("itemId" text, "siteId" uuid, room text)
     ON CONFLICT (county_code, item_id, site_id) DO UPDATE SET room = excluded.room`,
    [countyCode, JSON.stringify(rows)],
  );
  await client.query(
    `DELETE FROM reward_hours h USING jsonb_to_recordset($2) AS p("itemId" text, "siteId" uuid)
      WHERE h.county_code = $1 AND h.item_id = p."itemId" AND h.site_id = p."siteId"`,
    [countyCode, JSON.stringify(rows)],
  );
  const hours = places.flatMap(({ itemId, siteId, hours: spans }) =>
    spans.map(({ weekday, opensAt, closesAt }) => ({ itemId, siteId, weekday, opensAt, closesAt })),
  );
  await client.query(
    `INSERT INTO reward_hours (county_code, item_id, site_id, weekday, opens_at, closes_at)
     SELECT $1, h."itemId", h."siteId", h.weekday, h."opensAt", h."closesAt"
       FROM jsonb_to_recordset($2) AS h("itemId" text, "siteId" uuid, weekday smallint, "opensAt" time, "closesAt" time)`,
    [countyCode, JSON.stringify(hours)],
  );
}

export async function retireItem(
  client: Transaction,
  countyCode: string,
  { itemId, on }: { itemId: string; on: PlainDate },
): Promise<void> {
  await client.query('UPDATE reward_item SET retired_on = $3 WHERE county_code = $1 AND item_id = $2', [
    countyCode,
    itemId,
    on,
  ]);
}
