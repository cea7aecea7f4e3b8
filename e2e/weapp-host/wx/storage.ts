import { config } from '../program';
import { fail, type Options, succeed } from './answer';

const LIMIT_KB = 10_240;
const stored = config.storage;

const write = (key: string, value: unknown): void => {
  stored[key] = JSON.stringify(value ?? '');
};
const read = (key: string): unknown => (key in stored ? JSON.parse(stored[key] ?? '""') : '');
const remove = (key: string): void => {
  Reflect.deleteProperty(stored, key);
};
const sizeKb = (): number => Math.ceil(JSON.stringify(stored).length / 1024);
const info = () => ({ keys: Object.keys(stored), currentSize: sizeKb(), limitSize: LIMIT_KB });

type Keyed = Options & { key: string; data?: unknown };

export const storage: Record<string, unknown> = {
  setStorageSync: write,
  getStorageSync: read,
  removeStorageSync: remove,
  clearStorageSync: () => Object.keys(stored).forEach(remove),
  getStorageInfoSync: info,
  setStorage: (options: Keyed) => {
    write(options.key, options.data);
    succeed('setStorage', options);
  },
  getStorage: (options: Keyed) => {
    if (options.key in stored) succeed('getStorage', options, { data: read(options.key) });
    else fail('getStorage', options, 'data not found');
  },
  removeStorage: (options: Keyed) => {
    remove(options.key);
    succeed('removeStorage', options);
  },
};
