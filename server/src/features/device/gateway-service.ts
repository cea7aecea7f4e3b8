import { createHash } from 'node:crypto';
import type { GatewayResult, sendDeviceReadings } from '@kangban/contract/device';
import type { AnswerOf, BodyOf } from '@kangban/contract/endpoint';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { Transaction } from '../../plugins/db';
import { loadFactsOf } from '../access/facts';
import { settleEvidence } from '../point-rule/evidence';
import { AHEAD_MS, SYNC_MAX_MS, valuesProblem } from '../reading/check';
import { type KnownPerson, loadPeople } from '../reading/people';
import type { Sitting } from '../reading/sitting';
import { keepSittings } from '../reading/write';
import { MEASURES_OF } from './bound';
import { deviceSecret, isSignedBy, type Signed } from './sign';
import { deleteOldNonces, type DeviceRow, findDevice, lockDevice, takeNonce } from './store';

const SECOND_MS = 1000;
/** A packet is taken so long before and after the time it was signed at. */
const WINDOW_MS = 5 * 60 * SECOND_MS;
/** Nonces are kept longer than any packet is taken. */
const NONCES_MS = 24 * 60 * 60 * SECOND_MS;
const HOUR_MS = 60 * 60 * SECOND_MS;
/** Packets of one gateway in an hour: one a minute is far more than anybody measures. */
const PACKETS_PER_HOUR = 60;
const NONCE = /^[\w-]{16,64}$/;
const SECONDS = /^\d{9,11}$/;

/** A packet as it came: signed parts and the signature. */
export interface Packet {
  deviceId: string;
  signed: Signed;
  signature: string;
  body: BodyOf<typeof sendDeviceReadings>;
}

type Reading = Packet['body']['readings'][number];
type Answer = AnswerOf<typeof sendDeviceReadings>;

/** Who sent it, proven: an unknown gateway and a wrong signature are told alike, so that nobody learns which meters there are. */
async function proven(deps: Deps, { deviceId, signed, signature }: Packet): Promise<DeviceRow | Refused> {
  const device = await findDevice(deps.db.pool, deps.config.countyCode, deviceId);
  // The same work for an id nobody has.
  const isSigned = isSignedBy(deviceSecret(deps.cipher, deviceId), signed, signature);
  if (!device || !isSigned || device.link !== 'gateway') return refuse('device-signature-wrong');
  if (device.revokedAt !== null) return refuse('device-revoked');
  if (!SECONDS.test(signed.time) || !NONCE.test(signed.nonce)) return refuse('device-signature-wrong');
  // What a device outside shows is the machine's own time.
  const off = Math.abs(deps.clock.machineNow().getTime() - Number(signed.time) * SECOND_MS);
  return off > WINDOW_MS ? refuse('device-time-off') : device;
}

/** A session id made from the meter's own number: the same record is the same session, whoever sends it and when. */
function sessionIdOf(deviceId: string, sequence: number): string {
  const hex = createHash('sha256').update(`${deviceId} ${sequence}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

/** The moment by our clock: how long ago it was by the meter's own, whatever day that stands on. */
function momentOf(now: Date, deviceTime: string, { measuredAt }: Reading): Date | Refused {
  const ago = Date.parse(deviceTime) - Date.parse(measuredAt);
  if (ago < -AHEAD_MS) return refuse('bad-input', { fields: [{ path: '/measuredAt', message: 'is to come' }] });
  return ago > SYNC_MAX_MS ? refuse('reading-too-late') : new Date(now.getTime() - Math.max(0, ago));
}

interface Sender {
  device: DeviceRow;
  people: ReadonlyMap<string, KnownPerson>;
  /** Whose record is open today. */
  open: ReadonlySet<string>;
  now: Date;
  deviceTime: string;
}

/** Who a record is of: by its user number, or the only person. */
function personOf({ device, people, open }: Sender, { slot }: Reading): KnownPerson | Refused {
  const bound =
    slot === undefined && device.people.length === 1
      ? device.people[0]
      : device.people.find((one) => one.slot === slot);
  const known = bound && people.get(bound.residentId);
  if (!bound || !known) return refuse('device-not-bound');
  return open.has(bound.residentId) ? known : refuse('record-not-opened');
}

function sittingOf(sender: Sender, reading: Reading): Sitting | Refused {
  const { device, now, deviceTime } = sender;
  const { value, sequence, measuredAt } = reading;
  if (!MEASURES_OF[device.kind].includes(value.item)) return refuse('device-not-bound');
  const known = personOf(sender, reading);
  if (isRefused(known)) return known;
  const at = momentOf(now, deviceTime, reading);
  if (at instanceof Date) {
    // A meter cannot be asked again: what is rare is kept, what cannot be is not.
    const problem = valuesProblem([value], true);
    if (problem) return problem;
    return {
      sessionId: sessionIdOf(device.deviceId, sequence),
      known,
      at,
      typedAt: at,
      values: [value],
      medicine: null,
      symptoms: [],
      meter: { deviceId: device.deviceId, name: device.name, sequences: [sequence] },
      accountId: null,
      corrects: null,
      saidAt: measuredAt,
    };
  }
  return at;
}

async function senderOf(
  deps: Deps,
  client: Transaction,
  { device, body }: { device: DeviceRow; body: Packet['body'] },
): Promise<Sender> {
  const countyCode = deps.config.countyCode;
  const residentIds = device.people.map(({ residentId }) => residentId);
  const [people, facts] = await Promise.all([
    loadPeople(deps, client, { countyCode, residentIds }),
    loadFactsOf(deps, countyCode, { residentIds, sessionId: null }),
  ]);
  const open = facts.filter(({ consent }) => consent.record === 'given').map(({ residentId }) => residentId);
  return { device, people, open: new Set(open), now: deps.clock.now(), deviceTime: body.deviceTime };
}

async function keepPacket(deps: Deps, client: Transaction, { device, packet }: { device: DeviceRow; packet: Packet }) {
  const { countyCode } = deps.config;
  const { deviceId } = device;
  const machineNow = deps.clock.machineNow();
  await lockDevice(client, countyCode, deviceId);
  const since = new Date(machineNow.getTime() - HOUR_MS);
  const taken = await takeNonce(client, countyCode, { deviceId, nonce: packet.signed.nonce, at: machineNow, since });
  if (!taken.isNew) return refuse('device-replayed');
  if (taken.packets > PACKETS_PER_HOUR) return refuse('too-many-requests', { retryAfterSeconds: HOUR_MS / SECOND_MS });
  const sender = await senderOf(deps, client, { device, body: packet.body });
  const looked = packet.body.readings.map((reading) => ({ reading, sitting: sittingOf(sender, reading) }));
  const sittings = looked.flatMap(({ sitting }) => (isRefused(sitting) ? [] : [sitting]));
  const kept = await keepSittings(deps, client, { countyCode, sittings });
  const results = looked.map(({ reading: { sequence }, sitting }): GatewayResult => {
    const answer = isRefused(sitting) ? sitting : kept[sittings.indexOf(sitting)];
    if (!answer || isRefused(answer)) return { sequence, result: 'refused', code: answer?.refused ?? 'bad-input' };
    return { sequence, result: answer.result };
  });
  return { results, residentIds: [...new Set(sittings.map(({ known }) => known.residentId))] };
}

/**
 * Takes the records a gateway sends: signed with its own key within five minutes, once. Each record has its own answer; one that is refused
 * keeps no other. A record sent again in another packet is `known` by the meter's own number.
 */
export async function takePacket(deps: Deps, packet: Packet): Promise<Answer | Refused> {
  const device = await proven(deps, packet);
  if (isRefused(device)) return device;
  const outcome = await deps.db.transaction((client) => keepPacket(deps, client, { device, packet }));
  if (isRefused(outcome)) return outcome;
  void settleEvidence(deps, deps.config.countyCode, outcome.residentIds);
  return { results: outcome.results };
}

/** Nonces older than any packet that would still be taken. */
export const clearNonces = (deps: Deps, countyCode: string): Promise<number> =>
  deleteOldNonces(deps.db.pool, countyCode, new Date(deps.clock.machineNow().getTime() - NONCES_MS));
