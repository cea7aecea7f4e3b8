import { Device, type listDevices, type registerDevice } from '@kangban/contract/device';
import { z } from '@kangban/contract/zod';
import type { AnswerOf, BodyOf } from '@kangban/contract/endpoint';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { Transaction } from '../../plugins/db';
import type { AccountSession } from '../../plugins/tokens';
import { openFamilyFor } from '../access/open-family';
import { bodyHash } from '../booking/idempotency';
import { doOnce } from '../booking/repeat-service';
import { DEVICES_MAX, deviceView, labelsOf, noteOf, openAll, PEOPLE_MAX, type Views, viewsOf } from './family';
import { deviceSecret } from './sign';
import { countDevicesOf, findBySerial, findDevice, insertBindings, insertDevice, listDevicesOf } from './store';

const CREATED = 201;

/** Meters somebody of my family measures with; people I have no right over are not named. */
export async function listMine(deps: Deps, who: AccountSession): Promise<AnswerOf<typeof listDevices> | Refused> {
  const views = await openFamilyFor(deps, who, { residentIds: null, area: 'record' });
  if (isRefused(views)) return views;
  const labels = labelsOf(views);
  const rows = await listDevicesOf(deps.db.pool, who.countyCode, {
    residentIds: [...labels.keys()],
    accountId: who.accountId,
    limit: DEVICES_MAX,
  });
  const items = rows.map((row) =>
    deviceView({ ...row, people: row.people.filter(({ residentId }) => labels.has(residentId)) }, labels),
  );
  return { items, peopleMax: PEOPLE_MAX };
}

type ToRegister = BodyOf<typeof registerDevice>;

async function insertNew(
  deps: Deps,
  client: Transaction,
  { who, body, views }: { who: AccountSession; body: ToRegister; views: Views },
): Promise<{ device: Device } | Refused> {
  const { countyCode, accountId } = who;
  const people = viewsOf(views);
  const residentIds = [...new Set(people.map(({ residentId }) => residentId))];
  if (residentIds.length > PEOPLE_MAX) return refuse('device-people-too-many');
  if ((await countDevicesOf(client, countyCode, residentIds)) >= DEVICES_MAX) return refuse('family-devices-too-many');
  const { kind, link, name, serial } = body;
  if (await findBySerial(client, countyCode, { kind, serial })) return refuse('device-elsewhere');
  const deviceId = uuidV7();
  const at = deps.clock.now();
  const isNew = await insertDevice(client, countyCode, { deviceId, kind, link, name, serial, accountId, at });
  if (!isNew) return refuse('device-elsewhere');
  const rows = residentIds.map((residentId, index) => ({ bindingId: uuidV7(), residentId, slot: index + 1 }));
  await insertBindings(client, countyCode, { deviceId, accountId, at, rows });
  const device = await findDevice(client, countyCode, deviceId);
  return device ? { device: deviceView(device, labelsOf(views)) } : refuse('not-found');
}

/** The stored answer, as the contract reads it. */
const deviceIn = (text: string): Device => z.object({ device: Device }).parse(JSON.parse(text)).device;

export interface Registered {
  answer: AnswerOf<typeof registerDevice>;
  hit: boolean;
}

/**
 * Binds a meter to people of one family, all of whom the account may write for. The key of a gateway is made anew for the answer and stands in
 * no table, not in the one of repeated answers either: only the same request repeated sees it again. Refuses `device-elsewhere` while another
 * family has the meter with this serial number.
 */
export async function register(
  deps: Deps,
  who: AccountSession,
  { body, key }: { body: ToRegister; key: string },
): Promise<Registered | Refused> {
  const views = await openAll(deps, who, body.residentIds);
  if (isRefused(views)) return views;
  const done = await doOnce(deps, {
    countyCode: who.countyCode,
    repeatable: { ownerId: who.accountId, key, hash: bodyHash('device', body) },
    status: CREATED,
    work: (client) => insertNew(deps, client, { who, body, views }),
  });
  if (isRefused(done)) return done;
  const device = deviceIn(done.text);
  const { deviceId, link } = device;
  if (!done.hit)
    await deps.auditor.recordNow(
      ...viewsOf(views).map((view) => noteOf(who, view, { action: 'device-bound', deviceId })),
    );
  return { answer: { device, secret: link === 'gateway' ? deviceSecret(deps.cipher, deviceId) : null }, hit: done.hit };
}
