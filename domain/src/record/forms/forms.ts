import { BASIC_INFORMATION } from './basic-information-table';
import { CHECKUP } from './checkup-table';
import { DIABETES, HYPERTENSION } from './follow-up-table';
import type { Field, Form } from './types';

/** Every printed form whose answers are kept field by field. */
export const FORMS: readonly Form[] = [BASIC_INFORMATION, CHECKUP, HYPERTENSION, DIABETES];

const BY_NAME = new Map(FORMS.map((form) => [form.name, form]));

/** The form a payload names; undefined when no such form is known here. */
export const findForm = (name: string): Form | undefined => BY_NAME.get(name);

/** Which forms an entry of a kind may hold. */
export const FORMS_OF_KIND = {
  'basic-information': [BASIC_INFORMATION],
  checkup: [CHECKUP],
  'follow-up': [HYPERTENSION, DIABETES],
} as const satisfies Readonly<Record<string, readonly Form[]>>;

const FIELDS = new Map(
  FORMS.map((form) => [
    form.name,
    new Map(form.sections.flatMap(({ fields }) => fields.map((field): [string, Field] => [field.name, field]))),
  ]),
);
const NO_FIELDS: ReadonlyMap<string, Field> = new Map();

/** The fields of a form by name, in printed order. */
export const fieldsOf = (form: Form): ReadonlyMap<string, Field> => FIELDS.get(form.name) ?? NO_FIELDS;
