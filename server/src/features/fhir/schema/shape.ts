import { z } from 'zod';
import { ID, isResource } from '../resource';
import { Meta } from './datatypes';

/** A resource type we take: what of it is read, and what of it is kept with it but has no place in a record. */
export interface Shape<T extends z.ZodType = z.ZodType> {
  type: string;
  schema: T;
  /** Elements of R4 that are stored as they came and shown nowhere; the answer says so. */
  kept: readonly string[];
}

interface Told<N extends string, S extends z.ZodRawShape> {
  type: N;
  shown: S;
  kept: readonly string[];
}

const Contained = z.custom<{ resourceType: string; id: string } & Record<string, unknown>>(
  (value) => isResource(value) && typeof value.id === 'string' && ID.test(value.id),
  'a contained resource has its resourceType and id',
);

/** Makes a shape: unknown elements are an error, so that nothing is dropped without a word. */
export const shape = <const N extends string, S extends z.ZodRawShape>({ type, shown, kept }: Told<N, S>) => ({
  type,
  kept,
  schema: z.strictObject({
    resourceType: z.literal(type),
    id: z.string().regex(ID, 'an id is 1 to 64 of A-Z a-z 0-9 - .').optional(),
    meta: Meta.optional(),
    contained: z.array(Contained).min(1).max(500).optional(),
    ...shown,
  }),
});
