import { parsePlainDate, type PlainDate as Day } from '@kangban/domain/shared/plain-date';
import { z } from './zod';

/** A calendar day `YYYY-MM-DD` that exists; refuses anything else. */
export const PlainDate = z.string().check(
  z.regex(/^\d{4}-\d{2}-\d{2}$/),
  z.refine((text) => parsePlainDate(text) !== undefined, 'not a calendar day'),
) as unknown as z.ZodMiniType<Day, string>;
export type PlainDate = Day;

/** Time of day at the site, `HH:MM`, 24 hours, Asia/Shanghai. */
export const TimeOfDay = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
/** An instant, ISO 8601 with offset or Z. */
export const Instant = z
  .string()
  .check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$/));
export const Uuid = z.string().check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/));
export const CountyCode = z.string().check(z.regex(/^\d{6}$/));
/** Mainland mobile number, 11 digits. */
export const Phone = z.string().check(z.regex(/^1\d{10}$/));
/** Resident ID number as typed; the server checks division, birthday and check digit and says what is wrong. */
export const IdNumberText = z.string().check(z.minLength(1), z.maxLength(32));
export const PersonName = z.string().check(z.trim(), z.minLength(1), z.maxLength(50));
export const Count = z.number().check(z.int(), z.nonnegative());
export const Sex = z.enum(['male', 'female']);
export type Sex = z.infer<typeof Sex>;

/** Opaque place in a list; pass back what `nextCursor` said. */
export const Cursor = z.string().check(z.maxLength(200));
/** A page of rows and the cursor of the next page, null at the end. */
export const pageOf = <T extends z.ZodMiniType>(row: T) =>
  z.object({ items: z.array(row), nextCursor: z.nullable(z.string()) });

/** Answer without content. */
export const Nothing = z.object({});
export type Nothing = z.infer<typeof Nothing>;
