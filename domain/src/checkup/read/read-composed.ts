/** Items made of several fields of the form. */
import { amountIn, numberText, roundTo, shownOf, valueText } from './amounts';
import type { ItemRow } from '../items-table';
import { type Arm, BLANK_READING, type Pressure, type Reading } from './reading';

type Fields = Readonly<Record<string, unknown>>;

/** A number somebody measured; 0 and less is none. */
const positive = (value: unknown): number | null => (typeof value === 'number' && value > 0 ? value : null);

const armOf = (fields: Fields, side: 'left' | 'right'): Arm => ({
  systolic: positive(fields[`${side}Systolic`]),
  diastolic: positive(fields[`${side}Diastolic`]),
});

const whole = (value: number | null): number | null => (value === null ? null : Math.round(value));

/** The arm that counts is the higher one (国家基层高血压防治管理指南2025版): by its systolic, then by its diastolic number. */
function higherOf(left: Arm, right: Arm): Arm {
  const [a, b] = [left.systolic ?? -1, right.systolic ?? -1];
  if (a !== b) return a > b ? left : right;
  return (left.diastolic ?? -1) > (right.diastolic ?? -1) ? left : right;
}

const gapOf = (left: Arm, right: Arm): number | null =>
  left.systolic === null || right.systolic === null ? null : Math.abs(left.systolic - right.systolic);

const rounded = ({ systolic, diastolic }: Arm): Arm => ({ systolic: whole(systolic), diastolic: whole(diastolic) });

/** `152/86`; a number that is not written is a stroke. */
export const armText = ({ systolic, diastolic }: Arm): string => `${systolic ?? '—'}/${diastolic ?? '—'}`;

/** `152/86` of the higher arm; a number that is not written is a stroke. Rounded numbers are judged: the ones people see. */
export function readPressure(fields: Fields): Reading | undefined {
  const [left, right] = [armOf(fields, 'left'), armOf(fields, 'right')];
  const arm = higherOf(left, right);
  const other = rounded(arm === left ? right : left);
  const isBlank = other.systolic === null && other.diastolic === null;
  const pressure: Pressure = { ...rounded(arm), gap: gapOf(left, right), other: isBlank ? null : other };
  if (pressure.systolic === null && pressure.diastolic === null) return undefined;
  return { ...BLANK_READING, text: armText(pressure), value: pressure.systolic, unit: 'mmHg', pressure };
}

/** Conversions of one value may differ this much by rounding in either box. */
const SAME_GLUCOSE = 0.15;

/** The form has two boxes, mmol/L and mg/dL. Where both are filled they must say the same. */
export function readGlucose(item: ItemRow, fields: Fields): Reading | undefined {
  const [moles, mass] = [positive(fields.fastingGlucose), positive(fields.fastingGlucoseMgDl)];
  const converted = mass === null ? undefined : amountIn(item, { value: mass, unit: 'mg/dL' });
  const own = moles === null ? undefined : shownOf(item, moles);
  const value = own ?? converted;
  if (value === undefined) return undefined;
  const reading: Reading = { ...BLANK_READING, text: valueText(item, value), value, unit: item.unit };
  if (converted === undefined) return reading;
  const original = { original: `${numberText(mass ?? 0)} mg/dL` };
  if (own === undefined) return { ...reading, notes: [{ id: 'note.converted', values: original }] };
  if (Math.abs(own - converted) <= SAME_GLUCOSE) return reading;
  return { ...reading, contradicts: [own, converted], notes: [{ id: 'note.two-boxes', values: original }] };
}

/** The written index and the one counted from height and weight may differ this much. */
const SAME_MASS = 0.15;

const heightWeightText = (height: number | null, weight: number | null): string =>
  [
    ...(height === null ? [] : [`${numberText(height)} cm`]),
    ...(weight === null ? [] : [`${numberText(weight)} kg`]),
  ].join('，');

/** Body mass index with one digit, counted from height and weight where both are there: they were measured, the index was written. */
export function readBodyMass(item: ItemRow, fields: Fields): Reading | undefined {
  const [height, weight, written] = [positive(fields.heightCm), positive(fields.weightKg), positive(fields.bmi)];
  const counted = height === null || weight === null ? undefined : roundTo(weight / (height / 100) ** 2, 1);
  const value = counted ?? (written === null ? undefined : shownOf(item, written));
  if (value === undefined) {
    const text = heightWeightText(height, weight);
    return text === '' ? undefined : { ...BLANK_READING, text, notes: [{ id: 'note.no-mass-index' }] };
  }
  const differs = counted !== undefined && written !== null && Math.abs(counted - written) > SAME_MASS;
  return {
    ...BLANK_READING,
    text: value.toFixed(1),
    value,
    unit: item.unit,
    notes: differs ? [{ id: 'note.mass-differs', values: { other: numberText(written) } }] : [],
  };
}

/** Above this a number of sight is a five-point record (4.8), up to it a decimal one (0.6). */
const DECIMAL_UP_TO = 2.5;

/** Sight with glasses where it was tested with them; five-point record, a decimal one is turned into it. */
export function readEye(item: ItemRow, fields: Fields): Reading | undefined {
  const [naked = '', corrected = ''] = item.fields;
  const told = fields[corrected] ?? fields[naked];
  if (typeof told !== 'number' || told < 0) return undefined;
  const value = told > 0 && told <= DECIMAL_UP_TO ? roundTo(5 + Math.log10(told), 1) : told;
  return {
    ...BLANK_READING,
    text: numberText(told),
    value,
    notes: fields[corrected] === undefined ? [] : [{ id: 'note.with-glasses' }],
  };
}
