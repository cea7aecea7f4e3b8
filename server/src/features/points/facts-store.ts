import type { CapUse, HolderFacts, KnownTx, LedgerFacts, LotFacts, Move, TxFacts } from '@kangban/domain/points/facts';
import { POINT_POLICY } from '@kangban/domain/points/policy';
import type { Cap, Holder } from '@kangban/domain/points/types';
import type { Queryable } from './balance-store';

/** The last link of a county's chain. */
export interface Head {
  linkNo: number;
  hash: string;
}

/** What a batch of orders speaks of. */
export interface Wanted {
  keys: readonly string[];
  txIds: readonly string[];
  /** Whose accounts; `lots` where something is taken out of them. */
  holders: readonly (Holder & { lots: boolean })[];
  caps: readonly (Pick<Cap, 'id' | 'from' | 'to'> & { subjectId: string })[];
}

export type StoredFacts = Omit<LedgerFacts, 'today' | 'nowMs'> & { head: Head | undefined };

/** Locks the county's ledger until the transaction ends. */
export async function lockLedger(client: Queryable, countyCode: string): Promise<void> {
  await client.query({ name: 'points-lock', text: 'SELECT lock_points($1)', values: [countyCode] });
}

const LOT = `'lotId', l.lot_id, 'expiresOn', l.expires_on, 'usableUntil', l.usable_until, 'active', l.active,
  'holder', json_build_object('kind', l.holder_kind, 'id', l.holder_id)`;

// All by key, one row at a time: a plan made while the tables were small must not read them whole when they have grown.
const FACTS = `
WITH asked AS MATERIALIZED (
  SELECT t.* FROM unnest($3::uuid[]) AS a (tx_id) CROSS JOIN LATERAL (
    SELECT * FROM point_tx t WHERE t.county_code = $1 AND t.tx_id = a.tx_id OFFSET 0) t),
who AS MATERIALIZED (
  SELECT kind, id, bool_or(lots) AS lots FROM (
    SELECT * FROM unnest($4::text[], $5::uuid[], $6::boolean[]) AS w (kind, id, lots)
     UNION ALL SELECT holder_kind, holder_id, true FROM asked) w GROUP BY 1, 2),
moves AS MATERIALIZED (
  SELECT t.tx_id, e.* FROM asked t CROSS JOIN LATERAL (
    SELECT * FROM point_entry e WHERE e.county_code = $1 AND e.link_no = t.link_no AND e.tx_no = t.tx_no OFFSET 0) e)
SELECT
  (SELECT json_build_object('linkNo', k.link_no, 'hash', encode(k.link_hash, 'hex'))
     FROM point_link k WHERE k.county_code = $1 ORDER BY k.link_no DESC LIMIT 1) AS head,
  (SELECT json_build_object('debtMax', p.debt_max, 'graceDays', p.grace_days) FROM point_policy p WHERE p.county_code = $1) AS policy,
  (SELECT json_agg(json_build_object('key', t.idem_key, 'hash', encode(t.body_hash, 'hex'), 'txId', t.tx_id, 'points', t.points,
          'balance', json_build_object('active', t.active_after, 'locked', t.locked_after, 'pending', t.pending_after)))
     FROM unnest($2::text[]) AS k (key) CROSS JOIN LATERAL (
       SELECT * FROM point_tx t WHERE t.county_code = $1 AND t.idem_key = k.key OFFSET 0) t) AS known,
  (SELECT json_agg(json_build_object('holder', json_build_object('kind', h.holder_kind, 'id', h.holder_id), 'pending', h.pending,
          'active', h.active, 'locked', h.locked, 'debt', h.debt))
     FROM who w CROSS JOIN LATERAL (
       SELECT * FROM point_holder h WHERE h.county_code = $1 AND h.holder_id = w.id AND h.holder_kind = w.kind OFFSET 0) h) AS holders,
  (SELECT json_agg(json_build_object(${LOT})) FROM (
     SELECT l.* FROM who w CROSS JOIN LATERAL (
       SELECT * FROM point_lot l WHERE l.county_code = $1 AND l.holder_id = w.id AND l.holder_kind = w.kind AND l.active > 0 OFFSET 0) l
      WHERE w.lots
      UNION SELECT l.* FROM moves m CROSS JOIN LATERAL (
       SELECT * FROM point_lot l WHERE l.county_code = $1 AND l.holder_id = m.holder_id AND l.lot_id = m.lot_id
          AND l.holder_kind = m.holder_kind OFFSET 0) l) l) AS lots,
  (SELECT json_agg(json_build_object('txId', t.tx_id, 'type', t.type, 'residentId', t.resident_id, 'points', t.points,
          'holder', json_build_object('kind', t.holder_kind, 'id', t.holder_id), 'pending', t.pending, 'title', t.title, 'caps', t.caps,
          'timesOutAtMs', floor(extract(epoch FROM t.times_out_at) * 1000),
          'settledBy', (SELECT s.type FROM point_tx s WHERE s.county_code = $1 AND s.settles = t.tx_id),
          'reversed', EXISTS (SELECT FROM point_tx r WHERE r.county_code = $1 AND r.reverses = t.tx_id),
          'lapsed', CASE WHEN t.type = 'earn' THEN (
            SELECT COALESCE(-sum(e.delta), 0)::bigint
              FROM moves m
              JOIN point_entry e ON e.county_code = $1 AND e.holder_id = m.holder_id AND e.lot_id = m.lot_id AND e.pocket = 'active'
               AND e.delta < 0
              JOIN point_tx x ON x.county_code = $1 AND x.link_no = e.link_no AND x.tx_no = e.tx_no AND x.type = 'expire'
             WHERE m.tx_id = t.tx_id AND m.opens) ELSE 0 END,
          'moves', (SELECT json_agg(json_build_object('pocket', m.pocket, 'opens', m.opens, 'delta', m.delta,
              'holder', CASE WHEN m.holder_id IS NOT NULL THEN json_build_object('kind', m.holder_kind, 'id', m.holder_id) END,
              'lot', CASE WHEN m.lot_id IS NOT NULL THEN json_build_object('lotId', m.lot_id, 'expiresOn', m.expires_on,
                  'usableUntil', m.usable_until) END) ORDER BY m.entry_no)
             FROM moves m WHERE m.tx_id = t.tx_id)))
     FROM asked t) AS txs,
  (SELECT json_agg(json_build_object('subjectId', u.subject_id, 'capId', u.cap_id, 'from', u.from_on, 'to', u.to_on, 'used', u.used))
     FROM unnest($7::uuid[], $8::text[], $9::date[], $10::date[]) AS c (subject_id, cap_id, from_on, to_on) CROSS JOIN LATERAL (
       SELECT * FROM point_cap_use u WHERE u.county_code = $1 AND u.subject_id = c.subject_id AND u.cap_id = c.cap_id
          AND u.from_on = c.from_on AND u.to_on = c.to_on OFFSET 0) u) AS caps`;

interface FactsRow {
  head: Head | null;
  policy: LedgerFacts['policy'] | null;
  known: KnownTx[] | null;
  holders: HolderFacts[] | null;
  lots: LotFacts[] | null;
  txs: (Omit<TxFacts, 'moves'> & { moves: Move[] | null })[] | null;
  caps: CapUse[] | null;
}

/** Everything a batch is decided from, in one statement: one moment. */
export async function loadFacts(client: Queryable, countyCode: string, wanted: Wanted): Promise<StoredFacts> {
  const { caps, holders, keys, txIds } = wanted;
  const { rows } = await client.query<FactsRow>({
    name: 'points-facts',
    text: FACTS,
    values: [
      countyCode,
      keys,
      txIds,
      holders.map(({ kind }) => kind),
      holders.map(({ id }) => id),
      holders.map(({ lots }) => lots),
      caps.map(({ subjectId }) => subjectId),
      caps.map(({ id }) => id),
      caps.map(({ from }) => from),
      caps.map(({ to }) => to),
    ],
  });
  const found = rows[0];
  if (!found) throw new Error('no facts of the ledger');
  return {
    head: found.head ?? undefined,
    policy: found.policy ?? { debtMax: POINT_POLICY.debtMax, graceDays: POINT_POLICY.graceDays },
    known: found.known ?? [],
    holders: found.holders ?? [],
    lots: found.lots ?? [],
    txs: (found.txs ?? []).map((tx) => ({ ...tx, moves: tx.moves ?? [] })),
    caps: found.caps ?? [],
  };
}
