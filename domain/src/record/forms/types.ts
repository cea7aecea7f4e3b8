import type { PlainDate } from '../../shared/plain-date';
import type { SensitiveCategory } from '../kinds';

/** One printed answer of a form. */
export interface Option {
  /** As printed; a string, because `0` is a valid answer and `01` is not `1`. */
  code: string;
  label: string;
  /** Whether the printed form has a line to write on behind it, and whether the answer says nothing without it. */
  text?: 'needed' | 'may';
  /** Chosen, the answer belongs to what is shown only after unlocking. */
  sensitive?: SensitiveCategory;
}

interface Named {
  /** Our own name, the key in `fields`. */
  name: string;
  /** As the form prints it. */
  label: string;
  /** The whole field, whatever its answer, is shown only after unlocking. */
  sensitive?: SensitiveCategory;
}
export interface NumberField extends Named {
  kind: 'number';
  /** As people read it; empty for a bare count. */
  unit: string;
  min: number;
  max: number;
  whole: boolean;
}
export interface TextField extends Named {
  kind: 'text';
  max: number;
  /** A urine strip: −, ±, + … ++++ or a quantity with its unit. */
  strip?: true;
  /** The line behind an option of another field. */
  behind?: { field: string; code: string; needed: boolean };
}
export interface DayField extends Named {
  kind: 'day';
  /** Whether the day may still be to come (the next visit). */
  ahead: boolean;
}
/** `2016-03`: a month, as the form asks when an illness was found. */
export interface MonthField extends Named {
  kind: 'month';
}
export interface CodeField extends Named {
  kind: 'code';
  options: readonly Option[];
  /** Several answers at once count as the last of them in printed order (此次随访分类). */
  mostSevere?: true;
}
export interface CodesField extends Named {
  kind: 'codes';
  options: readonly Option[];
  /** The answer that stands alone (无, 无症状, 未发现). */
  none?: string;
}
export interface RowsField extends Named {
  kind: 'rows';
  fields: readonly SimpleField[];
  max: number;
  /** A row with this answer stands alone and no answer of this field comes twice (既往史). */
  each?: { field: string; none?: string };
}
export type SimpleField = NumberField | TextField | DayField | MonthField | CodeField | CodesField;
export type Field = SimpleField | RowsField;

export type SimpleValue = string | number | readonly string[];
export type FormRow = Readonly<Record<string, SimpleValue>>;
export type FieldValue = SimpleValue | readonly FormRow[];
/** A form as it was filled, by field name: what was left blank is absent. */
export type FormFields = Readonly<Record<string, FieldValue>>;

export interface Section {
  title: string;
  fields: readonly Field[];
}

export interface FormContext {
  today: PlainDate;
  birthDate: PlainDate;
}

export interface Form {
  /** `basic-information-3`: what a payload names. */
  name: string;
  title: string;
  /** Clause of the specification and where its print was read. */
  source: string;
  sections: readonly Section[];
  /** What no single field can tell: pairs that contradict each other. */
  rules?: readonly FormRule[];
}

export type FaultReason =
  | 'unknown-form'
  | 'unknown-field'
  | 'wrong-kind'
  | 'unknown-code'
  | 'out-of-range'
  | 'too-long'
  | 'too-many'
  | 'none-with-others'
  | 'twice'
  | 'text-missing'
  | 'text-without-option'
  | 'before-birth'
  | 'in-future'
  | 'contradiction';

/** What is wrong with one answer: where (`pastDiseases.0.since`), why, and in words for the clinic that sent it. */
export interface FormFault {
  field: string;
  reason: FaultReason;
  words: string;
}

export type FormRule = (fields: FormFields, context: FormContext) => FormFault | undefined;
