/**
 * The program itself, for opening without a line. WeChat keeps a mini-program it has opened; a browser is told to by a worker
 * (src/static/offline.js), which is there only while the person wants it.
 */
const WORKER = '/offline.js';
const CACHE = 'kangban-pocket';
const WAIT_MS = 15_000;

const isWeb = process.env.TARO_ENV === 'h5';
const canWork = (): boolean => isWeb && 'serviceWorker' in navigator && window.isSecureContext;

/** Scripts and styles this page is made of, as paths. */
function ownFiles(): string[] {
  const loaded = performance.getEntriesByType('resource').map(({ name }) => new URL(name));
  const own = loaded.filter(({ origin, pathname }) => origin === location.origin && /^\/(js|css)\//.test(pathname));
  return [...new Set(own.map(({ pathname }) => pathname))];
}

function answered(worker: ServiceWorker, files: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data === true);
    setTimeout(() => resolve(false), WAIT_MS);
    worker.postMessage({ keep: files }, [port2]);
  });
}

/** Keeps what has been loaded of the program; false when this browser cannot. */
export async function keepProgram(): Promise<boolean> {
  if (!isWeb) return true;
  if (!canWork()) return false;
  await navigator.serviceWorker.register(WORKER);
  const { active } = await navigator.serviceWorker.ready;
  return active ? answered(active, ownFiles()) : false;
}

/** Takes it away again. */
export async function dropProgram(): Promise<void> {
  if (!canWork()) return;
  const registered = await navigator.serviceWorker.getRegistration();
  await registered?.unregister();
  await window.caches.delete(CACHE);
}
