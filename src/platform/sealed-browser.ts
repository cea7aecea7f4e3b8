/** Values in a browser's database, encrypted with a key that never leaves it: AES-256-GCM, the key cannot be read out. */
const NAME = 'kangban-sealed';
const KEYS = 'keys';
const VALUES = 'values';
const KEY_ID = 'own';
const IV_BYTES = 12;

interface SealedValue {
  iv: Uint8Array<ArrayBuffer>;
  bytes: ArrayBuffer;
}

/** Encrypting needs a page that came over a safe line, or from this machine itself. */
export const canSeal = (): boolean => 'indexedDB' in window && window.isSecureContext;

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the database refused'));
  });

function openStore(): Promise<IDBDatabase> {
  const request = window.indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(KEYS);
    request.result.createObjectStore(VALUES);
  };
  return settled(request);
}

async function withStore(
  name: string,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest,
): Promise<unknown> {
  const database = await openStore();
  try {
    return await settled<unknown>(work(database.transaction(name, mode).objectStore(name)));
  } finally {
    database.close();
  }
}

async function ownKey(): Promise<CryptoKey> {
  const known = await withStore(KEYS, 'readonly', (store) => store.get(KEY_ID));
  if (known instanceof window.CryptoKey) return known;
  const made = await window.crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  await withStore(KEYS, 'readwrite', (store) => store.put(made, KEY_ID));
  return made;
}

const isSealed = (value: unknown): value is SealedValue =>
  typeof value === 'object' && value !== null && 'iv' in value && 'bytes' in value;

const boundTo = (name: string) => new window.TextEncoder().encode(name);

/** Encrypts a text under a name. */
export async function sealInBrowser(name: string, text: string): Promise<void> {
  const iv = window.crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const how = { name: 'AES-GCM', iv, additionalData: boundTo(name) };
  const bytes = await window.crypto.subtle.encrypt(how, await ownKey(), new window.TextEncoder().encode(text));
  await withStore(VALUES, 'readwrite', (store) => store.put({ iv, bytes } satisfies SealedValue, name));
}

/** The text under a name; undefined when there is none, or when it was made with a key that is gone. */
export async function openInBrowser(name: string): Promise<string | undefined> {
  const found = await withStore(VALUES, 'readonly', (store) => store.get(name));
  if (!isSealed(found)) return undefined;
  const how = { name: 'AES-GCM', iv: found.iv, additionalData: boundTo(name) };
  const plain = await window.crypto.subtle.decrypt(how, await ownKey(), found.bytes).catch(() => undefined);
  return plain && new window.TextDecoder().decode(plain);
}

/** Removes what stands under a name. */
export async function dropFromBrowser(name: string): Promise<void> {
  await withStore(VALUES, 'readwrite', (store) => store.delete(name));
}

/** Everything and the key: nobody can read what may be left. For signing out; never in the way of it. */
export function forgetSealed(): void {
  if ('indexedDB' in window) window.indexedDB.deleteDatabase(NAME);
}
