import type { PublishedScheme } from '@kangban/domain/point-rule/scheme-on';
import type { Scheme } from '@kangban/domain/point-rule/types';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Transaction } from '../../plugins/db';

type Queryable = Pick<Transaction, 'query'>;

export interface VersionRow extends PublishedScheme {
  publishedAt: Date;
  publishedBy: string | null;
}

/** Every version a county published, the newest first. */
export async function listVersions(db: Queryable, countyCode: string): Promise<VersionRow[]> {
  const { rows } = await db.query<VersionRow>({
    name: 'point-scheme-versions',
    text: `SELECT v.version, v.valid_from AS "validFrom", v.document, v.published_at AS "publishedAt", s.name AS "publishedBy"
             FROM point_scheme_version v
             LEFT JOIN staff s ON s.county_code = v.county_code AND s.staff_id = v.published_by
            WHERE v.county_code = $1 ORDER BY v.published_at DESC, v.scheme_id, v.version DESC`,
    values: [countyCode],
  });
  return rows;
}

/** Townships people of the county live in, as their records write them. */
export async function listTownships(db: Queryable, countyCode: string): Promise<string[]> {
  const { rows } = await db.query<{ township: string }>({
    name: 'point-townships',
    text: `SELECT DISTINCT township FROM resident
            WHERE county_code = $1 AND merged_into IS NULL AND char_length(township) BETWEEN 1 AND 30 ORDER BY township LIMIT 200`,
    values: [countyCode],
  });
  return rows.map(({ township }) => township);
}

export interface DraftRow {
  draftId: string;
  schemeId: string;
  document: Scheme;
  savedAt: Date;
}

const DRAFT = 'draft_id AS "draftId", scheme_id AS "schemeId", document, saved_at AS "savedAt"';

/** The newest draft of each scheme; one that was published since is done with. */
export async function listDrafts(db: Queryable, countyCode: string): Promise<DraftRow[]> {
  const { rows } = await db.query<DraftRow>({
    name: 'point-scheme-drafts',
    text: `SELECT DISTINCT ON (scheme_id) ${DRAFT} FROM point_scheme_draft d
            WHERE county_code = $1 AND NOT EXISTS (
              SELECT FROM point_scheme_version v
               WHERE v.county_code = d.county_code AND v.scheme_id = d.scheme_id AND v.published_at >= d.saved_at)
            ORDER BY scheme_id, saved_at DESC, draft_id DESC`,
    values: [countyCode],
  });
  return rows;
}

/** The newest draft of a scheme. */
export async function findDraft(db: Queryable, countyCode: string, schemeId: string): Promise<DraftRow | undefined> {
  const { rows } = await db.query<DraftRow>({
    name: 'point-scheme-draft',
    text: `SELECT ${DRAFT} FROM point_scheme_draft WHERE county_code = $1 AND scheme_id = $2
            ORDER BY saved_at DESC, draft_id DESC LIMIT 1`,
    values: [countyCode, schemeId],
  });
  return rows[0];
}

export async function insertDraft(
  db: Queryable,
  countyCode: string,
  row: DraftRow & { savedBy: string },
): Promise<void> {
  await db.query({
    name: 'point-scheme-draft-insert',
    text: `INSERT INTO point_scheme_draft (county_code, draft_id, scheme_id, document, saved_by, saved_at)
           VALUES ($1, $2, $3, $4, $5, $6)`,
    values: [countyCode, row.draftId, row.schemeId, JSON.stringify(row.document), row.savedBy, row.savedAt],
  });
}

interface Publishing {
  schemeId: string;
  validFrom: PlainDate;
  document: Scheme;
  publishedBy: string | null;
  at: Date;
}

/** Writes the next version; two at once wait for each other. What is the newest word by word from the same day on is not written again. */
export async function insertVersion(client: Transaction, countyCode: string, row: Publishing): Promise<number> {
  await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('point-scheme ' || $1, 0))`, [countyCode]);
  const same = await client.query<{ version: number }>({
    name: 'point-scheme-same',
    text: `SELECT v.version FROM (
             SELECT version, valid_from, document FROM point_scheme_version WHERE county_code = $1 AND scheme_id = $2
              ORDER BY version DESC LIMIT 1) v
            WHERE v.valid_from = $3 AND v.document::jsonb = $4::jsonb`,
    values: [countyCode, row.schemeId, row.validFrom, JSON.stringify(row.document)],
  });
  if (same.rows[0]) return same.rows[0].version;
  const { rows } = await client.query<{ version: number }>({
    name: 'point-scheme-publish',
    text: `INSERT INTO point_scheme_version (county_code, scheme_id, version, valid_from, document, published_by, published_at)
           SELECT $1, $2, COALESCE(max(version), 0) + 1, $3, $4, $5, $6
             FROM point_scheme_version WHERE county_code = $1 AND scheme_id = $2
           RETURNING version`,
    values: [countyCode, row.schemeId, row.validFrom, JSON.stringify(row.document), row.publishedBy, row.at],
  });
  return rows[0]?.version ?? 0;
}
