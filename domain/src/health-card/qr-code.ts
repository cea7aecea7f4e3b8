import { interleave, packSegments, type QrSegment } from './qr-bits';
import { dataPlaces, emptyGrid, faultsOf, type Grid, MASKS, putFormat } from './qr-grid';

export type { QrSegment } from './qr-bits';

/** A drawn QR code: dark modules row by row, without the white margin of four modules. */
export interface QrCode {
  version: number;
  size: number;
  dark: boolean[][];
}

function filled(empty: Grid, bytes: readonly number[]): Grid {
  const grid: Grid = { ...empty, dark: empty.dark.map((row) => [...row]) };
  dataPlaces(grid).forEach(({ x, y }, place) => {
    const row = grid.dark[y];
    if (row) row[x] = (((bytes[place >>> 3] ?? 0) >>> (7 - (place & 7))) & 1) === 1;
  });
  return grid;
}

function masked(grid: Grid, mask: number): Grid {
  const turns = MASKS[mask];
  const dark = grid.dark.map((row, y) =>
    row.map((isDark, x) => (grid.fixed[y]?.[x] === false && turns?.(x, y) === true ? !isDark : isDark)),
  );
  const drawn: Grid = { ...grid, dark };
  putFormat(drawn, mask);
  return drawn;
}

/**
 * Draws segments as one QR code of level L in the smallest version that holds them, with the mask that reads best; undefined when 22
 * versions are not enough. Two segments, because a health card is `shc:/` in bytes and the rest in digits, which the common encoders
 * write as bytes alone and twice as large. Source: ISO/IEC 18004; SMART Health Cards, "Encoding Chunks as QR Codes".
 */
export function drawQrCode(segments: readonly QrSegment[]): QrCode | undefined {
  const packed = packSegments(segments);
  if (!packed) return undefined;
  const { version, data } = packed;
  const grid = filled(emptyGrid(version), interleave(version, data));
  const drawn = MASKS.map((_, mask) => masked(grid, mask)).map((one) => ({ one, faults: faultsOf(one) }));
  const { one } = drawn.reduce((best, next) => (next.faults < best.faults ? next : best));
  return { version, size: one.size, dark: one.dark };
}
