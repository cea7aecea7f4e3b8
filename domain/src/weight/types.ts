/** Weight in kg, height and waist in cm, body mass in kg/m² with one decimal: the shown number is the one that is compared. */

export type WeightClass =
  'under' | 'normal' | 'over' | 'obese-1' | 'obese-2' | 'obese-3' | 'obese-4' | 'below-goal' | 'in-goal' | 'above-goal';

export type WeightTable = 'adult' | '65-79' | 'from-80';
