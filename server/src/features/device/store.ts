import type { DeviceKind } from '@kangban/contract/device';
import type { Transaction } from '../../plugins/db';

type Queryable = Pick<Transaction, 'query'>;

export interface DeviceRow {
  deviceId: string;
  kind: DeviceKind;
  link: 'bluetooth' | 'gateway';
  name: string;
  serial: string;
  registeredAt: Date;
  revokedAt: Date | null;
  people: { residentId: string; slot: number }[];
  lastReadingAt: Date | null;
}

const DEVICE = `
  SELECT d.device_id AS "deviceId", d.kind, d.link, d.name, d.serial, d.registered_at AS "registeredAt", d.revoked_at AS "revokedAt",
         COALESCE((SELECT json_agg(json_build_object('residentId', p.resident_id, 'slot', p.slot) ORDER BY p.slot)
                     FROM device_person p
                    WHERE p.county_code = d.county_code AND p.device_id = d.device_id AND p.unbound_at IS NULL), '[]') AS people,
         (SELECT max(s.measured_at) FROM reading_session s
           WHERE s.county_code = d.county_code AND s.device_id = d.device_id) AS "lastReadingAt"
    FROM device d
   WHERE d.county_code = $1`;

/** Meters that somebody of these people measures with, and those an account registered that are bound to nobody now. */
export async function listDevicesOf(
  db: Queryable,
  countyCode: string,
  asked: { residentIds: readonly string[]; accountId: string; limit: number },
): Promise<DeviceRow[]> {
  const { rows } = await db.query<DeviceRow>({
    name: 'device-of-people',
    text: `${DEVICE} AND d.revoked_at IS NULL AND (d.device_id IN (SELECT p.device_id FROM device_person p
               WHERE p.county_code = $1 AND p.resident_id = ANY($2::uuid[]) AND p.unbound_at IS NULL)
             OR (d.registered_by = $3 AND NOT EXISTS (SELECT FROM device_person p
               WHERE p.county_code = $1 AND p.device_id = d.device_id AND p.unbound_at IS NULL)))
           ORDER BY d.registered_at DESC, d.device_id LIMIT $4`,
    values: [countyCode, asked.residentIds, asked.accountId, asked.limit],
  });
  return rows;
}

/** A meter by id, also one that was revoked. */
export async function findDevice(db: Queryable, countyCode: string, deviceId: string): Promise<DeviceRow | undefined> {
  const { rows } = await db.query<DeviceRow>({
    name: 'device-by-id',
    text: `${DEVICE} AND d.device_id = $2`,
    values: [countyCode, deviceId],
  });
  return rows[0];
}

/** Takes the row of a meter: two who bind or unbind at once queue here. */
export async function lockDevice(client: Transaction, countyCode: string, deviceId: string): Promise<void> {
  await client.query({
    name: 'device-lock',
    text: 'SELECT FROM device WHERE county_code = $1 AND device_id = $2 FOR NO KEY UPDATE',
    values: [countyCode, deviceId],
  });
}

/** The meter in use with this serial number; nobody else may register it as theirs. */
export async function findBySerial(
  client: Queryable,
  countyCode: string,
  asked: { kind: DeviceKind; serial: string },
): Promise<DeviceRow | undefined> {
  const { rows } = await client.query<DeviceRow>({
    name: 'device-by-serial',
    text: `${DEVICE} AND d.kind = $2 AND d.serial = $3 AND d.revoked_at IS NULL`,
    values: [countyCode, asked.kind, asked.serial],
  });
  return rows[0];
}

export interface NewDeviceRow {
  deviceId: string;
  kind: DeviceKind;
  link: 'bluetooth' | 'gateway';
  name: string;
  serial: string;
  accountId: string;
  at: Date;
}

/** Writes a meter; false when its serial number was taken at the same moment. */
export async function insertDevice(client: Transaction, countyCode: string, row: NewDeviceRow): Promise<boolean> {
  const { deviceId, kind, link, name, serial, accountId, at } = row;
  const { rowCount } = await client.query({
    name: 'device-insert',
    text: `INSERT INTO device (county_code, device_id, kind, link, name, serial, registered_by, registered_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
           ON CONFLICT (county_code, kind, serial) WHERE revoked_at IS NULL DO NOTHING`,
    values: [countyCode, deviceId, kind, link, name, serial, accountId, at],
  });
  return rowCount === 1;
}

export interface NewBindingRow {
  bindingId: string;
  residentId: string;
  slot: number;
}

export async function insertBindings(
  client: Transaction,
  countyCode: string,
  told: { deviceId: string; accountId: string; at: Date; rows: readonly NewBindingRow[] },
): Promise<void> {
  await client.query({
    name: 'device-insert-bindings',
    text: `INSERT INTO device_person (county_code, binding_id, device_id, resident_id, slot, bound_by, bound_at)
           SELECT $1, b."bindingId", $2, b."residentId", b.slot, $3, $4
             FROM json_to_recordset($5::json) AS b("bindingId" uuid, "residentId" uuid, slot smallint)`,
    values: [countyCode, told.deviceId, told.accountId, told.at, JSON.stringify(told.rows)],
  });
}

/** Ends a binding; false when there is none. */
export async function endBinding(
  client: Transaction,
  countyCode: string,
  { deviceId, residentId, at }: { deviceId: string; residentId: string; at: Date },
): Promise<boolean> {
  const { rowCount } = await client.query({
    name: 'device-end-binding',
    text: `UPDATE device_person SET unbound_at = $4
            WHERE county_code = $1 AND device_id = $2 AND resident_id = $3 AND unbound_at IS NULL`,
    values: [countyCode, deviceId, residentId, at],
  });
  return rowCount === 1;
}

/** Takes a meter out of use, and everybody off it. */
export async function revokeDeviceRow(
  client: Transaction,
  countyCode: string,
  { deviceId, accountId, at }: { deviceId: string; accountId: string; at: Date },
): Promise<void> {
  await client.query({
    name: 'device-revoke',
    text: `UPDATE device SET revoked_at = $4, revoked_by = $3 WHERE county_code = $1 AND device_id = $2 AND revoked_at IS NULL`,
    values: [countyCode, deviceId, accountId, at],
  });
  await client.query({
    name: 'device-revoke-bindings',
    text: `UPDATE device_person SET unbound_at = $3 WHERE county_code = $1 AND device_id = $2 AND unbound_at IS NULL`,
    values: [countyCode, deviceId, at],
  });
}

/** How many meters in use these people measure with. */
export async function countDevicesOf(
  client: Queryable,
  countyCode: string,
  residentIds: readonly string[],
): Promise<number> {
  const { rows } = await client.query<{ count: number }>({
    name: 'device-count',
    text: `SELECT count(DISTINCT device_id)::int AS count FROM device_person
            WHERE county_code = $1 AND resident_id = ANY($2::uuid[]) AND unbound_at IS NULL`,
    values: [countyCode, residentIds],
  });
  return rows[0]?.count ?? 0;
}

export interface BoundRow {
  deviceId: string;
  residentId: string;
  name: string;
  link: 'bluetooth' | 'gateway';
  kind: DeviceKind;
}

/** Of pairs of meter and person those that are bound now, in one statement. */
export async function listBound(
  db: Queryable,
  countyCode: string,
  pairs: readonly { deviceId: string; residentId: string }[],
): Promise<BoundRow[]> {
  const { rows } = await db.query<BoundRow>({
    name: 'device-bound',
    text: `SELECT p.device_id AS "deviceId", p.resident_id AS "residentId", d.name, d.link, d.kind
             FROM unnest($2::uuid[], $3::uuid[]) AS q (device_id, resident_id)
             JOIN device_person p ON p.county_code = $1 AND p.device_id = q.device_id AND p.resident_id = q.resident_id
                                 AND p.unbound_at IS NULL
             JOIN device d ON d.county_code = $1 AND d.device_id = p.device_id AND d.revoked_at IS NULL`,
    values: [countyCode, pairs.map(({ deviceId }) => deviceId), pairs.map(({ residentId }) => residentId)],
  });
  return rows;
}

/** Notes the nonce of a packet; false when it was seen before. Joined with the count of the device's packets of the last hour. */
export async function takeNonce(
  client: Transaction,
  countyCode: string,
  { deviceId, nonce, at, since }: { deviceId: string; nonce: string; at: Date; since: Date },
): Promise<{ isNew: boolean; packets: number }> {
  const { rowCount } = await client.query({
    name: 'device-take-nonce',
    text: `INSERT INTO device_nonce (county_code, device_id, nonce, seen_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
    values: [countyCode, deviceId, nonce, at],
  });
  const { rows } = await client.query<{ count: number }>({
    name: 'device-count-packets',
    text: 'SELECT count(*)::int AS count FROM device_nonce WHERE county_code = $1 AND device_id = $2 AND seen_at > $3',
    values: [countyCode, deviceId, since],
  });
  return { isNew: rowCount === 1, packets: rows[0]?.count ?? 0 };
}

/** Clears nonces that are older than any packet that would still be taken; returns how many went. */
export async function deleteOldNonces(db: Queryable, countyCode: string, before: Date): Promise<number> {
  const { rowCount } = await db.query({
    name: 'device-clear-nonces',
    text: 'DELETE FROM device_nonce WHERE county_code = $1 AND seen_at < $2',
    values: [countyCode, before],
  });
  return rowCount ?? 0;
}
