import type { PoolClient } from 'pg';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { ImportContext, Saved } from './kind';
import type { ResidentRow } from './resident-kind';

const hex = (bytes: Buffer): string => `\\x${bytes.toString('hex')}`;

/** An identity number or phone as the statement takes it: sealed, the look-up hash beside it. */
function sealedAs(prefix: 'id' | 'phone', plain: string | null, { cipher }: ImportContext): Record<string, unknown> {
  if (plain === null) return {};
  const sealed = cipher.seal(plain);
  const hash = cipher.lookup(prefix === 'id' ? 'id-number' : 'phone', plain);
  return {
    [`${prefix}_cipher`]: hex(sealed.cipher),
    [`${prefix}_key_id`]: sealed.keyId,
    [`${prefix}_hmac`]: hex(hash),
  };
}

const sealedRow = (row: ResidentRow, context: ImportContext): Record<string, unknown> => ({
  resident_id: uuidV7(),
  name: row.name,
  sex: row.sex,
  birth_date: row.birthDate,
  ...sealedAs('id', row.idNumber, context),
  ...sealedAs('phone', row.phone, context),
  site: row.site,
  township: row.township,
  village: row.village,
  birth_weight_g: row.birthWeightG,
  gestation_weeks: row.gestationWeeks,
  source_key: row.sourceKey,
});

const RECORD = `r (resident_id uuid, name text, sex text, birth_date date, id_cipher bytea, id_key_id text, id_hmac bytea,
  phone_cipher bytea, phone_key_id text, phone_hmac bytea, site text, township text, village text, birth_weight_g int,
  gestation_weeks int, source_key text)`;

/** The person of a line: by ID number, else by the record number of earlier imports (a child who now has an ID number). */
const MATCHED = `
  incoming AS (
    SELECT r.*, s.site_id, COALESCE(
        (SELECT p.resident_id FROM resident p WHERE p.county_code = $1 AND p.id_hmac = r.id_hmac),
        (SELECT p.resident_id FROM resident p WHERE p.county_code = $1 AND p.source = 'import' AND p.source_key = r.source_key
          AND (p.id_hmac IS NULL OR r.id_hmac IS NULL))) AS known_id
      FROM jsonb_to_recordset($2::jsonb) AS ${RECORD}
      LEFT JOIN site s ON s.county_code = $1 AND s.code = r.site)`;

/** What a file leaves blank keeps what the registry has. */
const SAVE = `
  WITH ${MATCHED},
  added AS (
    INSERT INTO resident (county_code, resident_id, name, sex, birth_date, id_cipher, id_key_id, id_hmac, phone_cipher, phone_key_id,
      phone_hmac, site_id, township, village, birth_weight_g, gestation_weeks, source, source_key)
    SELECT $1, resident_id, name, sex, birth_date, id_cipher, id_key_id, id_hmac, phone_cipher, phone_key_id, phone_hmac, site_id,
      township, village, birth_weight_g, gestation_weeks, 'import', source_key
      FROM incoming WHERE known_id IS NULL
    RETURNING 1),
  changed AS (
    UPDATE resident p SET
      name = i.name, sex = i.sex, birth_date = i.birth_date,
      id_cipher = COALESCE(p.id_cipher, i.id_cipher), id_key_id = COALESCE(p.id_key_id, i.id_key_id), id_hmac = COALESCE(p.id_hmac, i.id_hmac),
      phone_cipher = CASE WHEN i.phone_hmac IS NULL OR i.phone_hmac = p.phone_hmac THEN p.phone_cipher ELSE i.phone_cipher END,
      phone_key_id = CASE WHEN i.phone_hmac IS NULL OR i.phone_hmac = p.phone_hmac THEN p.phone_key_id ELSE i.phone_key_id END,
      phone_hmac = COALESCE(i.phone_hmac, p.phone_hmac),
      site_id = COALESCE(i.site_id, p.site_id),
      township = COALESCE(NULLIF(i.township, ''), p.township), village = COALESCE(NULLIF(i.village, ''), p.village),
      birth_weight_g = COALESCE(i.birth_weight_g, p.birth_weight_g), gestation_weeks = COALESCE(i.gestation_weeks, p.gestation_weeks)
      FROM incoming i
     WHERE p.county_code = $1 AND p.resident_id = i.known_id
       AND (p.name, p.sex, p.birth_date, p.id_hmac, p.phone_hmac, p.site_id, p.township, p.village, p.birth_weight_g, p.gestation_weeks)
         IS DISTINCT FROM (i.name, i.sex, i.birth_date, COALESCE(p.id_hmac, i.id_hmac), COALESCE(i.phone_hmac, p.phone_hmac),
           COALESCE(i.site_id, p.site_id), COALESCE(NULLIF(i.township, ''), p.township), COALESCE(NULLIF(i.village, ''), p.village),
           COALESCE(i.birth_weight_g, p.birth_weight_g), COALESCE(i.gestation_weeks, p.gestation_weeks))
    RETURNING 1)
  SELECT (SELECT count(*)::int FROM added) AS added, (SELECT count(*)::int FROM changed) AS changed`;

const GUARDIANS = `
  INSERT INTO resident_guardian (county_code, child_id, guardian_id, relation)
  SELECT $1, child.resident_id, guardian.resident_id, r.relation
    FROM jsonb_to_recordset($2::jsonb) AS r (child_hmac bytea, child_key text, guardian_hmac bytea, relation text)
    JOIN resident child ON child.county_code = $1
      AND (child.id_hmac = r.child_hmac OR (r.child_hmac IS NULL AND child.source = 'import' AND child.source_key = r.child_key))
    JOIN resident guardian ON guardian.county_code = $1 AND guardian.id_hmac = r.guardian_hmac
  ON CONFLICT DO NOTHING`;

function guardianRows(rows: readonly ResidentRow[], { cipher }: ImportContext): unknown[] {
  const hash = (idNumber: string | null): string | null =>
    idNumber === null ? null : hex(cipher.lookup('id-number', idNumber));
  return rows.flatMap((row) =>
    [
      { guardian: row.motherId, relation: 'mother' },
      { guardian: row.fatherId, relation: 'father' },
    ]
      .filter(({ guardian }) => guardian !== null)
      .map(({ guardian, relation }) => ({
        child_hmac: hash(row.idNumber),
        child_key: row.sourceKey,
        guardian_hmac: hash(guardian),
        relation,
      })),
  );
}

/** Adds or updates persons by ID number or record number, then their guardians. */
export async function saveResidents(
  client: PoolClient,
  rows: readonly ResidentRow[],
  context: ImportContext,
): Promise<Saved> {
  const values = JSON.stringify(rows.map((row) => sealedRow(row, context)));
  const saved = await client.query<{ added: number; changed: number }>(SAVE, [context.countyCode, values]);
  const guardians = guardianRows(rows, context);
  if (guardians.length > 0) await client.query(GUARDIANS, [context.countyCode, JSON.stringify(guardians)]);
  const { added, changed } = saved.rows[0] ?? { added: 0, changed: 0 };
  return { added, changed, unchanged: rows.length - added - changed };
}

/** Says which clinic or guardian a line names that the county does not have; a guardian may stand in the same batch. */
export async function missingOfResidents(
  client: PoolClient,
  rows: readonly ResidentRow[],
  context: ImportContext,
): Promise<(row: ResidentRow) => string | undefined> {
  const { countyCode, cipher } = context;
  const guardians = rows.flatMap((row) => [row.motherId, row.fatherId]).filter((id) => id !== null);
  const [sites, people] = [
    await client.query<{ code: string }>('SELECT code FROM site WHERE county_code = $1 AND code = ANY($2::text[])', [
      countyCode,
      rows.map((row) => row.site).filter((code) => code !== null),
    ]),
    await client.query<{ id_hmac: Buffer }>(
      'SELECT id_hmac FROM resident WHERE county_code = $1 AND id_hmac = ANY($2::bytea[])',
      [countyCode, guardians.map((id) => cipher.lookup('id-number', id))],
    ),
  ];
  const knownSites = new Set(sites.rows.map((row) => row.code));
  const knownPeople = new Set(people.rows.map((row) => row.id_hmac.toString('hex')));
  const inBatch = new Set(rows.map((row) => row.idNumber));
  const isKnown = (id: string): boolean =>
    inBatch.has(id) || knownPeople.has(cipher.lookup('id-number', id).toString('hex'));
  return (row) => {
    if (row.site !== null && !knownSites.has(row.site)) return `没有这个机构：${row.site}，先导入机构`;
    if (row.motherId !== null && !isKnown(row.motherId)) return '母亲还没有档案，先导入母亲';
    if (row.fatherId !== null && !isKnown(row.fatherId)) return '父亲还没有档案，先导入父亲';
    return undefined;
  };
}
