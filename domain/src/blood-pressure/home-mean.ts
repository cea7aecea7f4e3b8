/** The mean of some days at home, by either of two official protocols that differ; which one was used is kept with the mean. */
import { addDays, type PlainDate } from '../shared/plain-date';
import { RAISED_FROM, reaches } from './lines-table';
import { meanPressure } from './mean';
import type { HomeMean, HomeProtocolName, HomeValue } from './types';

export interface HomeProtocol {
  name: HomeProtocolName;
  /** Days looked at, the last one included. */
  windowDays: number;
  daysMin: number;
  valuesMin: number;
  discardFirstDay: boolean;
  /** Readings at a time, morning and evening. */
  readings: readonly [min: number, max: number];
  source: string;
  verified: boolean;
}

const JC: HomeProtocol = {
  name: 'JC-2025',
  windowDays: 7,
  daysMin: 3,
  valuesMin: 12,
  discardFirstDay: false,
  readings: [2, 3],
  // [S30]
  source: '国家基层高血压防治管理指南2025版',
  verified: true,
};

const HBPM: HomeProtocol = {
  name: 'HBPM',
  windowDays: 7,
  daysMin: 3,
  // The guideline names no number of values; after the first day at least one has to be left.
  valuesMin: 0,
  discardFirstDay: true,
  readings: [2, 2],
  // [S34]
  source: '中国家庭血压监测指南',
  verified: false,
};

/** Both protocols of fact sheet §3.6, and the one day a week of people whose pressure is steady. */
export const HOME_PROTOCOLS: Readonly<Record<HomeProtocolName, HomeProtocol>> = {
  'JC-2025': JC,
  HBPM,
  'HBPM-stable': { ...HBPM, name: 'HBPM-stable', daysMin: 1, valuesMin: 2, discardFirstDay: false },
};

/** Values (mmHg) of which each counts once: the same numbers at the same minute were sent twice. */
export function withoutRepeats(values: readonly HomeValue[]): HomeValue[] {
  const keyOf = ({ on, minuteOfDay, systolic, diastolic }: HomeValue): string =>
    [on, minuteOfDay, systolic, diastolic].join(' ');
  const seen = new Map<string, HomeValue>();
  values.forEach((value, index) => seen.set(value.minuteOfDay === null ? String(index) : keyOf(value), value));
  return [...seen.values()];
}

const daysIn = (values: readonly HomeValue[]): PlainDate[] => [...new Set(values.map(({ on }) => on))].sort();

/**
 * The mean of what was measured at home (mmHg) in the days up to and including `on`, by one protocol. JC-2025: all values of 5–7 days, at
 * least three days and twelve values. HBPM (中国家庭血压监测指南): seven days, at least three, the first day left out. The mean is in whole
 * numbers, as shown, and those are compared with 135/85. Says what is missing where it is not enough.
 */
export function homeMean(values: readonly HomeValue[], name: HomeProtocolName, on: PlainDate): HomeMean {
  const protocol = HOME_PROTOCOLS[name];
  const since = addDays(on, 1 - protocol.windowDays);
  const inWindow = withoutRepeats(values).filter((value) => value.on >= since && value.on <= on);
  const days = daysIn(inWindow);
  const daysMissing = Math.max(0, protocol.daysMin - days.length);
  const valuesMissing = Math.max(0, protocol.valuesMin - inWindow.length);
  const used = protocol.discardFirstDay ? inWindow.filter((value) => value.on !== days[0]) : inWindow;
  const mean = meanPressure(used);
  const [from] = daysIn(used);
  const to = days.at(-1);
  if (daysMissing > 0 || valuesMissing > 0 || !mean || !from || !to)
    return {
      state: 'not-enough',
      protocol: name,
      days: days.length,
      values: inWindow.length,
      daysMissing,
      valuesMissing,
    };
  return {
    state: 'valid',
    protocol: name,
    mean,
    from,
    to,
    days: daysIn(used).length,
    values: used.length,
    isHigh: reaches(mean, RAISED_FROM.home),
  };
}
