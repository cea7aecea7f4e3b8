// A lean HTTP/1.1 client: prepared requests over kept-alive connections, so that the client costs little of the machine it
// shares with the server and PostgreSQL.
import net from 'node:net';

export interface LoadOptions {
  host: string;
  port: number;
  connections: number;
  /** The next request as bytes; undefined when there are no more. */
  next: () => Buffer | undefined;
  durationMs: number;
}

export interface LoadResult {
  reqPerSec: number;
  p50Ms: number;
  p95Ms: number;
  p99Ms: number;
  statuses: Record<number, number>;
}

const HEAD_END = Buffer.from('\r\n\r\n');
const LENGTH = /content-length: (\d+)/i;

/** Bytes of the first complete answer in the buffer; undefined while it is incomplete. */
function answerIn(buffer: Buffer): { status: number; bytes: number } | undefined {
  const end = buffer.indexOf(HEAD_END);
  if (end < 0) return undefined;
  const head = buffer.toString('latin1', 0, end);
  const bytes = end + HEAD_END.length + Number(LENGTH.exec(head)?.[1] ?? 0);
  return buffer.length < bytes ? undefined : { status: Number(head.slice(9, 12)), bytes };
}

interface Tally {
  latencies: number[];
  statuses: Record<number, number>;
  deadline: number;
}

function drive(options: LoadOptions, tally: Tally): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = net.connect({ host: options.host, port: options.port, noDelay: true });
    let sentAt = 0;
    let buffer: Buffer = Buffer.alloc(0);
    const send = (): void => {
      const request = performance.now() < tally.deadline ? options.next() : undefined;
      if (!request) {
        socket.end();
        resolve();
        return;
      }
      sentAt = performance.now();
      socket.write(request);
    };
    socket.once('connect', send);
    socket.once('error', reject);
    socket.on('data', (chunk: Buffer) => {
      buffer = buffer.length === 0 ? chunk : Buffer.concat([buffer, chunk]);
      const answer = answerIn(buffer);
      if (!answer) return;
      buffer = buffer.subarray(answer.bytes);
      tally.latencies.push(performance.now() - sentAt);
      tally.statuses[answer.status] = (tally.statuses[answer.status] ?? 0) + 1;
      send();
    });
  });
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** Keeps every connection busy for the duration or until the requests run out. */
export async function load(options: LoadOptions): Promise<LoadResult> {
  const startedAt = performance.now();
  const tally: Tally = { latencies: [], statuses: {}, deadline: startedAt + options.durationMs };
  await Promise.all(Array.from({ length: options.connections }, () => drive(options, tally)));
  const seconds = (performance.now() - startedAt) / 1000;
  const sorted = tally.latencies.sort((a, b) => a - b);
  const at = (share: number): number =>
    round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return {
    reqPerSec: Math.round(sorted.length / seconds),
    p50Ms: at(0.5),
    p95Ms: at(0.95),
    p99Ms: at(0.99),
    statuses: tally.statuses,
  };
}
