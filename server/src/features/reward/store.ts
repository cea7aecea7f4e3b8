import type { RedemptionState } from '@kangban/domain/reward/states';
import type { RewardBooking, RewardIcon, RewardKind } from '@kangban/domain/reward/types';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Transaction } from '../../plugins/db';

type Runner = Pick<Transaction, 'query'>;

/** A redemption with its item and person. */
export interface RedemptionRow {
  redemptionId: string;
  number: string;
  residentId: string;
  name: string;
  sex: 'male' | 'female';
  birthDate: PlainDate;
  idCipher: Buffer | null;
  idKeyId: string | null;
  holderKind: 'resident' | 'family';
  holderId: string;
  itemId: string;
  kind: RewardKind;
  icon: RewardIcon;
  itemName: string;
  unit: string;
  booking: RewardBooking;
  /** Whose slots it goes on to; null for what is used without a time of its own. */
  service: string | null;
  siteId: string;
  stockId: string;
  points: number;
  state: RedemptionState;
  heldAt: Date;
  useBy: PlainDate;
  timesOutAt: Date;
  endedAt: Date | null;
  holdTx: string;
  endTx: string | null;
  secretCipher: Buffer;
  secretKeyId: string;
  appointmentId: string | null;
  confirmedAt: Date | null;
  confirmedOn: PlainDate | null;
  confirmedBy: string | null;
  confirmedWay: 'digits' | 'qr' | 'id-card' | null;
  refundReason: 'mistake' | 'not-suitable' | 'not-given' | 'faulty' | null;
}

const COLUMNS = `
  x.redemption_id AS "redemptionId", x.number, x.resident_id AS "residentId", r.name, r.sex, r.birth_date AS "birthDate",
  r.id_cipher AS "idCipher", r.id_key_id AS "idKeyId", x.holder_kind AS "holderKind", x.holder_id AS "holderId", x.item_id AS "itemId",
  i.kind, i.icon, x.item_name AS "itemName", i.unit, i.booking, i.service, x.site_id AS "siteId", x.stock_id AS "stockId", x.points, x.state,
  x.held_at AS "heldAt", x.use_by AS "useBy", x.times_out_at AS "timesOutAt", x.ended_at AS "endedAt", x.hold_tx AS "holdTx",
  x.end_tx AS "endTx", x.secret_cipher AS "secretCipher", x.secret_key_id AS "secretKeyId", x.appointment_id AS "appointmentId",
  x.confirmed_at AS "confirmedAt", x.confirmed_on AS "confirmedOn", x.confirmed_by AS "confirmedBy", x.confirmed_way AS "confirmedWay",
  x.refund_reason AS "refundReason"`;
const FROM = `
  FROM redemption x
  JOIN reward_item i ON i.county_code = x.county_code AND i.item_id = x.item_id
  JOIN resident r ON r.county_code = x.county_code AND r.resident_id = x.resident_id`;

/** Sets a part of the writes of a transaction aside, so that a refusal can undo it and nothing else. */
export async function savepoint(client: Transaction): Promise<void> {
  await client.query('SAVEPOINT part');
}
export async function undoPart(client: Transaction): Promise<void> {
  await client.query('ROLLBACK TO SAVEPOINT part');
}

/** Takes one of a period; false when none is left. The CHECK of the table holds whatever is written elsewhere. */
export async function takeStock(client: Transaction, countyCode: string, stockId: string): Promise<boolean> {
  const { rowCount } = await client.query(
    'UPDATE reward_stock SET taken = taken + 1 WHERE county_code = $1 AND stock_id = $2 AND taken < capacity',
    [countyCode, stockId],
  );
  return rowCount === 1;
}

/** Puts pieces back, each to the period it was taken from. Periods are locked in their order. */
export async function returnStock(client: Transaction, countyCode: string, stockIds: readonly string[]): Promise<void> {
  await client.query(
    `WITH back AS (SELECT id, count(*)::int AS pieces FROM unnest($2::uuid[]) AS id GROUP BY id),
          locked AS (SELECT s.stock_id FROM reward_stock s JOIN back ON back.id = s.stock_id
                      WHERE s.county_code = $1 ORDER BY s.stock_id FOR UPDATE OF s)
     UPDATE reward_stock s SET taken = s.taken - back.pieces FROM back JOIN locked ON locked.stock_id = back.id
      WHERE s.county_code = $1 AND s.stock_id = back.id`,
    [countyCode, stockIds],
  );
}

export interface NewRedemption {
  redemptionId: string;
  number: string;
  residentId: string;
  holderKind: 'resident' | 'family';
  holderId: string;
  accountId: string;
  itemId: string;
  /** What is promised. */
  itemName: string;
  siteId: string;
  stockId: string;
  priceVersion: number;
  points: number;
  heldAt: Date;
  useBy: PlainDate;
  timesOutAt: Date;
  holdTx: string;
  secret: { cipher: Buffer; keyId: string };
}

export async function insertRedemption(client: Transaction, countyCode: string, row: NewRedemption): Promise<void> {
  await client.query(
    `INSERT INTO redemption (county_code, redemption_id, number, resident_id, holder_kind, holder_id, account_id, item_id, site_id,
       stock_id, price_version, points, held_at, use_by, times_out_at, hold_tx, secret_cipher, secret_key_id, item_name)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)`,
    [
      countyCode,
      row.redemptionId,
      row.number,
      row.residentId,
      row.holderKind,
      row.holderId,
      row.accountId,
      row.itemId,
      row.siteId,
      row.stockId,
      row.priceVersion,
      row.points,
      row.heldAt,
      row.useBy,
      row.timesOutAt,
      row.holdTx,
      row.secret.cipher,
      row.secret.keyId,
      row.itemName,
    ],
  );
}

/** A redemption of one of these records; undefined when it is somebody else's. `lock` holds it until the transaction ends. */
export async function findOfPerson(
  db: Runner,
  countyCode: string,
  asked: { residentIds: readonly string[]; redemptionId: string; lock?: boolean },
): Promise<RedemptionRow | undefined> {
  const { rows } = await db.query<RedemptionRow>(
    `SELECT ${COLUMNS} ${FROM} WHERE x.county_code = $1 AND x.resident_id = ANY($2::uuid[]) AND x.redemption_id = $3
     ${asked.lock ? 'FOR UPDATE OF x' : ''}`,
    [countyCode, asked.residentIds, asked.redemptionId],
  );
  return rows[0];
}

export async function findById(
  db: Runner,
  countyCode: string,
  asked: { redemptionId: string; lock?: boolean },
): Promise<RedemptionRow | undefined> {
  const { rows } = await db.query<RedemptionRow>(
    `SELECT ${COLUMNS} ${FROM} WHERE x.county_code = $1 AND x.redemption_id = $2 ${asked.lock ? 'FOR UPDATE OF x' : ''}`,
    [countyCode, asked.redemptionId],
  );
  return rows[0];
}

/** A page of what a person redeemed, newest first. */
export async function listOfPerson(
  db: Runner,
  countyCode: string,
  asked: { residentIds: readonly string[]; before: string | null; limit: number },
): Promise<RedemptionRow[]> {
  const { rows } = await db.query<RedemptionRow>(
    `SELECT ${COLUMNS} ${FROM}
      WHERE x.county_code = $1 AND x.resident_id = ANY($2::uuid[]) AND ($3::uuid IS NULL OR x.redemption_id < $3)
      ORDER BY x.redemption_id DESC LIMIT $4`,
    [countyCode, asked.residentIds, asked.before, asked.limit],
  );
  return rows;
}

/** Held redemptions whose time is over, those nobody else is working on. */
export async function lockTimedOut(
  client: Transaction,
  countyCode: string,
  told: { now: Date; limit: number },
): Promise<{ redemptionId: string; residentId: string; stockId: string; holdTx: string }[]> {
  const { rows } = await client.query<{ redemptionId: string; residentId: string; stockId: string; holdTx: string }>(
    `SELECT redemption_id AS "redemptionId", resident_id AS "residentId", stock_id AS "stockId", hold_tx AS "holdTx"
       FROM redemption WHERE county_code = $1 AND state = 'held' AND times_out_at <= $2
      ORDER BY redemption_id LIMIT $3 FOR UPDATE SKIP LOCKED`,
    [countyCode, told.now, told.limit],
  );
  return rows;
}
