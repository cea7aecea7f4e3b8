import type { ScreeningPayload } from '@kangban/contract/record/payloads';
import { checkForm } from '@kangban/domain/record/forms/check-form';
import { fieldsOf, findForm, FORMS_OF_KIND } from '@kangban/domain/record/forms/forms';
import type { Field, Form, SimpleField } from '@kangban/domain/record/forms/types';
import { isObject } from '../resource';
import type { Flaw, Path } from '../schema/check-json';
import type { QuestionnaireResponse, ResponseAnswer, ResponseItem } from '../schema/answers';
import { nothing, type ReadContext, reading, type Reading, unreadable } from './reading';
import { momentOf } from './when';
import { performersOf, quantityWords } from './words';

const FORM_URL = /^urn:kangban:questionnaire:([a-z0-9-]+)(?:\|.*)?$/;
const DONE = ['completed', 'amended'];

interface Filled {
  fields: Record<string, unknown>;
  /** Where the answer of each field stands. */
  places: Map<string, Path>;
  flaws: Flaw[];
}

const plainAnswer = (answer: ResponseAnswer): string | number | undefined =>
  answer.valueCoding?.code ??
  answer.valueInteger ??
  answer.valueDecimal ??
  answer.valueQuantity?.value ??
  answer.valueDate ??
  answer.valueDateTime ??
  answer.valueString;

/** What an item answers, as the field of the form keeps it. */
function valueOf(field: SimpleField, { answer }: ResponseItem): unknown {
  const values = (answer ?? []).map(plainAnswer);
  if (field.kind === 'codes') return values;
  return values.length === 1 ? values[0] : values;
}

function rowOf(field: Field & { kind: 'rows' }, item: ResponseItem): Record<string, unknown> {
  const prefix = `${field.name}.`;
  return Object.fromEntries(
    (item.item ?? []).map((inner) => {
      const name = inner.linkId.startsWith(prefix) ? inner.linkId.slice(prefix.length) : inner.linkId;
      const of = field.fields.find((one) => one.name === name);
      return [name, of ? valueOf(of, inner) : (inner.answer ?? []).map(plainAnswer)];
    }),
  );
}

const append = (list: unknown, row: unknown): unknown[] => {
  const before: unknown[] = Array.isArray(list) ? list : [];
  return [...before, row];
};

/** Fields of a form from the items of a response, whatever groups they stand in. */
function fill(form: Form, { items, path }: { items: readonly ResponseItem[]; path: Path }, into: Filled): Filled {
  const fields = fieldsOf(form);
  items.forEach((item, index) => {
    const at = [...path, index];
    const field = fields.get(item.linkId);
    if (field === undefined && item.item !== undefined && item.answer === undefined) {
      fill(form, { items: item.item, path: [...at, 'item'] }, into);
      return;
    }
    if (field === undefined) {
      into.flaws.push({
        code: 'not-found',
        path: [...at, 'linkId'],
        diagnostics: `The form has no field ${item.linkId}.`,
      });
      return;
    }
    if (field.kind === 'rows') into.fields[field.name] = append(into.fields[field.name], rowOf(field, item));
    else if (field.name in into.fields)
      into.flaws.push({ code: 'duplicate', path: at, diagnostics: 'This field is answered twice.' });
    else into.fields[field.name] = valueOf(field, item);
    if (!into.places.has(field.name)) into.places.set(field.name, at);
  });
  return into;
}

const kindOfForm = ({ name }: Form) => {
  if (FORMS_OF_KIND.checkup.some((form) => form.name === name)) return 'checkup' as const;
  return FORMS_OF_KIND['follow-up'].some((form) => form.name === name)
    ? ('follow-up' as const)
    : ('basic-information' as const);
};

function readForm(told: QuestionnaireResponse, form: Form, context: ReadContext): Reading {
  const moment = momentOf(told.authored);
  const filled = fill(form, { items: told.item, path: ['item'] }, { fields: {}, places: new Map(), flaws: [] });
  const checked = context.birthDate
    ? checkForm(form.name, filled.fields, { today: context.today, birthDate: context.birthDate })
    : { fields: filled.fields };
  const faults = 'faults' in checked ? checked.faults : [];
  const flaws: Flaw[] = [
    ...filled.flaws,
    ...faults.map(({ field, words }) => ({
      code: 'business-rule' as const,
      path: filled.places.get(field.split('.')[0] ?? '') ?? ['item'],
      diagnostics: `${field}: ${words}`,
    })),
  ];
  if (!moment) flaws.push({ code: 'required', path: ['authored'], diagnostics: 'A form needs the day it was filled.' });
  if (flaws.length > 0 || !moment || 'faults' in checked) return unreadable(...flaws);
  return reading({
    table: 'entry',
    kind: kindOfForm(form),
    happenedOn: moment.on,
    happenedAt: moment.at,
    ...performersOf(told.author ? [told.author] : [], context),
    payload: { form: form.name, fields: checked.fields },
  });
}

const answerWords = (answer: ResponseAnswer): string => {
  if (answer.valueBoolean !== undefined) return answer.valueBoolean ? '是' : '否';
  if (answer.valueCoding) return answer.valueCoding.display ?? answer.valueCoding.code ?? '';
  if (answer.valueQuantity) return quantityWords(answer.valueQuantity);
  const plain = plainAnswer(answer) ?? answer.valueTime ?? answer.valueUri;
  return plain === undefined ? '有附件，没有收下' : String(plain);
};

type Answers = ScreeningPayload['answers'];
const answersOf = (items: readonly ResponseItem[]): Answers =>
  items.flatMap((item): Answers => {
    const own = item.answer
      ? [
          {
            linkId: item.linkId,
            ...(item.text !== undefined && { text: item.text }),
            answers: item.answer.map((answer) => answerWords(answer).slice(0, 5000)),
          },
        ]
      : [];
    const nested = [...(item.item ?? []), ...(item.answer ?? []).flatMap((answer) => answer.item ?? [])];
    return [...own, ...answersOf(nested)];
  });

function titleOf(canonical: string, { find }: ReadContext): string {
  const questionnaire = find(canonical);
  if (!isObject(questionnaire)) return '问卷';
  const { title, name } = questionnaire;
  const told = typeof title === 'string' ? title : name;
  return typeof told === 'string' ? told.slice(0, 500) : '问卷';
}

/** Answers of a questionnaire: a national form field by field, any other as questions with their answers. */
export function readAnswers(told: QuestionnaireResponse, context: ReadContext): Reading {
  if (told.status === 'entered-in-error') return nothing();
  if (!DONE.includes(told.status)) return nothing('Not completed: kept, and shown once it is.');
  const form = findForm(FORM_URL.exec(told.questionnaire)?.[1] ?? '');
  if (form) return readForm(told, form, context);
  const moment = momentOf(told.authored);
  if (!moment)
    return unreadable({ code: 'required', path: ['authored'], diagnostics: 'A record needs the day it was answered.' });
  const payload: ScreeningPayload = {
    questionnaire: told.questionnaire,
    name: titleOf(told.questionnaire, context),
    answers: answersOf(told.item),
  };
  return reading({
    table: 'entry',
    kind: 'screening',
    happenedOn: moment.on,
    happenedAt: moment.at,
    ...performersOf(told.author ? [told.author] : [], context),
    payload,
  });
}
