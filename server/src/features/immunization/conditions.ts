import type { Conditions } from '@kangban/domain/immunization/types';
import { parsePlainDate, type PlainDate } from '@kangban/domain/shared/plain-date';
import { z } from 'zod';

const Day = z.string().transform((text, context): PlainDate => {
  const day = parsePlainDate(text);
  if (day !== undefined) return day;
  context.addIssue({ code: 'custom', message: 'not a calendar day' });
  return z.NEVER;
});

/** Every fact the rules know, with the values they take; a plain yes or no stands for the value that changes something. */
const FACTS = {
  maternalHbsAg: z.preprocess(
    (value) => (typeof value === 'boolean' ? (value ? 'positive' : 'negative') : value),
    z.enum(['positive', 'negative', 'unknown']),
  ),
  birthWeightG: z.number().min(200).max(9000),
  gestationWeeks: z.number().min(20).max(45),
  hiv: z.enum(['infected-severe', 'infected', 'exposed']),
  immunosuppressed: z.boolean(),
  immunoglobulinOn: Day,
  tbSkinTest: z.enum(['negative', 'positive']),
  severeAllergyTo: z.array(z.string().max(60)).max(50),
  chronicDisease: z.boolean(),
  rabiesExposureOn: Day,
} satisfies Record<keyof Conditions, z.ZodType>;

const Readable = z.object(FACTS).partial();
const isFact = (name: string): name is keyof typeof FACTS => Object.hasOwn(FACTS, name);
const isUnderstood = ([name, value]: [string, unknown]): boolean =>
  isFact(name) && FACTS[name].safeParse(value).success;

export interface ReadConditions {
  conditions: Conditions;
  /** Names whose fact or value the rules do not know: told to the caller, never silently dropped. */
  notUnderstood: string[];
}

/** Sorts loosely typed facts into those the rules know and those they do not; null means not recorded. */
export function readConditions(given: Readonly<Record<string, unknown>>): ReadConditions {
  const recorded = Object.entries(given).filter(([, value]) => value !== null && value !== undefined);
  if (recorded.length === 0) return { conditions: {}, notUnderstood: [] };
  const known = recorded.filter(isUnderstood);
  return {
    conditions: Readable.parse(Object.fromEntries(known)),
    notUnderstood: recorded.filter((entry) => !isUnderstood(entry)).map(([name]) => name),
  };
}
