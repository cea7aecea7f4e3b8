import Taro from '@tarojs/taro';
import { nowMs } from './clock';

const RANDOM_BYTES = 10;

/** Last resort of a phone without a source of randomness: ids must differ, they guard no secret. */
const weakBytes = (): Uint8Array => Uint8Array.from({ length: RANDOM_BYTES }, () => Math.floor(Math.random() * 256));

/** By callbacks: Taro hands this one through as it is, and only newer WeChat answers it with a promise. */
const weChatBytes = (): Promise<Uint8Array> =>
  new Promise((resolve) => {
    void Taro.getRandomValues({
      length: RANDOM_BYTES,
      success: ({ randomValues }) => resolve(new Uint8Array(randomValues)),
      fail: () => resolve(weakBytes()),
    });
  });

async function randomBytes(): Promise<Uint8Array> {
  if (process.env.TARO_ENV === 'weapp') return weChatBytes();
  return window.crypto.getRandomValues(new Uint8Array(RANDOM_BYTES));
}

const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** UUIDv7 of an instant and ten random bytes: 48 bits of time, version and variant, the rest random. */
export function uuidV7(ms: number, random: Uint8Array): string {
  const time = ms.toString(16).padStart(12, '0').slice(-12);
  const [first = 0, second = 0, third = 0] = random;
  const bytes = Uint8Array.from(random);
  bytes[0] = 0x70 | (first & 0x0f);
  bytes[1] = second;
  bytes[2] = 0x80 | (third & 0x3f);
  const tail = hex(bytes);
  return [time.slice(0, 8), time.slice(8), tail.slice(0, 4), tail.slice(4, 8), tail.slice(8)].join('-');
}

/** A new id made on the phone: the Idempotency-Key of a write, the name of this installation. */
export const newId = async (): Promise<string> => uuidV7(nowMs(), await randomBytes());
