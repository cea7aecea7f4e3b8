import { readAbo, readRh, writeAbo, writeRh, type BloodSystem } from './blood';

/** Whose codes a list is written in. */
export type Edition = 'form-3' | 'form-2011' | 'regional-centre';

/** 2011 print: 民族 1汉族 2少数民族; 职业 from 1 instead of 0 and without 无职业; 禽畜栏 1单设 2室内 3室外. */
const FORM_2011: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ethnicity: { 1: '01', 2: '99' },
  occupation: { 1: '0', 2: '1', 3: '2', 4: '3', 5: '4', 6: '5', 7: '6', 8: '7' },
  livestock: { 1: '2', 2: '3', 3: '4' },
};

function blood(system: BloodSystem, field: string, code: string): string | undefined {
  if (field === 'bloodAbo') {
    const group = readAbo(system, code);
    return group && writeAbo('form-3', group);
  }
  const group = readRh(system, code);
  return group && writeRh('form-3', group);
}

/**
 * A code of 个人基本信息表 in another edition as the third edition has it; undefined when that edition prints no such code. Fields whose
 * codes did not change keep theirs.
 */
export function toThirdEdition(edition: Edition, field: string, code: string): string | undefined {
  if (edition === 'form-3') return code;
  if (field === 'bloodAbo' || field === 'bloodRh') return blood(edition, field, code);
  const changed = edition === 'form-2011' ? FORM_2011[field] : undefined;
  return changed ? changed[code] : code;
}
