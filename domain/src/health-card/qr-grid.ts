/** The fixed parts of a QR code, where its data go, and which mask reads best (ISO/IEC 18004 §7.7, §7.8). */

export interface Grid {
  size: number;
  /** Dark modules, row by row. */
  dark: boolean[][];
  /** Modules that no data stand in. */
  fixed: boolean[][];
}

/** Column and row. */
type Place = readonly [x: number, y: number];

const square = (size: number): boolean[][] => Array.from({ length: size }, () => Array<boolean>(size).fill(false));

function put(grid: Grid, [x, y]: Place, isDark: boolean): void {
  const [row, marks] = [grid.dark[y], grid.fixed[y]];
  if (!row || !marks || x < 0 || x >= grid.size) return;
  row[x] = isDark;
  marks[x] = true;
}

/** Rings around a centre, dark or light by how far they are from it. */
function putRings(grid: Grid, [cx, cy]: Place, { reach, dark }: { reach: number; dark: readonly number[] }) {
  for (let dy = -reach; dy <= reach; dy += 1)
    for (let dx = -reach; dx <= reach; dx += 1)
      put(grid, [cx + dx, cy + dy], dark.includes(Math.max(Math.abs(dx), Math.abs(dy))));
}

function alignmentPlaces(version: number, size: number): number[] {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2;
  return [6, ...Array.from({ length: count - 1 }, (_, place) => size - 7 - (count - 2 - place) * step)];
}

const bitOf = (bits: number, place: number): boolean => ((bits >>> place) & 1) === 1;

function putVersion(grid: Grid, version: number): void {
  if (version < 7) return;
  let rest = version;
  for (let step = 0; step < 12; step += 1) rest = (rest << 1) ^ ((rest >>> 11) * 0x1f25);
  const bits = (version << 12) | rest;
  for (let place = 0; place < 18; place += 1) {
    const [far, near] = [grid.size - 11 + (place % 3), Math.floor(place / 3)];
    put(grid, [far, near], bitOf(bits, place));
    put(grid, [near, far], bitOf(bits, place));
  }
}

/** Level L and the mask, twice. */
export function putFormat(grid: Grid, mask: number): void {
  const told = (1 << 3) | mask;
  let rest = told;
  for (let step = 0; step < 10; step += 1) rest = (rest << 1) ^ ((rest >>> 9) * 0x537);
  const bits = ((told << 10) | rest) ^ 0x5412;
  const { size } = grid;
  for (let place = 0; place < 15; place += 1) {
    const isDark = bitOf(bits, place);
    const along = place < 6 ? place : place < 8 ? place + 1 : 14 - place + (place < 9 ? 1 : 0);
    if (place < 8) put(grid, [8, along], isDark);
    else put(grid, [along, 8], isDark);
    if (place < 8) put(grid, [size - 1 - place, 8], isDark);
    else put(grid, [8, size - 15 + place], isDark);
  }
  put(grid, [8, size - 8], true);
}

/** A symbol of this version without its data. */
export function emptyGrid(version: number): Grid {
  const size = version * 4 + 17;
  const grid: Grid = { size, dark: square(size), fixed: square(size) };
  for (let place = 0; place < size; place += 1) {
    put(grid, [6, place], place % 2 === 0);
    put(grid, [place, 6], place % 2 === 0);
  }
  for (const centre of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const)
    putRings(grid, centre, { reach: 4, dark: [0, 1, 3] });
  const places = alignmentPlaces(version, size);
  const last = places.length - 1;
  places.forEach((y, row) =>
    places.forEach((x, column) => {
      const isCorner = (row === 0 && (column === 0 || column === last)) || (row === last && column === 0);
      if (!isCorner) putRings(grid, [x, y], { reach: 2, dark: [0, 2] });
    }),
  );
  putFormat(grid, 0);
  putVersion(grid, version);
  return grid;
}

/** The places of data in the order they are filled: two columns at a time from the right, up and down. */
export function dataPlaces({ size, fixed }: Grid): { x: number; y: number }[] {
  const edges = Array.from({ length: (size - 1) / 2 }, (_, pair) => size - 1 - pair * 2);
  return edges.flatMap((right) => {
    const edge = right <= 6 ? right - 1 : right;
    const isUp = ((edge + 1) & 2) === 0;
    const rows = Array.from({ length: size }, (_, step) => (isUp ? size - 1 - step : step));
    return rows.flatMap((y) => [edge, edge - 1].filter((x) => fixed[y]?.[x] === false).map((x) => ({ x, y })));
  });
}

/** The eight masks: where they turn a module over. */
export const MASKS: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

/** Runs of five and more, and what looks like a finder, in one line written as dark `1` and light `0`. */
function lineFaults(line: string): number {
  const runs = (line.match(/0{5,}|1{5,}/g) ?? []).reduce((sum, run) => sum + run.length - 2, 0);
  const looks = (line.match(/(?=00001011101|10111010000)/g) ?? []).length;
  return runs + 40 * looks;
}

/** How hard a symbol is to read: fewer is better. */
export function faultsOf({ dark, size }: Grid): number {
  const rows = dark.map((row) => row.map((isDark) => (isDark ? '1' : '0')).join(''));
  const columns = Array.from({ length: size }, (_, x) => rows.map((row) => row[x]).join(''));
  const lines = [...rows, ...columns].reduce((sum, line) => sum + lineFaults(line), 0);
  const isBlock = (x: number, y: number): boolean =>
    new Set([rows[y]?.[x], rows[y]?.[x + 1], rows[y + 1]?.[x], rows[y + 1]?.[x + 1]]).size === 1;
  let blocks = 0;
  for (let y = 0; y < size - 1; y += 1) for (let x = 0; x < size - 1; x += 1) if (isBlock(x, y)) blocks += 3;
  const share = rows.join('').replaceAll('0', '').length / (size * size);
  return lines + blocks + Math.floor(Math.abs(share - 0.5) * 20) * 10;
}
