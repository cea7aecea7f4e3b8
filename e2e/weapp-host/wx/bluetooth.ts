// Bluetooth Low Energy with one meter in reach, or switched off: what the standard's services look like through wx.
import { config } from '../program';
import { agree, fail, type Options, succeed } from './answer';

type Listener<T> = (detail: T) => void;
interface Found {
  devices: { deviceId: string; name: string; RSSI: number; advertisServiceUUIDs: string[] }[];
}
interface Value {
  deviceId: string;
  serviceId: string;
  characteristicId: string;
  value: ArrayBuffer;
}

const NOT_AVAILABLE = 10001;
const FOUND_MS = 150;
const MEASURED_MS = 300;
const DEVICE_ID = 'AA:BB:CC:00:18:10';

const found = new Set<Listener<Found>>();
const changed = new Set<Listener<Value>>();
const connections = new Set<Listener<{ deviceId: string; connected: boolean }>>();

const uuid = (short: number): string =>
  `0000${short.toString(16).padStart(4, '0').toUpperCase()}-0000-1000-8000-00805F9B34FB`;
const bytesOf = (hex: string): ArrayBuffer =>
  Uint8Array.from(hex.trim().split(/\s+/), (byte) => parseInt(byte, 16)).buffer;

function open(options: Options = {}): void {
  if (config.meter) {
    succeed('openBluetoothAdapter', options);
    return;
  }
  const off = { errMsg: 'openBluetoothAdapter:fail not available', errCode: NOT_AVAILABLE };
  void Promise.resolve().then(() => {
    options.fail?.(off);
    options.complete?.(off);
  });
}

/** A meter is found by the service it offers, a moment after one begins to look. */
function discover(options: Options & { services?: string[] }): void {
  const { meter } = config;
  succeed('startBluetoothDevicesDiscovery', options);
  if (!meter || !options.services?.includes(uuid(meter.service))) return;
  const device = { deviceId: DEVICE_ID, name: meter.name, RSSI: -50, advertisServiceUUIDs: [uuid(meter.service)] };
  setTimeout(() => found.forEach((tell) => tell({ devices: [device] })), FOUND_MS);
}

function connect(options: Options & { deviceId: string }): void {
  if (options.deviceId !== DEVICE_ID) {
    fail('createBLEConnection', options, 'no device');
    return;
  }
  succeed('createBLEConnection', options);
  connections.forEach((tell) => tell({ deviceId: DEVICE_ID, connected: true }));
}

/** Whoever listens is told of what was measured. */
function notify(options: Options & { serviceId: string; characteristicId: string }): void {
  succeed('notifyBLECharacteristicValueChange', options);
  const { serviceId, characteristicId } = options;
  const own = config.meter?.values.filter(({ characteristic }) => uuid(characteristic) === characteristicId) ?? [];
  own.forEach(({ hex }, index) =>
    setTimeout(
      () => changed.forEach((tell) => tell({ deviceId: DEVICE_ID, serviceId, characteristicId, value: bytesOf(hex) })),
      MEASURED_MS * (index + 1),
    ),
  );
}

const characteristics = (): object[] =>
  [...new Set(config.meter?.values.map(({ characteristic }) => characteristic))].map((short) => ({
    uuid: uuid(short),
    properties: { notify: true, indicate: true, read: false, write: false },
  }));

export const bluetooth: Record<string, unknown> = {
  openBluetoothAdapter: open,
  closeBluetoothAdapter: agree('closeBluetoothAdapter'),
  startBluetoothDevicesDiscovery: discover,
  stopBluetoothDevicesDiscovery: agree('stopBluetoothDevicesDiscovery'),
  onBluetoothDeviceFound: (listener: Listener<Found>) => found.add(listener),
  offBluetoothDeviceFound: (listener: Listener<Found>) => found.delete(listener),
  createBLEConnection: connect,
  closeBLEConnection: agree('closeBLEConnection'),
  getBLEDeviceServices: (options: Options) =>
    succeed('getBLEDeviceServices', options, {
      services: config.meter ? [{ uuid: uuid(config.meter.service), isPrimary: true }] : [],
    }),
  getBLEDeviceCharacteristics: (options: Options) =>
    succeed('getBLEDeviceCharacteristics', options, { characteristics: characteristics() }),
  notifyBLECharacteristicValueChange: notify,
  writeBLECharacteristicValue: agree('writeBLECharacteristicValue'),
  onBLECharacteristicValueChange: (listener: Listener<Value>) => changed.add(listener),
  onBLEConnectionStateChange: (listener: Listener<{ deviceId: string; connected: boolean }>) =>
    connections.add(listener),
};
