// What was measured of a child's eyes at the visits, and what came of it.
import type { EyeItem } from '../../domain/src/child-visit/visit-table';
import { COUNTY_LEVEL_EYE_ITEMS, type VisitRow } from '../../domain/src/child-visit/visit-table';
import type { AcuityTenths } from '../../domain/src/vision/acuity';
import type { EyeReading, ItemResult } from '../../domain/src/vision/types';
import type { Random } from './random';

export interface EyeItemFound {
  item: EyeItem;
  result: ItemResult;
}

const NOTHING: EyeReading = {
  naked: null,
  corrected: null,
  sphere: null,
  cylinder: null,
  axis: null,
  axialLength: null,
};

/** The year of visits from which an eye of this child sees less than the other; most children have none. */
export interface Eyesight {
  lowFrom: VisitRow['code'] | undefined;
  lowEye: 'right' | 'left';
}

export function eyesightOf(random: Random): Eyesight {
  const lowFrom = random.chance(0.05) ? random.pick(['y4', 'y5', 'y6'] as const) : undefined;
  return { lowFrom, lowEye: random.pick(['right', 'left'] as const) };
}

/** Everybody is looked at; what belongs to the county's institutions a township centre now and then leaves to them. */
export function eyeItemsAt(row: VisitRow, capable: boolean, random: Random): EyeItemFound[] {
  return row.eyes.map((item) => {
    const isLeft = COUNTY_LEVEL_EYE_ITEMS.has(item) && !capable && random.chance(0.4);
    return { item, result: isLeft ? 'not-done' : random.chance(0.002) ? 'abnormal' : 'normal' };
  });
}

const isDone = (items: readonly EyeItemFound[], wanted: EyeItem): boolean =>
  items.some(({ item, result }) => item === wanted && result !== 'not-done');

const quarter = (hundredths: number): number => Math.round(hundredths / 25) * 25;

function refraction(months: number, random: Random): Pick<EyeReading, 'sphere' | 'cylinder' | 'axis'> {
  const usual = months < 48 ? 130 : months < 72 ? 100 : 75;
  const cylinder = -quarter(Math.abs(random.around(0, 35)));
  const axis = cylinder === 0 ? null : random.pick([90, 180, 175, 5, 85, 95]);
  return { sphere: quarter(random.around(usual, 45)), cylinder, axis };
}

/** Acuity of a good eye by age, five-point record in tenths. */
function goodAcuity(months: number, random: Random): AcuityTenths {
  if (months < 60)
    return random.weighted([
      [49, 60],
      [50, 38],
      [48, 2],
    ] as const);
  if (months < 72)
    return random.weighted([
      [50, 78],
      [51, 20],
      [49, 2],
    ] as const);
  return random.weighted([
    [50, 70],
    [51, 30],
  ] as const);
}

const LOW: Readonly<Record<string, readonly AcuityTenths[]>> = { y4: [46, 47], y5: [47, 48], y6: [47, 48] };

const ORDER: readonly string[] = ['y4', 'y5', 'y6'];
const isLowAt = (sight: Eyesight, code: string): boolean =>
  sight.lowFrom !== undefined && ORDER.indexOf(code) >= ORDER.indexOf(sight.lowFrom) && ORDER.includes(code);

/** Readings of both eyes at a visit, by what was looked at. */
export function readingsAt(
  row: VisitRow,
  { months, items, sight, random }: { months: number; items: readonly EyeItemFound[]; sight: Eyesight; random: Random },
): Record<'right' | 'left', EyeReading> {
  const hasAcuity = isDone(items, 'acuity');
  const hasRefraction = isDone(items, 'refraction');
  const both = hasRefraction ? refraction(months, random) : undefined;
  const read = (eye: 'right' | 'left'): EyeReading => {
    const isLow = isLowAt(sight, row.code) && sight.lowEye === eye;
    const naked = isLow ? random.pick(LOW[row.code] ?? [48]) : goodAcuity(months, random);
    const sphere = both?.sphere == null ? null : quarter(both.sphere + random.around(0, 15) - (isLow ? 75 : 0));
    return { ...NOTHING, ...both, sphere, naked: hasAcuity ? naked : null };
  };
  return { right: read('right'), left: read('left') };
}

/** What the county's eye doctor measured with wide pupils: the low eye sees well through a glass. */
export function hospitalReadings(readings: Record<'right' | 'left', EyeReading>, random: Random) {
  const read = (one: EyeReading): EyeReading => ({
    ...one,
    corrected: one.naked !== null && one.naked < 50 ? 50 : null,
    sphere: quarter((one.sphere ?? 75) + 25),
    cylinder: one.cylinder ?? 0,
    axis: one.cylinder ? one.axis : null,
    axialLength: random.int(2180, 2290),
  });
  return { right: read(readings.right), left: read(readings.left) };
}
