import type { listPointSchemes } from '@kangban/contract/point-rule-desk';
import type { AnswerOf } from '@kangban/contract/endpoint';

export type Schemes = AnswerOf<typeof listPointSchemes>;
export type SchemeDraft = Schemes['drafts'][number];
export type SchemeDocument = SchemeDraft['document'];
export type Rule = SchemeDocument['rules'][number];
export type Period = Rule['caps'][number]['per'];
