import { parsePlainDate } from '../../shared/plain-date';
import { faultText } from './fault-texts';
import type {
  CodeField,
  CodesField,
  DayField,
  FaultReason,
  Field,
  FieldValue,
  FormContext,
  FormFault,
  MonthField,
  NumberField,
  SimpleField,
  TextField,
} from './types';

export type Checked = { value: FieldValue } | { faults: FormFault[] };

const fault = (field: Field, reason: FaultReason): Checked => ({
  faults: [faultText({ field: field.name, reason, of: field })],
});

function checkNumber(field: NumberField, value: unknown): Checked {
  if (typeof value !== 'number' || !Number.isFinite(value)) return fault(field, 'wrong-kind');
  if (field.whole && !Number.isInteger(value)) return fault(field, 'wrong-kind');
  return value >= field.min && value <= field.max ? { value } : fault(field, 'out-of-range');
}

/** −, ±, +, … ++++ in one spelling; `3+` and 阳性 are ways to say it. */
const STRIPS: Readonly<Record<string, string>> = {
  '-': '−',
  '－': '−',
  '−': '−',
  阴性: '−',
  '(-)': '−',
  '+-': '±',
  '+/-': '±',
  '±': '±',
  弱阳性: '±',
  '+': '+',
  '＋': '+',
  阳性: '+',
  '(+)': '+',
  '1+': '+',
  '++': '++',
  '2+': '++',
  '+++': '+++',
  '3+': '+++',
  '++++': '++++',
  '4+': '++++',
};
const QUANTITY = /^[<>≤≥]?\d+(\.\d+)?\s*[A-Za-zμµ/]+[A-Za-zμµ/\d]*$/;

function checkText(field: TextField, value: unknown): Checked {
  if (typeof value !== 'string') return fault(field, 'wrong-kind');
  const words = value.trim();
  if (words === '') return { value: '' };
  if (words.length > field.max) return fault(field, 'too-long');
  if (!field.strip) return { value: words };
  const shown = STRIPS[words];
  if (shown !== undefined) return { value: shown };
  return QUANTITY.test(words) ? { value: words } : fault(field, 'unknown-code');
}

function checkDay(field: DayField, value: unknown, { today, birthDate }: FormContext): Checked {
  const day = typeof value === 'string' ? parsePlainDate(value) : undefined;
  if (day === undefined) return fault(field, 'wrong-kind');
  if (day < birthDate) return fault(field, 'before-birth');
  return day > today && !field.ahead ? fault(field, 'in-future') : { value: day };
}

function checkMonth(field: MonthField, value: unknown, { today, birthDate }: FormContext): Checked {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}$/.test(value)) return fault(field, 'wrong-kind');
  if (parsePlainDate(`${value}-01`) === undefined) return fault(field, 'wrong-kind');
  if (value < birthDate.slice(0, 7)) return fault(field, 'before-birth');
  return value > today.slice(0, 7) ? fault(field, 'in-future') : { value };
}

/** The most severe of several classes: the last in printed order. */
function mostSevere(field: CodeField, told: readonly unknown[]): Checked {
  const places = told.map((one) => field.options.findIndex(({ code }) => code === one));
  if (places.includes(-1)) return fault(field, 'unknown-code');
  const worst = field.options[Math.max(...places)];
  return worst ? { value: worst.code } : fault(field, 'unknown-code');
}

function checkCode(field: CodeField, value: unknown): Checked {
  if (field.mostSevere && Array.isArray(value)) return mostSevere(field, value);
  if (typeof value !== 'string') return fault(field, 'wrong-kind');
  return field.options.some(({ code }) => code === value) ? { value } : fault(field, 'unknown-code');
}

function checkCodes(field: CodesField, value: unknown): Checked {
  if (!Array.isArray(value)) return fault(field, 'wrong-kind');
  const chosen: readonly unknown[] = value;
  if (chosen.some((one) => typeof one !== 'string')) return fault(field, 'wrong-kind');
  if (new Set(chosen).size < chosen.length) return fault(field, 'twice');
  // In printed order, so that the same answers are always the same value.
  const kept = field.options.map(({ code }) => code).filter((code) => chosen.includes(code));
  if (kept.length < chosen.length) return fault(field, 'unknown-code');
  const shutsOut = field.none !== undefined && kept.includes(field.none) && kept.length > 1;
  return shutsOut ? fault(field, 'none-with-others') : { value: kept };
}

/** Checks one answer that is not blank by its field. */
export function checkField(field: SimpleField, value: unknown, context: FormContext): Checked {
  switch (field.kind) {
    case 'number':
      return checkNumber(field, value);
    case 'text':
      return checkText(field, value);
    case 'day':
      return checkDay(field, value, context);
    case 'month':
      return checkMonth(field, value, context);
    case 'code':
      return checkCode(field, value);
    case 'codes':
      return checkCodes(field, value);
  }
}
