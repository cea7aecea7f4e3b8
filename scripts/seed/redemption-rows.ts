// What the demo's people redeemed so far, written back from the ledger: 爸爸's bone density of October.
import type { Client } from 'pg';
import { daysInMonth, partsOf, type PlainDate, toPlainDate } from '../../domain/src/shared/plain-date';
import { dayOf } from '../../server/src/clock';
import { makeIds, makeRandom } from './random';
import type { Sealing } from './rows';
import { deskOf } from './staff';

const ITEM = 'bone-density-scan';
const SITE = 'XY01';
const NUMBER = '30517264';
const SECRET_BYTES = 32;
const CAPACITY = 30;

interface Spent {
  holdTx: string;
  commitTx: string;
  redemptionId: string;
  residentId: string;
  accountId: string | null;
  points: number;
  heldAt: Date;
  spentAt: Date;
}

const SPENT = `
  SELECT h.tx_id AS "holdTx", c.tx_id AS "commitTx", h.purpose_id AS "redemptionId", h.resident_id AS "residentId",
         a.account_id AS "accountId", h.points::int AS points, h.created_at AS "heldAt", c.created_at AS "spentAt"
    FROM point_tx h
    JOIN point_tx c ON c.county_code = h.county_code AND c.settles = h.tx_id AND c.type = 'commit'
    LEFT JOIN account a ON a.county_code = h.county_code AND a.resident_id = h.resident_id
   WHERE h.county_code = $1 AND h.type = 'hold' AND h.purpose_kind = 'reward' ORDER BY h.created_at LIMIT 1`;

// The month it was redeemed in may be the one that runs: then it counts there.
const STOCK = `
  INSERT INTO reward_stock (county_code, stock_id, item_id, site_id, period_from, period_to, capacity, taken)
  VALUES ($1, $2, $3, $4, $5, $6, $7, 1)
  ON CONFLICT (county_code, item_id, site_id, period_from) DO UPDATE SET taken = reward_stock.taken + 1
  RETURNING stock_id`;

const REDEMPTION = `
  INSERT INTO redemption (county_code, redemption_id, number, resident_id, holder_kind, holder_id, account_id, item_id, site_id, stock_id,
    price_version, points, state, held_at, use_by, times_out_at, ended_at, hold_tx, end_tx, secret_cipher, secret_key_id, confirmed_at,
    confirmed_on, confirmed_by, confirmed_way, item_name)
  SELECT $1, $2, $3, $4, 'resident', $4, $5, $6, $7, $8, 1, $9, 'committed', $10, $11::date + 90, ($11::date + 91)::timestamp AT TIME ZONE 'Asia/Shanghai',
    $12, $13, $14, $15, $16, $12, $11, $17, 'qr', i.name
    FROM reward_item i WHERE i.county_code = $1 AND i.item_id = $6`;

const EVENTS = `
  INSERT INTO redemption_event (county_code, event_id, redemption_id, move, by_account, by_staff, at)
  VALUES ($1, $2, $4, 'hold', $5, NULL, $6), ($1, $3, $4, 'commit', NULL, $7, $8)`;

function monthOf(day: PlainDate): [from: PlainDate, to: PlainDate] {
  const { year, month } = partsOf(day);
  const begin = day.slice(0, 8);
  return [toPlainDate(`${begin}01`), toPlainDate(`${begin}${daysInMonth(year, month)}`)];
}

/** Writes the redemptions the ledger knows of. Runs after the ledger's own year. Returns how many. */
export async function loadRedemptions(client: Client, { county, cipher }: Sealing): Promise<number> {
  const { countyCode, sites, staff, seed } = county;
  const site = sites.find(({ code }) => code === SITE);
  const [spent] = (await client.query<Spent>(SPENT, [countyCode])).rows;
  if (!site || spent?.accountId == null) return 0;
  const random = makeRandom(seed, 'redemptions');
  const ids = makeIds(random);
  const on = dayOf(spent.spentAt);
  const nurse = deskOf(staff)(site);
  const [from, to] = monthOf(on);
  const stock = [countyCode, ids(spent.heldAt), ITEM, site.id, from, to, CAPACITY];
  const { rows } = await client.query<{ stock_id: string }>(STOCK, stock);
  const secret = cipher.seal(
    Buffer.from(Array.from({ length: SECRET_BYTES }, () => random.int(0, 255))).toString('base64url'),
  );
  const { redemptionId, residentId, accountId, points, heldAt, spentAt, holdTx, commitTx } = spent;
  await client.query(REDEMPTION, [
    countyCode,
    redemptionId,
    NUMBER,
    residentId,
    accountId,
    ITEM,
    site.id,
    rows[0]?.stock_id,
    points,
    heldAt,
    on,
    spentAt,
    holdTx,
    commitTx,
    secret.cipher,
    secret.keyId,
    nurse,
  ]);
  await client.query(EVENTS, [countyCode, ids(heldAt), ids(spentAt), redemptionId, accountId, heldAt, nurse, spentAt]);
  return 1;
}
