import type { RightKind } from '@kangban/domain/identity/rights';
import type { RecordKind, SensitiveCategory } from '@kangban/domain/record/kinds';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Database, Transaction } from '../../plugins/db';

/** A share with what happened to it, as far as deciding goes. */
export interface ShareRow {
  shareId: string;
  residentId: string;
  accountId: string;
  rightKind: RightKind;
  kinds: RecordKind[];
  opened: SensitiveCategory[];
  since: PlainDate | null;
  purpose: string;
  madeAt: Date;
  endsAt: Date;
  /** By somebody of the family, or by taking back the consent it rests on. */
  revokedAt: Date | null;
  openings: number;
}

// Who takes back the consent to the record, or to what is sensitive where the share shows it, takes back the share: agreeing anew later does
// not bring it to life again. It may be said of any record of the person.
const SHARE = `s.share_id AS "shareId", s.resident_id AS "residentId", s.account_id AS "accountId", s.right_kind AS "rightKind",
  s.kinds, s.opened, s.since, s.purpose, s.made_at AS "madeAt", s.ends_at AS "endsAt",
  least((SELECT e.at FROM record_share_event e
          WHERE e.county_code = s.county_code AND e.share_id = s.share_id AND e.what = 'revoked'),
        (SELECT min(c.said_at) FROM record_consent c
           JOIN resident x ON x.county_code = s.county_code AND x.resident_id = s.resident_id
          WHERE c.county_code = s.county_code AND c.resident_id = ANY(coalesce(x.same_person, ARRAY[x.resident_id])) AND NOT c.given AND c.said_at >= s.made_at
            AND (c.kind = 'open-record' OR (c.kind = 'sensitive' AND s.opened <> '{}')))) AS "revokedAt",
  (SELECT count(*)::int FROM record_share_event e
    WHERE e.county_code = s.county_code AND e.share_id = s.share_id AND e.what = 'opened') AS openings`;

export interface NewShare extends Omit<ShareRow, 'revokedAt' | 'openings'> {
  countyCode: string;
  codeHash: Buffer;
}

export async function insertShare(client: Transaction, share: NewShare): Promise<void> {
  await client.query(
    `INSERT INTO record_share (county_code, share_id, resident_id, account_id, right_kind, kinds, opened, since, purpose,
                               code_hash, made_at, ends_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      share.countyCode,
      share.shareId,
      share.residentId,
      share.accountId,
      share.rightKind,
      share.kinds,
      share.opened,
      share.since,
      share.purpose,
      share.codeHash,
      share.madeAt,
      share.endsAt,
    ],
  );
}

/** Shares an account made since an instant. Two requests of one account wait for each other here, so that none slips through. */
export async function countMade(
  client: Transaction,
  accountId: string,
  told: { countyCode: string; since: Date },
): Promise<number> {
  await client.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 20))`, [accountId]);
  const { rows } = await client.query<{ made: number }>(
    `SELECT count(*)::int AS made FROM record_share s
      WHERE s.county_code = $1 AND s.account_id = $2 AND s.made_at >= $3`,
    [told.countyCode, accountId, told.since],
  );
  return rows[0]?.made ?? 0;
}

export interface OpeningRow {
  openedAt: string;
  way: 'link' | 'code';
  staffName: string | null;
  siteName: string | null;
  toldName: string | null;
  toldInstitution: string | null;
}

/** The shares of a person with who opened them, newest first. */
export async function listShareRows(
  db: Database,
  countyCode: string,
  asked: { residentIds: readonly string[]; limit: number },
): Promise<(ShareRow & { openedBy: OpeningRow[] })[]> {
  const { rows } = await db.pool.query<ShareRow & { openedBy: OpeningRow[] }>({
    name: 'record-shares',
    text: `SELECT ${SHARE},
                  coalesce((SELECT jsonb_agg(jsonb_build_object('openedAt', e.at, 'way', e.way, 'staffName', f.name,
                              'siteName', t.name, 'toldName', e.told_name, 'toldInstitution', e.told_institution)
                              ORDER BY e.event_id DESC)
                              FROM record_share_event e
                              LEFT JOIN staff f ON f.county_code = e.county_code AND f.staff_id = e.staff_id
                              LEFT JOIN site t ON t.county_code = e.county_code AND t.site_id = e.site_id
                             WHERE e.county_code = s.county_code AND e.share_id = s.share_id AND e.what = 'opened'),
                           '[]') AS "openedBy"
             FROM record_share s
            WHERE s.county_code = $1 AND s.resident_id = ANY($2::uuid[])
            ORDER BY s.share_id DESC LIMIT $3`,
    values: [countyCode, asked.residentIds, asked.limit],
  });
  return rows;
}

/** The share of an id, a typed code's hash, or an opening. */
export async function findShare(
  db: Database,
  countyCode: string,
  by: { shareId: string } | { codeHash: Buffer },
): Promise<ShareRow | undefined> {
  const [column, value] = 'shareId' in by ? ['share_id', by.shareId] : ['code_hash', by.codeHash];
  const { rows } = await db.pool.query<ShareRow>({
    name: `record-share-by-${column}`,
    text: `SELECT ${SHARE} FROM record_share s WHERE s.county_code = $1 AND s.${column} = $2`,
    values: [countyCode, value],
  });
  return rows[0];
}

export interface OpenedShare extends ShareRow {
  openedAt: Date;
  staffId: string | null;
  siteId: string | null;
}

/** The share an opening belongs to, with when and by whom. */
export async function findOpening(
  db: Database,
  countyCode: string,
  openingId: string,
): Promise<OpenedShare | undefined> {
  const { rows } = await db.pool.query<OpenedShare>({
    name: 'record-share-opening',
    text: `SELECT ${SHARE}, o.at AS "openedAt", o.staff_id AS "staffId", o.site_id AS "siteId"
             FROM record_share_event o
             JOIN record_share s ON s.county_code = o.county_code AND s.share_id = o.share_id
            WHERE o.county_code = $1 AND o.event_id = $2 AND o.what = 'opened'`,
    values: [countyCode, openingId],
  });
  return rows[0];
}

export interface NewOpening {
  countyCode: string;
  eventId: string;
  shareId: string;
  at: Date;
  way: 'link' | 'code';
  staffId: string | null;
  siteId: string | null;
  toldName: string | null;
  toldInstitution: string | null;
  openingsMax: number;
}

/** Notes an opening unless the share ended or was opened often enough in the meantime; false then. */
export async function insertOpening(db: Database, opening: NewOpening): Promise<boolean> {
  return db.transaction(async (client) => {
    const { countyCode, shareId, at, openingsMax } = opening;
    await client.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 21))`, [shareId]);
    const { rowCount } = await client.query(
      `INSERT INTO record_share_event (county_code, event_id, share_id, what, at, way, staff_id, site_id, told_name, told_institution)
       SELECT $1, $2, s.share_id, 'opened', $4, $5, $6, $7, $8, $9
         FROM record_share s
        WHERE s.county_code = $1 AND s.share_id = $3 AND s.ends_at > $4
          AND NOT EXISTS (SELECT FROM record_share_event e
                           WHERE e.county_code = $1 AND e.share_id = $3 AND e.what = 'revoked')
          AND (SELECT count(*) FROM record_share_event e
                WHERE e.county_code = $1 AND e.share_id = $3 AND e.what = 'opened') < $10`,
      [
        countyCode,
        opening.eventId,
        shareId,
        at,
        opening.way,
        opening.staffId,
        opening.siteId,
        opening.toldName,
        opening.toldInstitution,
        openingsMax,
      ],
    );
    return rowCount === 1;
  });
}

/** Ends a share; false when it was ended before. */
export async function insertRevocation(
  db: Database,
  told: { countyCode: string; eventId: string; shareId: string; accountId: string; at: Date },
): Promise<boolean> {
  const { rowCount } = await db.pool.query(
    `INSERT INTO record_share_event (county_code, event_id, share_id, what, at, account_id)
     VALUES ($1, $2, $3, 'revoked', $4, $5) ON CONFLICT DO NOTHING`,
    [told.countyCode, told.eventId, told.shareId, told.at, told.accountId],
  );
  return rowCount === 1;
}
