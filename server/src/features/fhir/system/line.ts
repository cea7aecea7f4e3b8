import { FhirError } from '../outcome';

/** Writes of one system that may wait; the rest is asked to come again. */
const WAITING_MAX = 16;
const COME_AGAIN_SECONDS = '5';

interface Line {
  tail: Promise<unknown>;
  waiting: number;
}

/** Lets one write of a system run at a time, so that one busy system never takes all connections. */
export function makeLines() {
  const lines = new Map<string, Line>();
  return async function inLine<T>(clientId: string, work: () => Promise<T>): Promise<T> {
    const line = lines.get(clientId) ?? { tail: Promise.resolve(), waiting: 0 };
    if (line.waiting >= WAITING_MAX)
      throw new FhirError(
        [
          {
            status: 429,
            code: 'throttled',
            diagnostics: 'Too many writes of this system are waiting: send one after the other.',
          },
        ],
        { 'retry-after': COME_AGAIN_SECONDS },
      );
    lines.set(clientId, line);
    line.waiting += 1;
    const mine = line.tail.then(work, work);
    line.tail = mine.catch(() => undefined);
    try {
      return await mine;
    } finally {
      line.waiting -= 1;
      if (line.waiting === 0) lines.delete(clientId);
    }
  };
}
