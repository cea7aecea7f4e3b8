import { meanOf, roundTo } from '../shared/rounding';
import type { Pressure } from './types';

/** A pressure as the person sees it: whole mmHg, halves up (139.5 is 140). */
export const shownPressure = ({ systolic, diastolic }: Pressure): Pressure => ({
  systolic: roundTo(systolic, 0),
  diastolic: roundTo(diastolic, 0),
});

/** The mean of pressures (mmHg) as the person sees it; undefined of none. */
export function meanPressure(values: readonly Pressure[]): Pressure | undefined {
  const systolic = meanOf(values.map((value) => value.systolic));
  const diastolic = meanOf(values.map((value) => value.diastolic));
  return systolic === undefined || diastolic === undefined ? undefined : shownPressure({ systolic, diastolic });
}
