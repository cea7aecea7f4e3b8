import { Count, Instant, Nothing, PlainDate, Uuid } from './common';
import { endpoint } from './endpoint';
import { ErrorCode } from './errors';
import { ReadingValue } from './reading/reading';
import { z } from './zod';

export const DeviceKind = z.enum(['blood-pressure', 'glucose', 'scale']);
export type DeviceKind = z.infer<typeof DeviceKind>;

/** `bluetooth`: read by the phone; `gateway`: sends by itself, signed with its own key. */
export const DeviceLink = z.enum(['bluetooth', 'gateway']);

/** A meter of one family. */
export const Device = z.object({
  deviceId: Uuid,
  kind: DeviceKind,
  link: DeviceLink,
  name: z.string(),
  /** The last four characters of the serial number. */
  serialEnd: z.string(),
  /** Who measures with it; the meter's user number where it has several. */
  people: z.array(z.object({ residentId: Uuid, label: z.string(), slot: Count })),
  registeredOn: PlainDate,
  lastReadingAt: z.nullable(Instant),
  state: z.enum(['active', 'revoked']),
});
export type Device = z.infer<typeof Device>;

const device = { tag: 'device', caller: 'resident' } as const;
const OfDevice = z.object({ deviceId: Uuid });

export const listDevices = endpoint({
  ...device,
  method: 'GET',
  path: '/devices',
  summary: 'The meters of my family',
  answer: z.object({ items: z.array(Device), peopleMax: Count }),
  errors: [],
});

export const registerDevice = endpoint({
  ...device,
  method: 'POST',
  path: '/devices',
  summary: 'Bind a meter to my family; the key of a gateway is shown this once',
  idempotent: true,
  body: z.object({
    kind: DeviceKind,
    link: DeviceLink,
    name: z.string().check(z.trim(), z.minLength(1), z.maxLength(30)),
    /** Printed on the meter, or the Bluetooth name where nothing is. */
    serial: z.string().check(z.trim(), z.regex(/^[0-9A-Za-z:_.-]{4,40}$/)),
    residentIds: z.array(Uuid).check(z.minLength(1), z.maxLength(8)),
  }),
  status: 201,
  answer: z.object({
    device: Device,
    /** 64 hexadecimal digits, for a gateway only; shown again only to the same request repeated. */
    secret: z.nullable(z.string()),
  }),
  errors: [
    'not-found',
    'forbidden',
    'bad-input',
    'device-elsewhere',
    'device-people-too-many',
    'family-devices-too-many',
    'idempotency-key-missing',
    'idempotency-body-differs',
  ],
});

export const bindDevice = endpoint({
  ...device,
  method: 'PUT',
  path: '/devices/:deviceId/residents/:residentId',
  summary: 'One more of my family measures with this meter',
  params: z.object({ deviceId: Uuid, residentId: Uuid }),
  body: z.object({ slot: z.optional(Count) }),
  answer: Device,
  errors: ['not-found', 'forbidden', 'device-people-too-many', 'device-revoked', 'bad-input'],
});

export const unbindDevice = endpoint({
  ...device,
  method: 'DELETE',
  path: '/devices/:deviceId/residents/:residentId',
  summary: 'This person no longer measures with it; what was measured stays',
  params: z.object({ deviceId: Uuid, residentId: Uuid }),
  answer: Device,
  errors: ['not-found', 'forbidden'],
});

export const revokeDevice = endpoint({
  ...device,
  method: 'POST',
  path: '/devices/:deviceId/revoke',
  summary: 'Lost, sold or broken: its key no longer counts',
  params: OfDevice,
  body: Nothing,
  answer: Nothing,
  errors: ['not-found', 'forbidden'],
});

/** A record of the meter's memory. */
const GatewayReading = z.object({
  /** The meter's own count of records: never given twice. */
  sequence: Count,
  /** The meter's user number; left out: its only person. */
  slot: z.optional(Count),
  /** By the meter's clock; `deviceTime` says how far that is off. */
  measuredAt: Instant,
  value: ReadingValue,
});

export const GatewayResult = z.object({
  sequence: Count,
  result: z.enum(['kept', 'known', 'refused']),
  code: z.optional(ErrorCode),
});
export type GatewayResult = z.infer<typeof GatewayResult>;

export const sendDeviceReadings = endpoint({
  tag: 'device',
  caller: 'anyone',
  method: 'POST',
  path: '/devices/:deviceId/readings',
  summary:
    'A meter sends its records, signed: x-kangban-time (seconds), x-kangban-nonce, x-kangban-signature (HMAC-SHA256, hex, docs/rules/device.md)',
  params: OfDevice,
  body: z.object({
    /** What the meter's clock says now. */
    deviceTime: Instant,
    readings: z.array(GatewayReading).check(z.minLength(1), z.maxLength(50)),
  }),
  answer: z.object({ results: z.array(GatewayResult) }),
  errors: ['bad-input', 'device-signature-wrong', 'device-time-off', 'device-replayed', 'device-revoked'],
});
