import { z } from 'zod';
import {
  Coding,
  DateTime,
  Decimal,
  FhirDate,
  Identifier,
  listOf,
  oneOf,
  Quantity,
  Reference,
  Text,
  Uri,
  Whole,
} from './datatypes';
import { shape } from './shape';

const QR_ANSWER = z.looseObject({
  valueBoolean: z.boolean().optional(),
  valueDecimal: Decimal.optional(),
  valueInteger: Whole.optional(),
  valueDate: FhirDate.optional(),
  valueDateTime: DateTime.optional(),
  valueTime: Text.optional(),
  valueString: Text.optional(),
  valueUri: Uri.optional(),
  valueCoding: Coding.optional(),
  valueQuantity: Quantity.optional(),
});
export type ResponseAnswer = z.infer<typeof QR_ANSWER>;

export interface ResponseItem {
  linkId: string;
  text?: string | undefined;
  definition?: string | undefined;
  answer?: (ResponseAnswer & { item?: ResponseItem[] | undefined })[] | undefined;
  item?: ResponseItem[] | undefined;
}

const QR_ITEM: z.ZodType<ResponseItem> = z.lazy(() =>
  z.strictObject({
    linkId: z.string().min(1).max(100),
    text: z.string().max(2000).optional(),
    definition: Uri.optional(),
    answer: listOf(QR_ANSWER.extend({ item: listOf(QR_ITEM).optional() })).optional(),
    item: listOf(QR_ITEM).optional(),
  }),
);

export const QUESTIONNAIRE_RESPONSE = shape({
  type: 'QuestionnaireResponse',
  shown: {
    identifier: Identifier.optional(),
    questionnaire: Uri.max(300),
    status: oneOf(['in-progress', 'completed', 'amended', 'entered-in-error', 'stopped']),
    subject: Reference,
    encounter: Reference.optional(),
    authored: DateTime.optional(),
    author: Reference.optional(),
    source: Reference.optional(),
    item: listOf(QR_ITEM),
  },
  kept: ['basedOn', 'partOf'],
});
export type QuestionnaireResponse = z.infer<typeof QUESTIONNAIRE_RESPONSE.schema>;
