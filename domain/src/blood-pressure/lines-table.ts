/**
 * Lines of the blood pressure of adults, mmHg: a value on the line belongs above it, the higher of both numbers counts, and only whole
 * numbers are compared, the ones the person sees (fact sheet §3.3, §3.5, §3.6).
 */
import type { Pressure, PressureSetting } from './types';

/** From here on a pressure counts as raised: 140/90 at the clinic, 135/85 at home (国家基层高血压防治管理指南2025版). */
export const RAISED_FROM: Readonly<Record<PressureSetting, Pressure>> = {
  office: { systolic: 140, diastolic: 90 },
  home: { systolic: 135, diastolic: 85 },
};

/** From here on it is measured again at once and looked at the same day (国家基本公共卫生服务规范, fact sheet §3.2). */
export const VERY_HIGH_FROM: Pressure = { systolic: 180, diastolic: 110 };

/** Below one of these it is low (hospital pages, second hand: M). */
export const LOW_BELOW: Pressure = { systolic: 90, diastolic: 60 };

/** 正常高值 at the clinic (fact sheet §3.5, M). */
export const HIGH_NORMAL_FROM: Pressure = { systolic: 120, diastolic: 80 };

/** The classic grades, office values only (fact sheet §3.5, M). */
export const GRADES_FROM: readonly (readonly [grade: 1 | 2 | 3, from: Pressure])[] = [
  [3, { systolic: 180, diastolic: 110 }],
  [2, { systolic: 160, diastolic: 100 }],
  [1, { systolic: 140, diastolic: 90 }],
];

/** Whether one of both numbers, as shown, is on a line or above it. */
export const reaches = ({ systolic, diastolic }: Pressure, line: Pressure): boolean =>
  systolic >= line.systolic || diastolic >= line.diastolic;
