import Taro from '@tarojs/taro';
import { PERSONAL } from './session';
import { canSeal, dropFromBrowser, openInBrowser, sealInBrowser } from './sealed-browser';
import type { Parser } from './storage';

/** One encrypted place on the phone, for what must be there without a line. Goes with the person, as all that is personal. */
export interface SealedSlot<T> {
  read: () => Promise<T | undefined>;
  /** False when this phone cannot encrypt or has no room: then nothing is kept. */
  write: (value: T) => Promise<boolean>;
  clear: () => Promise<void>;
}

interface Place {
  seal: (text: string) => Promise<void>;
  open: () => Promise<string | undefined>;
  drop: () => Promise<void>;
}

const browserPlace = (name: string): Place => ({
  seal: (text) => (canSeal() ? sealInBrowser(name, text) : Promise.reject(new Error('this page cannot encrypt'))),
  open: () => (canSeal() ? openInBrowser(name) : Promise.resolve(undefined)),
  drop: () => (canSeal() ? dropFromBrowser(name) : Promise.resolve()),
});

/** WeChat keeps it encrypted itself (setStorage with `encrypt`), for this user and this mini-program alone. */
function weappPlace(name: string): Place {
  const kept = { key: name, encrypt: true };
  return {
    seal: async (data) => {
      if (process.env.TARO_ENV === 'weapp') await Taro.setStorage({ ...kept, data });
    },
    open: async () => {
      if (process.env.TARO_ENV === 'weapp') return (await Taro.getStorage<string>(kept)).data;
      return undefined;
    },
    drop: async () => {
      if (process.env.TARO_ENV === 'weapp') await Taro.removeStorage(kept);
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The encrypted place of a name. What does not fit the schema any more counts as absent. */
export function sealedSlot<T>(name: string, parser: Parser<T>): SealedSlot<T> {
  const key = `kangban.${PERSONAL}${name}`;
  const place = process.env.TARO_ENV === 'weapp' ? weappPlace(key) : browserPlace(key);
  return {
    read: async () => {
      const text = await place.open().catch(() => undefined);
      const result = parser.safeParse(text === undefined ? undefined : parsed(text));
      return result.success ? result.data : undefined;
    },
    write: (value) =>
      place.seal(JSON.stringify(value)).then(
        () => true,
        () => false,
      ),
    clear: () => place.drop().catch(() => undefined),
  };
}
