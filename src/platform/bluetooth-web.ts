import { MeterError, type MeterLink, type MeterSearch } from './bluetooth-link';

/** The few parts of Web Bluetooth that are used; TypeScript's own list of the browser has none of it. */
interface Characteristic {
  value: DataView | undefined;
  startNotifications: () => Promise<unknown>;
  writeValue: (bytes: Uint8Array) => Promise<unknown>;
  addEventListener: (name: 'characteristicvaluechanged', heard: () => void) => void;
}
interface Gatt {
  connect: () => Promise<{
    getPrimaryService: (service: number) => Promise<{
      getCharacteristic: (characteristic: number) => Promise<Characteristic>;
    }>;
  }>;
  disconnect: () => void;
}
interface WebMeter {
  name: string | undefined;
  gatt: Gatt | undefined;
  addEventListener: (name: 'gattserverdisconnected', heard: () => void) => void;
}
interface WebBluetooth {
  requestDevice: (wanted: { filters: { services: number[] }[] }) => Promise<WebMeter>;
}

declare global {
  interface Navigator {
    bluetooth?: WebBluetooth;
  }
}

/** Chrome and Edge, on a safe page; Safari and the browsers inside other apps have none. */
export const hasWebBluetooth = (): boolean => process.env.TARO_ENV === 'h5' && navigator.bluetooth !== undefined;

const chooserFault = (reason: unknown): never => {
  // The browser's own list was closed without choosing, or it found nothing: it does not say which.
  throw new MeterError(reason instanceof DOMException && reason.name === 'NotFoundError' ? 'not-found' : 'refused');
};

async function linkTo(meter: WebMeter, gatt: Gatt, service: number): Promise<MeterLink> {
  const server = await gatt.connect();
  const parts = await server.getPrimaryService(service);
  return {
    name: meter.name ?? '',
    listen: async (short, onBytes) => {
      const part = await parts.getCharacteristic(short);
      part.addEventListener('characteristicvaluechanged', () => {
        const { value } = part;
        if (value) onBytes(new Uint8Array(value.buffer.slice(value.byteOffset, value.byteOffset + value.byteLength)));
      });
      await part.startNotifications();
    },
    write: async (short, bytes) => {
      await (await parts.getCharacteristic(short)).writeValue(bytes);
    },
    onLost: (told) => meter.addEventListener('gattserverdisconnected', told),
    close: () => gatt.disconnect(),
  };
}

/** The browser shows its own list of meters in reach; the one that is chosen is connected. */
export async function openByWeb({ service }: MeterSearch): Promise<MeterLink> {
  const { bluetooth } = navigator;
  if (!bluetooth) throw new MeterError('unsupported');
  const meter = await bluetooth.requestDevice({ filters: [{ services: [service] }] }).catch(chooserFault);
  const { gatt } = meter;
  if (!gatt) throw new MeterError('lost');
  return linkTo(meter, gatt, service).catch(() => {
    throw new MeterError('lost');
  });
}
