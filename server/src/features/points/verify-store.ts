import type { Move, Pocket } from '@kangban/domain/points/facts';
import type { Cap, Holder, TxType, WrittenBy } from '@kangban/domain/points/types';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Queryable } from './balance-store';
import type { HashedTx, LinkRow } from './commit-store';

export interface WrittenLink extends LinkRow {
  writtenAt: Date;
}

/** Links of a county from one on, in order. */
export async function listLinks(
  db: Queryable,
  countyCode: string,
  page: { from: number; limit: number },
): Promise<WrittenLink[]> {
  const { rows } = await db.query<WrittenLink>(
    `SELECT county_code AS "countyCode", link_no AS "linkNo", txs, previous_hash AS "previousHash", link_hash AS "linkHash",
            written_at AS "writtenAt"
       FROM point_link WHERE county_code = $1 AND link_no >= $2 ORDER BY link_no LIMIT $3`,
    [countyCode, page.from, page.limit],
  );
  return rows;
}

interface StoredTx {
  link_no: number;
  tx_no: number;
  tx_id: string;
  type: TxType;
  idem_key: string;
  body_hash: Buffer;
  holder_kind: Holder['kind'];
  holder_id: string;
  resident_id: string | null;
  points: number;
  pending: boolean;
  rule_id: string | null;
  rule_version: number | null;
  evidence_kind: string | null;
  evidence_id: string | null;
  purpose_kind: string | null;
  purpose_id: string | null;
  settles: string | null;
  reverses: string | null;
  to_kind: Holder['kind'] | null;
  to_id: string | null;
  title: string | null;
  detail: string | null;
  note: string | null;
  day: PlainDate;
  booked_on: PlainDate;
  expires_on: PlainDate | null;
  times_out_at: Date | null;
  caps: Cap[];
  by_kind: WrittenBy['kind'];
  by_id: string | null;
  created_at: Date;
  active_after: number;
  locked_after: number;
  pending_after: number;
  entries: number;
  tx_hash: Buffer;
}

interface StoredEntry {
  link_no: number;
  tx_no: number;
  entry_no: number;
  holder_kind: Holder['kind'] | null;
  holder_id: string | null;
  pocket: Pocket;
  lot_id: string | null;
  opens: boolean;
  expires_on: PlainDate | null;
  usable_until: PlainDate | null;
  delta: number;
}

/** A transaction as it stands in the tables, with what is counted about it. */
export interface VerifiedTx extends HashedTx {
  linkNo: number;
  /** How many entries it says it has. */
  entries: number;
}

const pair = <T>(a: string | null, b: T | null): { a: string; b: T } | null =>
  a === null || b === null ? null : { a, b };
const named = (kind: string | null, id: string | null): { kind: string; id: string } | null => {
  const both = pair(kind, id);
  return both && { kind: both.a, id: both.b };
};
const holder = (kind: Holder['kind'] | null, id: string | null): Holder | null =>
  kind === null || id === null ? null : { kind, id };

function moveOf(entry: StoredEntry): Move {
  const { delta, expires_on: expiresOn, lot_id: lotId, opens, pocket, usable_until: usableUntil } = entry;
  const lot = lotId === null || expiresOn === null || usableUntil === null ? null : { lotId, expiresOn, usableUntil };
  return { holder: holder(entry.holder_kind, entry.holder_id), pocket, lot, opens, delta };
}

function txOf(row: StoredTx, moves: Move[]): VerifiedTx {
  const rule = pair(row.rule_id, row.rule_version);
  return {
    linkNo: row.link_no,
    txNo: row.tx_no,
    txId: row.tx_id,
    type: row.type,
    key: row.idem_key,
    bodyHash: row.body_hash,
    holder: { kind: row.holder_kind, id: row.holder_id },
    residentId: row.resident_id,
    points: row.points,
    pending: row.pending,
    rule: rule && { id: rule.a, version: rule.b },
    evidence: named(row.evidence_kind, row.evidence_id),
    purpose: named(row.purpose_kind, row.purpose_id),
    settles: row.settles,
    reverses: row.reverses,
    to: holder(row.to_kind, row.to_id),
    title: row.title,
    detail: row.detail,
    note: row.note,
    day: row.day,
    bookedOn: row.booked_on,
    expiresOn: row.expires_on,
    timesOutAt: row.times_out_at,
    caps: row.caps,
    by: { kind: row.by_kind, id: row.by_id },
    createdAt: row.created_at,
    after: { active: row.active_after, locked: row.locked_after, pending: row.pending_after },
    moves,
    entries: row.entries,
    txHash: row.tx_hash,
  };
}

/** Transactions of the links `from` to `to` with their entries, in the order of the chain. */
export async function listTxs(
  db: Queryable,
  countyCode: string,
  span: { from: number; to: number },
): Promise<VerifiedTx[]> {
  const values = [countyCode, span.from, span.to];
  const { rows } = await db.query<StoredTx>(
    `SELECT * FROM point_tx WHERE county_code = $1 AND link_no BETWEEN $2 AND $3 ORDER BY link_no, tx_no`,
    values,
  );
  const { rows: entries } = await db.query<StoredEntry>(
    `SELECT * FROM point_entry WHERE county_code = $1 AND link_no BETWEEN $2 AND $3 ORDER BY link_no, tx_no, entry_no`,
    values,
  );
  const moves = new Map<string, Move[]>();
  for (const entry of entries) {
    const place = `${entry.link_no}.${entry.tx_no}`;
    const of = moves.get(place) ?? [];
    of.push(moveOf(entry));
    moves.set(place, of);
  }
  return rows.map((row) => txOf(row, moves.get(`${row.link_no}.${row.tx_no}`) ?? []));
}
