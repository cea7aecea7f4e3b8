import { distanceKmBetween } from './distance';

describe('straight-line distance', () => {
  // from | to | km; a degree of latitude is 111.195 km on the mean sphere
  const rows: [[number, number], [number, number], number][] = [
    [[30, 104], [30, 104], 0],
    [[30, 104], [31, 104], 111.2],
    [[0, 0], [0, 1], 111.2],
    [[60, 0], [60, 1], 55.6],
    [[0, 179.5], [0, -179.5], 111.2],
    [[90, 0], [-90, 0], 20015.11],
    [[30.6586, 104.0647], [29.563, 106.5516], 268.44],
  ];
  test.each(rows)('%j to %j is %d km', (a, b, km) => {
    const [from, to] = [a, b].map(([latitude, longitude]) => ({ latitude, longitude }));
    if (!from || !to) throw new Error('a place is missing');
    expect(distanceKmBetween(from, to)).toBeCloseTo(km, 1);
    expect(distanceKmBetween(to, from)).toBe(distanceKmBetween(from, to));
  });
});
