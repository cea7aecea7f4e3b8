import type { FORMS_OF_KIND } from '@kangban/domain/record/forms/forms';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Answers } from './form-cells';

export type FormKindName = keyof typeof FORMS_OF_KIND;

/** A line of a file of national forms. */
export interface FormImportRow {
  idNumber: string | null;
  residentKey: string | null;
  kind: FormKindName;
  form: string;
  fields: Answers;
  /** The laboratory's ranges beside the fields, as printed. */
  ranges: Readonly<Record<string, { text: string }>>;
  happenedOn: PlainDate;
  site: string | null;
  institution: string | null;
  practitioner: string | null;
  sourceKey: string | null;
}

/** Without a record number: a person has one sheet of basic information, and one form of a sort a day. */
export const naturalKey = (row: Pick<FormImportRow, 'kind' | 'form' | 'happenedOn'>): string =>
  row.kind === 'basic-information' ? row.form : `${row.form} ${row.happenedOn}`;
