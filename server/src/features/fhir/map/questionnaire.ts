import { FORMS } from '@kangban/domain/record/forms/forms';
import type { Field, Form, Option, SimpleField } from '@kangban/domain/record/forms/types';
import type { Questionnaire, QuestionnaireItem } from '@medplum/fhirtypes';
import type { Served } from './resource';

/** The edition of our writing-down of the printed forms; raised when a question changes its meaning. */
const EDITION = '1';
const WRITTEN_AT = new Date('2026-11-22T00:00:00+08:00');

export const questionnaireUrl = (form: string): string => `urn:kangban:questionnaire:${form}`;
/** What an answered form names: the canonical url with its edition. */
export const questionnaireOf = (form: string): string => `${questionnaireUrl(form)}|${EDITION}`;
/** The code system of one question: codes mean something only there. */
export const answerSystem = (form: string, field: string): string => `urn:kangban:form:${form}:${field}`;

const TYPES = { number: 'decimal', text: 'string', day: 'date', month: 'string' } as const;

const optionOf = (system: string, { code, label }: Option) => ({ valueCoding: { system, code, display: label } });

function simpleItem(form: string, field: SimpleField, linkId: string): QuestionnaireItem {
  const base = { linkId, text: field.label };
  if (field.kind === 'code' || field.kind === 'codes') {
    const system = answerSystem(form, linkId);
    return {
      ...base,
      type: field.options.some(({ text }) => text !== undefined) ? 'open-choice' : 'choice',
      ...(field.kind === 'codes' && { repeats: true }),
      answerOption: field.options.map((option) => optionOf(system, option)),
    };
  }
  if (field.kind === 'number') {
    const text = field.unit === '' ? field.label : `${field.label}（${field.unit}）`;
    return { ...base, text, type: field.whole ? 'integer' : 'decimal' };
  }
  return { ...base, type: TYPES[field.kind] };
}

function itemOf(form: string, field: Field): QuestionnaireItem {
  if (field.kind !== 'rows') return simpleItem(form, field, field.name);
  return {
    linkId: field.name,
    text: field.label,
    type: 'group',
    repeats: true,
    item: field.fields.map((inner) => simpleItem(form, inner, `${field.name}.${inner.name}`)),
  };
}

/** The link id of a section: its place on the paper. */
export const sectionLink = (place: number): string => `section-${place + 1}`;

/** A printed form as the canonical Questionnaire that answers refer to: every field, its codes as printed. */
const questionnaireFrom = (form: Form): Questionnaire & Served => ({
  resourceType: 'Questionnaire',
  id: form.name,
  meta: { versionId: EDITION, lastUpdated: WRITTEN_AT.toISOString() },
  url: questionnaireUrl(form.name),
  version: EDITION,
  name: form.name.replace(/(^|-)(\w)/g, (_, _dash: string, letter: string) => letter.toUpperCase()),
  title: form.title,
  status: 'active',
  subjectType: ['Patient'],
  date: '2026-11-22',
  description: form.source,
  item: form.sections.map(({ title, fields }, place) => ({
    linkId: sectionLink(place),
    text: title,
    type: 'group',
    item: fields.map((field) => itemOf(form.name, field)),
  })),
});

/** Every national form, for whoever reads answered ones. */
export const QUESTIONNAIRES: readonly (Questionnaire & Served)[] = FORMS.map(questionnaireFrom);
