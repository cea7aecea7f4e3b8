/**
 * The parts of zod/mini the contract is written with; add a name here when a schema needs it. A list instead of the whole namespace,
 * because the bundler keeps all of zod (370 KB, every language's messages among it) as soon as `z` is shared between files.
 */
export {
  array,
  boolean,
  coerce,
  discriminatedUnion,
  enum,
  int,
  literal,
  maximum,
  maxLength,
  minimum,
  minLength,
  nonnegative,
  nullable,
  number,
  object,
  optional,
  positive,
  record,
  refine,
  regex,
  string,
  trim,
  tuple,
  union,
  unknown,
} from 'zod/mini';
export type { infer, ZodMiniType } from 'zod/mini';
