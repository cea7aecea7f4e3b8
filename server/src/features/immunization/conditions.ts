import type { Conditions, VaccineOptions } from '@kangban/domain/immunization/types';
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

const OPTIONS = {
  JE: z.enum(['JE-L', 'JE-I']),
  HepA: z.enum(['HepA-L', 'HepA-I']),
} satisfies Record<keyof VaccineOptions, z.ZodType>;

type Loose = Readonly<Record<string, unknown>>;

/** Splits loosely typed values into those a table of schemas understands and the names of those it does not. */
function sort(table: Readonly<Record<string, z.ZodType>>, given: Loose): { known: Loose; notUnderstood: string[] } {
  const recorded = Object.entries(given).filter(([, value]) => value !== null && value !== undefined);
  const isKnown = ([name, value]: [string, unknown]): boolean =>
    Object.hasOwn(table, name) && table[name]?.safeParse(value).success === true;
  return {
    known: Object.fromEntries(recorded.filter(isKnown)),
    notUnderstood: recorded.filter((entry) => !isKnown(entry)).map(([name]) => name),
  };
}

const ReadableFacts = z.object(FACTS).partial();
const ReadableOptions = z.object(OPTIONS).partial();

export interface ReadConditions {
  conditions: Conditions;
  /** Names whose fact or value the rules do not know: told to the caller, never silently dropped. */
  notUnderstood: string[];
}

/** Sorts loosely typed facts into those the rules know and those they do not; null means not recorded. */
export function readConditions(given: Loose): ReadConditions {
  if (Object.keys(given).length === 0) return { conditions: {}, notUnderstood: [] };
  const { known, notUnderstood } = sort(FACTS, given);
  return { conditions: ReadableFacts.parse(known), notUnderstood };
}

/** The same for the chosen alternatives. */
export function readOptions(given: Loose): { options: VaccineOptions; notUnderstood: string[] } {
  if (Object.keys(given).length === 0) return { options: {}, notUnderstood: [] };
  const { known, notUnderstood } = sort(OPTIONS, given);
  return { options: ReadableOptions.parse(known), notUnderstood };
}
