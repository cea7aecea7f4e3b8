import Taro from '@tarojs/taro';

/** Anything that can judge an unknown value: a schema of the contract, or a hand-written check. */
export interface Parser<T> {
  safeParse: (value: unknown) => { success: true; data: T } | { success: false };
}

/** One named, versioned place on the phone. What does not fit the schema any more counts as absent. */
export interface Slot<T> {
  read: () => T | undefined;
  /** False when the phone has no room; the app goes on without. */
  write: (value: T) => boolean;
  clear: () => void;
}

interface Envelope {
  version: number;
  data: unknown;
}

const PREFIX = 'kangban.';
const isEnvelope = (value: unknown): value is Envelope =>
  typeof value === 'object' && value !== null && 'version' in value && 'data' in value;

function readRaw(key: string): unknown {
  try {
    return Taro.getStorageSync<unknown>(key);
  } catch {
    return undefined;
  }
}

export function storageSlot<T>(name: string, version: number, parser: Parser<T>): Slot<T> {
  const key = PREFIX + name;
  return {
    read() {
      const stored = readRaw(key);
      if (!isEnvelope(stored) || stored.version !== version) return undefined;
      const parsed = parser.safeParse(stored.data);
      return parsed.success ? parsed.data : undefined;
    },
    write(data) {
      try {
        Taro.setStorageSync(key, { version, data } satisfies Envelope);
        return true;
      } catch {
        return false;
      }
    },
    clear() {
      Taro.removeStorageSync(key);
    },
  };
}

/** Names of the places that start so and hold something. */
export const storedNames = (start: string): string[] =>
  Taro.getStorageInfoSync().keys.flatMap((key) => (key.startsWith(PREFIX + start) ? [key.slice(PREFIX.length)] : []));

/** Removes every place whose name starts so: signing out leaves nothing of the person behind. */
export function clearStorage(start: string): void {
  for (const name of storedNames(start)) Taro.removeStorageSync(PREFIX + name);
}
