import { GRADES_FROM, HIGH_NORMAL_FROM, RAISED_FROM, reaches } from './lines-table';
import { shownPressure } from './mean';
import { whyNoTable } from './targets';
import type { NoTable, Pressure, PressureSetting } from './types';

/**
 * `high-normal` and the grades are of values at a clinic; at home there is one line. A class of one value is no illness: that takes several
 * days and a doctor.
 */
export type PressureClass =
  | {
      judged: true;
      setting: PressureSetting;
      /** The three classes of 2025; at home `normal` means below the one line there. */
      name: 'normal' | 'high-normal' | 'high';
      grade: 1 | 2 | 3 | null;
      /** 单纯收缩期: the upper number raised, the lower one not. */
      isolatedSystolic: boolean;
    }
  | { judged: false; why: NoTable };

interface ToClassify {
  pressure: Pressure;
  setting: PressureSetting;
  ageYears: number;
  pregnant: boolean;
}

/**
 * The class of one pressure (mmHg) of an adult: by the three classes of 国家基层高血压防治管理指南2025版, with the classic grade beside it
 * (fact sheet §3.5); the higher of both numbers counts. Below 18 and in pregnancy no table holds, and the answer says which.
 */
export function classifyPressure({ pressure, setting, ageYears, pregnant }: ToClassify): PressureClass {
  const why = whyNoTable({ ageYears, pregnant });
  if (why) return { judged: false, why };
  const shown = shownPressure(pressure);
  const raised = RAISED_FROM[setting];
  const isHigh = reaches(shown, raised);
  const grade = setting === 'office' ? GRADES_FROM.find(([, from]) => reaches(shown, from))?.[0] : undefined;
  const isHighNormal = !isHigh && setting === 'office' && reaches(shown, HIGH_NORMAL_FROM);
  return {
    judged: true,
    setting,
    name: isHigh ? 'high' : isHighNormal ? 'high-normal' : 'normal',
    grade: grade ?? null,
    isolatedSystolic: shown.systolic >= raised.systolic && shown.diastolic < raised.diastolic,
  };
}
