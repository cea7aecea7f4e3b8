/**
 * Targets of the blood pressure, each as its document has it, with the day it came into force. Documents in force disagree: which one a
 * county works by is its own choice; a personal target of the doctor goes before all of them (`targets.ts`).
 */
import { toPlainDate } from '../shared/plain-date';
import type { PressureProfile, PressureRule } from './types';

const NBPHS: PressureProfile = {
  profile: 'NBPHS-2017',
  validFrom: toPlainDate('2017-02-28'),
  source: '国家基本公共卫生服务规范（第三版） 高血压患者健康管理',
  verified: false,
  rules: [
    { ageMin: 0, ageMax: 64, systolicBelow: 140, diastolicBelow: 90 },
    {
      ageMin: 65,
      ageMax: null,
      systolicBelow: 150,
      diastolicBelow: 90,
      tolerated: { systolicBelow: 140, diastolicBelow: 90 },
    },
  ],
};

/**
 * From memory (fact sheet §3.3), so it holds only where a county names it. Its lower line for people with diabetes or a heart or kidney
 * illness is the doctor's to set.
 */
const JC_2020: PressureProfile = {
  profile: 'JC-2020',
  validFrom: toPlainDate('2020-12-01'),
  source: '国家基层高血压防治管理指南2020版',
  verified: false,
  onlyByName: true,
  rules: [
    { ageMin: 0, ageMax: 64, systolicBelow: 140, diastolicBelow: 90 },
    { ageMin: 65, ageMax: null, systolicBelow: 150, diastolicBelow: 90 },
  ],
};

const BELOW_80: PressureRule = { ageMin: 0, ageMax: 79, systolicBelow: 130, diastolicBelow: 80 };
const FROM_80: PressureRule = {
  ageMin: 80,
  ageMax: null,
  systolicBelow: 150,
  diastolicBelow: 90,
  tolerated: { systolicBelow: 140, diastolicBelow: 90 },
};

const JC_2025: PressureProfile = {
  profile: 'JC-2025',
  validFrom: toPlainDate('2025-09-01'),
  // [S30]
  source: '国家基层高血压防治管理指南2025版',
  verified: true,
  rules: [BELOW_80, FROM_80],
};

/** The standard's own text could not be read: its numbers are those of the guideline it was made with (fact sheet §3.4). */
const WST: PressureProfile = {
  profile: 'WST872-2025',
  validFrom: toPlainDate('2026-03-01'),
  // [S31]
  source: 'WS/T 872—2025 基层医疗卫生机构高血压防治管理标准',
  verified: false,
  rules: [BELOW_80, FROM_80],
};

/** Every document that sets a target, the oldest first. */
export const PRESSURE_PROFILES: readonly PressureProfile[] = [NBPHS, JC_2020, JC_2025, WST];
