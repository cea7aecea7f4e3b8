import type { Nothing } from '@kangban/contract/common';
import type { Device } from '@kangban/contract/device';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { Transaction } from '../../plugins/db';
import type { AccountSession } from '../../plugins/tokens';
import { openFamilyFor } from '../access/open-family';
import { DEVICES_MAX, deviceView, labelsOf, noteOf, openAll, PEOPLE_MAX, type Views, viewsOf } from './family';
import {
  type DeviceRow,
  endBinding,
  findDevice,
  insertBindings,
  listDevicesOf,
  lockDevice,
  revokeDeviceRow,
} from './store';

interface Reached {
  device: DeviceRow;
  views: Views;
}

/** A meter in use all of whose people the account may write for, with those who are to join: one family. */
async function reachDevice(
  deps: Deps,
  who: AccountSession,
  { deviceId, joining }: { deviceId: string; joining: readonly string[] },
): Promise<Reached | Refused> {
  const device = await findDevice(deps.db.pool, who.countyCode, deviceId);
  if (!device || device.revokedAt !== null) return refuse('not-found');
  const bound = device.people.map(({ residentId }) => residentId);
  const views = await openAll(deps, who, [...new Set([...bound, ...joining])]);
  if (isRefused(views)) return views;
  const isMine = bound.length > 0 || (await isRegistrant(deps, who, deviceId));
  return isMine ? { device, views } : refuse('not-found');
}

/** Of a meter nobody measures with now: whether this account registered it. */
async function isRegistrant(deps: Deps, { countyCode, accountId }: AccountSession, deviceId: string): Promise<boolean> {
  const rows = await listDevicesOf(deps.db.pool, countyCode, { residentIds: [], accountId, limit: DEVICES_MAX });
  return rows.some((row) => row.deviceId === deviceId);
}

const freeSlot = ({ people }: DeviceRow): number => {
  const taken = people.map(({ slot }) => slot);
  let slot = 1;
  while (taken.includes(slot)) slot += 1;
  return slot;
};

async function bindWithin(
  deps: Deps,
  client: Transaction,
  told: { who: AccountSession; deviceId: string; residentId: string; slot: number | undefined },
): Promise<DeviceRow | Refused> {
  const { who, deviceId, residentId } = told;
  const { countyCode, accountId } = who;
  await lockDevice(client, countyCode, deviceId);
  const device = await findDevice(client, countyCode, deviceId);
  if (!device) return refuse('not-found');
  if (device.revokedAt !== null) return refuse('device-revoked');
  const here = device.people.find((one) => one.residentId === residentId);
  if (here) return device;
  if (device.people.length >= PEOPLE_MAX) return refuse('device-people-too-many');
  const slot = told.slot ?? freeSlot(device);
  if (device.people.some((one) => one.slot === slot))
    return refuse('bad-input', { fields: [{ path: '/slot', message: 'is taken' }] });
  const rows = [{ bindingId: uuidV7(), residentId, slot }];
  await insertBindings(client, countyCode, { deviceId, accountId, at: deps.clock.now(), rows });
  return (await findDevice(client, countyCode, deviceId)) ?? refuse('not-found');
}

/** One more of the same family measures with this meter; who does already goes on as before. */
export async function bind(
  deps: Deps,
  who: AccountSession,
  asked: { deviceId: string; residentId: string; slot?: number | undefined },
): Promise<Device | Refused> {
  const { deviceId, residentId, slot } = asked;
  const reached = await reachDevice(deps, who, { deviceId, joining: [residentId] });
  if (isRefused(reached)) return reached;
  const told = { who, deviceId, residentId, slot };
  const device = await deps.db.transaction((client) => bindWithin(deps, client, told));
  if (isRefused(device)) return device;
  const view = reached.views.get(residentId);
  if (view && !isRefused(view)) await deps.auditor.recordNow(noteOf(who, view, { action: 'device-bound', deviceId }));
  return deviceView(device, labelsOf(reached.views));
}

/** This person no longer measures with it; what was measured stays. */
export async function unbind(
  deps: Deps,
  who: AccountSession,
  { deviceId, residentId }: { deviceId: string; residentId: string },
): Promise<Device | Refused> {
  const views = await openAll(deps, who, [residentId]);
  if (isRefused(views)) return views;
  const { countyCode } = who;
  const device = await deps.db.transaction(async (client) => {
    await lockDevice(client, countyCode, deviceId);
    const isEnded = await endBinding(client, countyCode, { deviceId, residentId, at: deps.clock.now() });
    return isEnded ? findDevice(client, countyCode, deviceId) : undefined;
  });
  if (!device) return refuse('not-found');
  const notes = viewsOf(views).map((view) => noteOf(who, view, { action: 'device-unbound', deviceId }));
  await deps.auditor.recordNow(...notes);
  const family = await openFamilyFor(deps, who, { residentIds: null, area: 'record' });
  const labels = isRefused(family) ? new Map<string, string>() : labelsOf(family);
  return deviceView({ ...device, people: device.people.filter((one) => labels.has(one.residentId)) }, labels);
}

/** Lost, sold or broken: its key no longer counts, and its serial number is free for the next family. */
export async function revoke(deps: Deps, who: AccountSession, deviceId: string): Promise<Nothing | Refused> {
  const reached = await reachDevice(deps, who, { deviceId, joining: [] });
  if (isRefused(reached)) return reached;
  const { countyCode, accountId } = who;
  await deps.db.transaction(async (client) => {
    await lockDevice(client, countyCode, deviceId);
    await revokeDeviceRow(client, countyCode, { deviceId, accountId, at: deps.clock.now() });
  });
  const notes = viewsOf(reached.views).map((view) => noteOf(who, view, { action: 'device-unbound', deviceId }));
  if (notes.length > 0) await deps.auditor.recordNow(...notes);
  return {};
}
