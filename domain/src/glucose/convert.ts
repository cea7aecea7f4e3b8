import { roundTo } from '../shared/rounding';

/** mg/dL of one mmol/L (fact sheet §1.7, standard factor). */
const MG_DL_PER_MMOL_L = 18.0182;

/** Glucose as it is shown and compared: mmol/L with one decimal. */
export const shownGlucose = (mmolL: number): number => roundTo(mmolL, 1);

/** mmol/L with one decimal of mg/dL: 126 is 7.0, not 6.99. */
export const mmolFromMgDl = (mgDl: number): number => shownGlucose(mgDl / MG_DL_PER_MMOL_L);
