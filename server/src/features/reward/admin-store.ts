import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Transaction } from '../../plugins/db';

type Runner = Pick<Transaction, 'query'>;

/** Makes changes to one item wait for each other. */
export async function lockItem(
  client: Transaction,
  countyCode: string,
  itemId: string,
): Promise<{ retiredOn: PlainDate | null } | undefined> {
  const { rows } = await client.query<{ retiredOn: PlainDate | null }>(
    'SELECT retired_on AS "retiredOn" FROM reward_item WHERE county_code = $1 AND item_id = $2 FOR NO KEY UPDATE',
    [countyCode, itemId],
  );
  return rows[0];
}

export async function setPaused(
  client: Transaction,
  countyCode: string,
  told: { itemId: string; paused: boolean },
): Promise<void> {
  await client.query('UPDATE reward_item SET paused = $3 WHERE county_code = $1 AND item_id = $2', [
    countyCode,
    told.itemId,
    told.paused,
  ]);
}

export interface NewPrice {
  itemId: string;
  points: number;
  validFrom: PlainDate;
  note: string;
  staffId: string;
  at: Date;
}

/** The next version of an item's price. */
export async function insertPrice(client: Transaction, countyCode: string, price: NewPrice): Promise<void> {
  await client.query(
    `INSERT INTO reward_price (county_code, item_id, version, points, valid_from, note, set_by, set_at)
     SELECT $1, $2, COALESCE(max(version), 0) + 1, $3, $4, $5, $6, $7 FROM reward_price WHERE county_code = $1 AND item_id = $2`,
    [countyCode, price.itemId, price.points, price.validFrom, price.note, price.staffId, price.at],
  );
}

export async function hasPlace(
  db: Runner,
  countyCode: string,
  told: { itemId: string; siteId: string },
): Promise<boolean> {
  const { rowCount } = await db.query(
    'SELECT FROM reward_place WHERE county_code = $1 AND item_id = $2 AND site_id = $3',
    [countyCode, told.itemId, told.siteId],
  );
  return rowCount === 1;
}

export interface PeriodRow {
  stockId: string;
  from: PlainDate;
  to: PlainDate;
  capacity: number;
  taken: number;
}

/** Every period of a place, locked: a redemption of this moment waits, so that the number cannot fall below what is taken. */
export async function lockPeriods(
  client: Transaction,
  countyCode: string,
  told: { itemId: string; siteId: string },
): Promise<PeriodRow[]> {
  const { rows } = await client.query<PeriodRow>(
    `SELECT stock_id AS "stockId", period_from AS "from", period_to AS "to", capacity, taken FROM reward_stock
      WHERE county_code = $1 AND item_id = $2 AND site_id = $3 ORDER BY stock_id FOR UPDATE`,
    [countyCode, told.itemId, told.siteId],
  );
  return rows;
}

export async function updatePeriod(
  client: Transaction,
  countyCode: string,
  told: { stockId: string; to: PlainDate; capacity: number },
): Promise<void> {
  await client.query('UPDATE reward_stock SET period_to = $3, capacity = $4 WHERE county_code = $1 AND stock_id = $2', [
    countyCode,
    told.stockId,
    told.to,
    told.capacity,
  ]);
}

export async function insertPeriod(
  client: Transaction,
  countyCode: string,
  row: { stockId: string; itemId: string; siteId: string; from: PlainDate; to: PlainDate; capacity: number },
): Promise<void> {
  await client.query(
    `INSERT INTO reward_stock (county_code, stock_id, item_id, site_id, period_from, period_to, capacity)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [countyCode, row.stockId, row.itemId, row.siteId, row.from, row.to, row.capacity],
  );
}

export interface NewChange {
  changeId: string;
  itemId: string;
  staffId: string;
  what: 'add' | 'stock' | 'price' | 'place' | 'text' | 'pause' | 'resume' | 'retire';
  note: string;
  details: object;
  at: Date;
}

export async function insertChange(client: Transaction, countyCode: string, change: NewChange): Promise<void> {
  await client.query(
    `INSERT INTO reward_change (county_code, change_id, item_id, staff_id, what, note, details, at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      countyCode,
      change.changeId,
      change.itemId,
      change.staffId,
      change.what,
      change.note,
      JSON.stringify(change.details),
      change.at,
    ],
  );
}
