import type { Holder } from '@kangban/domain/points/types';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Transaction } from '../../plugins/db';

type Queryable = Pick<Transaction, 'query'>;

export interface MemberRow {
  residentId: string;
  name: string;
  birthDate: PlainDate;
}

/** Members of a family account today. */
export async function listMembers(db: Queryable, countyCode: string, familyId: string): Promise<MemberRow[]> {
  const { rows } = await db.query<MemberRow>({
    name: 'point-family-members',
    text: `SELECT m.resident_id AS "residentId", r.name, r.birth_date AS "birthDate"
             FROM family_point_member m JOIN resident r ON r.county_code = m.county_code AND r.resident_id = m.resident_id
            WHERE m.county_code = $1 AND m.family_id = $2 AND m.left_at IS NULL ORDER BY m.joined_at, m.resident_id`,
    values: [countyCode, familyId],
  });
  return rows;
}

/** Name and birthday of these people, and whether they are in a family account. */
export async function listNamed(
  db: Queryable,
  countyCode: string,
  residentIds: readonly string[],
): Promise<(MemberRow & { familyId: string | null })[]> {
  const { rows } = await db.query<MemberRow & { familyId: string | null }>({
    name: 'point-family-named',
    text: `SELECT r.resident_id AS "residentId", r.name, r.birth_date AS "birthDate", m.family_id AS "familyId"
             FROM resident r
             LEFT JOIN family_point_member m ON m.county_code = r.county_code AND m.resident_id = r.resident_id AND m.left_at IS NULL
            WHERE r.county_code = $1 AND r.resident_id = ANY($2::uuid[]) AND r.merged_into IS NULL
            ORDER BY r.birth_date, r.resident_id`,
    values: [countyCode, residentIds],
  });
  return rows;
}

export async function insertFamily(
  client: Transaction,
  countyCode: string,
  row: { familyId: string; name: string; accountId: string | null; at: Date },
): Promise<void> {
  await client.query({
    name: 'point-family-insert',
    text: `INSERT INTO family_point_account (county_code, family_id, name, begun_by, begun_at) VALUES ($1, $2, $3, $4, $5)`,
    values: [countyCode, row.familyId, row.name, row.accountId, row.at],
  });
}

/** Takes people into a family account; who is in one already stays there. Returns who came in. */
export async function insertMembers(
  client: Transaction,
  countyCode: string,
  told: { familyId: string; residentIds: readonly string[]; accountId: string | null; at: Date },
): Promise<string[]> {
  const { rows } = await client.query<{ residentId: string }>({
    name: 'point-family-members-insert',
    text: `INSERT INTO family_point_member (county_code, family_id, resident_id, joined_at, joined_by)
           SELECT $1, $2, id, $4, $5 FROM unnest($3::uuid[]) AS id
           ON CONFLICT (county_code, resident_id) WHERE left_at IS NULL DO NOTHING
           RETURNING resident_id AS "residentId"`,
    values: [countyCode, told.familyId, told.residentIds, told.at, told.accountId],
  });
  return rows.map(({ residentId }) => residentId);
}

export async function endMembership(
  client: Transaction,
  countyCode: string,
  told: { residentIds: readonly string[]; at: Date },
): Promise<void> {
  await client.query({
    name: 'point-family-leave',
    text: `UPDATE family_point_member SET left_at = GREATEST($3, joined_at)
            WHERE county_code = $1 AND resident_id = ANY($2::uuid[]) AND left_at IS NULL`,
    values: [countyCode, told.residentIds, told.at],
  });
}

/** Points a person moved into family accounts between two days. */
export async function sumTransfers(
  db: Queryable,
  countyCode: string,
  asked: { residentId: string; from: PlainDate; to: PlainDate },
): Promise<number> {
  const { rows } = await db.query<{ points: number }>({
    name: 'point-family-moved',
    text: `SELECT COALESCE(sum(points), 0)::int AS points FROM family_point_transfer
            WHERE county_code = $1 AND resident_id = $2 AND day BETWEEN $3 AND $4`,
    values: [countyCode, asked.residentId, asked.from, asked.to],
  });
  return rows[0]?.points ?? 0;
}

export async function insertTransfer(
  client: Transaction,
  countyCode: string,
  row: {
    transferId: string;
    key: string;
    family: Holder;
    residentId: string;
    points: number;
    txId: string;
    accountId: string;
    day: PlainDate;
  },
): Promise<void> {
  await client.query({
    name: 'point-family-transfer',
    text: `INSERT INTO family_point_transfer (county_code, transfer_id, family_id, resident_id, points, tx_id, by_account, day, key)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    values: [
      countyCode,
      row.transferId,
      row.family.id,
      row.residentId,
      row.points,
      row.txId,
      row.accountId,
      row.day,
      row.key,
    ],
  });
}

/** The registry's guardians of a child. */
export async function listGuardians(db: Queryable, countyCode: string, childIds: readonly string[]): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>({
    name: 'point-family-guardians',
    text: `SELECT DISTINCT COALESCE(r.merged_into, r.resident_id) AS id
             FROM resident_guardian g JOIN resident r ON r.county_code = g.county_code AND r.resident_id = g.guardian_id
            WHERE g.county_code = $1 AND g.child_id = ANY($2::uuid[]) ORDER BY 1`,
    values: [countyCode, childIds],
  });
  return rows.map(({ id }) => id);
}
