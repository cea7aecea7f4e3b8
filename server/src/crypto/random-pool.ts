import { randomFillSync } from 'node:crypto';

/** Random bytes are drawn for many uses at once: a draw costs more than what most of them need it for. */
const pool = Buffer.alloc(8192);
let drawn = pool.length;

/** So many fresh random bytes, at most 8192; the buffer is the caller's own until the pool is filled again, so copy to keep. */
export function drawRandom(count: number): Buffer {
  if (drawn + count > pool.length) {
    randomFillSync(pool);
    drawn = 0;
  }
  drawn += count;
  return pool.subarray(drawn - count, drawn);
}
