import { machineNowMs } from '../clock';
import { drawRandom } from './random-pool';

const BYTES = 16;
let lastMs = 0;
let counter = 0;

/** A UUIDv7: milliseconds, then a counter within the millisecond, then random bits; sorts in the order it was made. */
export function uuidV7(nowMs: number = machineNowMs()): string {
  const bytes = drawRandom(BYTES);
  if (nowMs > lastMs) {
    lastMs = nowMs;
    counter = bytes.readUInt16BE(6) & 0x07ff;
  } else {
    counter += 1;
    if (counter > 0x0fff) {
      lastMs += 1;
      counter = 0;
    }
  }
  bytes.writeUIntBE(lastMs, 0, 6);
  bytes.writeUInt16BE(0x7000 | counter, 6);
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
