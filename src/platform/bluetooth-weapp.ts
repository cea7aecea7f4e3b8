import Taro from '@tarojs/taro';
import { isUuid, longUuid, MeterError, type MeterLink, type MeterSearch } from './bluetooth-link';

/** After the first meter answers, others in the room get this long; the nearest is taken. */
const OTHERS_MS = 1_200;
const CONNECT_MS = 10_000;
/** WeChat: Bluetooth is off or not there. */
const NOT_AVAILABLE = 10001;

interface Near {
  deviceId: string;
  name: string;
  RSSI: number;
}

const errCodeOf = (reason: unknown): unknown =>
  typeof reason === 'object' && reason !== null && 'errCode' in reason ? reason.errCode : undefined;

const failure = (reason: unknown): never => {
  throw new MeterError(errCodeOf(reason) === NOT_AVAILABLE ? 'off' : 'refused');
};

const nearest = (near: readonly Near[]): Near | undefined => [...near].sort((a, b) => b.RSSI - a.RSSI)[0];

const nothing = (): undefined => undefined;

// WeChat's calls stand inside `if (TARO_ENV === 'weapp')` blocks: only then does the web build leave out Taro's stand-ins for them.

function search({ service, waitMs }: MeterSearch): Promise<Near> {
  return new Promise((resolve, reject) => {
    if (process.env.TARO_ENV === 'weapp') {
      const near: Near[] = [];
      const end = (): void => {
        clearTimeout(late);
        Taro.offBluetoothDeviceFound(heard);
        void Promise.resolve(Taro.stopBluetoothDevicesDiscovery()).catch(nothing);
        const found = nearest(near);
        if (found) resolve(found);
        else reject(new MeterError('not-found'));
      };
      const late = setTimeout(end, waitMs);
      const heard = ({ devices }: { devices: Near[] }): void => {
        if (near.length === 0 && devices.length > 0) setTimeout(end, OTHERS_MS);
        near.push(...devices);
      };
      Taro.onBluetoothDeviceFound(heard);
      Taro.startBluetoothDevicesDiscovery({ services: [longUuid(service)] }).catch((reason: unknown) => {
        clearTimeout(late);
        Taro.offBluetoothDeviceFound(heard);
        reject(reason instanceof Error ? reason : new MeterError('refused'));
      });
    }
  });
}

/** A copy: WeChat hands out a buffer it may use again. */
const bytesOf = (value: ArrayBuffer): Uint8Array => Uint8Array.from(new Uint8Array(value));

async function linkTo({ deviceId, name }: Near, service: number): Promise<MeterLink | undefined> {
  if (process.env.TARO_ENV === 'weapp') {
    await Taro.createBLEConnection({ deviceId, timeout: CONNECT_MS });
    // Some phones know a meter's parts only after they have been asked for.
    const { services } = await Taro.getBLEDeviceServices({ deviceId });
    const serviceId = services.find(({ uuid }) => isUuid(uuid, service))?.uuid ?? longUuid(service);
    const { characteristics } = await Taro.getBLEDeviceCharacteristics({ deviceId, serviceId });
    const idOf = (short: number): string =>
      characteristics.find(({ uuid }) => isUuid(uuid, short))?.uuid ?? longUuid(short);
    const listeners = new Map<number, (bytes: Uint8Array) => void>();
    Taro.onBLECharacteristicValueChange(({ characteristicId, value }) => {
      for (const [short, tell] of listeners) if (isUuid(characteristicId, short)) tell(bytesOf(value));
    });
    let lost: () => void = nothing;
    Taro.onBLEConnectionStateChange(({ connected }) => {
      if (!connected) lost();
    });
    return {
      name,
      listen: async (short, onBytes) => {
        listeners.set(short, onBytes);
        await Taro.notifyBLECharacteristicValueChange({
          deviceId,
          serviceId,
          characteristicId: idOf(short),
          state: true,
        });
      },
      write: async (short, bytes) => {
        const value = bytes.slice().buffer;
        await Taro.writeBLECharacteristicValue({ deviceId, serviceId, characteristicId: idOf(short), value });
      },
      onLost: (told) => {
        lost = told;
      },
      close: () => {
        listeners.clear();
        lost = nothing;
        void Taro.closeBLEConnection({ deviceId }).catch(nothing);
        void Promise.resolve(Taro.closeBluetoothAdapter()).catch(nothing);
      },
    };
  }
  return undefined;
}

/** Finds the nearest meter of a kind and connects to it, through WeChat. */
export async function openByWeChat(wanted: MeterSearch): Promise<MeterLink> {
  if (process.env.TARO_ENV === 'weapp') {
    await Taro.openBluetoothAdapter({ mode: 'central' }).catch(failure);
    const near = await search(wanted);
    const link = await linkTo(near, wanted.service).catch(() => undefined);
    if (link) return link;
    throw new MeterError('lost');
  }
  throw new MeterError('unsupported');
}
