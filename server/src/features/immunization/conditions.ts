import type { CountyProgramme } from '@kangban/domain/immunization/county-programme';
import { isProgramme } from '@kangban/domain/immunization/editions';
import type { Conditions, HivStatus, VaccineOptions } from '@kangban/domain/immunization/types';
import { findVaccine } from '@kangban/domain/immunization/vaccine-table';
import { parsePlainDate, type PlainDate } from '@kangban/domain/shared/plain-date';
import { z } from 'zod';

const Day = z.string().transform((text, context): PlainDate => {
  const day = parsePlainDate(text);
  if (day !== undefined) return day;
  context.addIssue({ code: 'custom', message: 'must be a calendar day, YYYY-MM-DD' });
  return z.NEVER;
});

/** Case and punctuation do not tell names apart. */
const plain = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}+]/gu, '');

/** Values as they come from other systems, read as ours. Null: understood, and changes nothing. */
const spelling =
  <T extends string>(spellings: Readonly<Record<string, T | null>>) =>
  (value: unknown): unknown => {
    const text = typeof value === 'boolean' ? String(value) : value;
    if (typeof text !== 'string') return value;
    const key = plain(text);
    return Object.hasOwn(spellings, key) ? spellings[key] : value;
  };

const HBSAG = { positive: 'positive', true: 'positive', '+': 'positive', 阳性: 'positive' } as const;
const NOT_HBSAG = { negative: 'negative', false: 'negative', 阴性: 'negative' } as const;
const UNKNOWN_HBSAG = { unknown: 'unknown', 不详: 'unknown', 不清楚: 'unknown' } as const;

/** "Infected" alone stands for the matrix's "infected, not severe"; "positive" says nothing of severity and is not understood. */
const HIV: Readonly<Record<string, HivStatus | null>> = {
  infectedsevere: 'infected-severe',
  hivinfectedsevere: 'infected-severe',
  infectedsevereimmunosuppression: 'infected-severe',
  severe: 'infected-severe',
  infected: 'infected',
  infectednotsevere: 'infected',
  hivinfectednotsevere: 'infected',
  notsevere: 'infected',
  exposed: 'exposed',
  exposedunknown: 'exposed',
  hivexposedunknown: 'exposed',
  exposedstatusunknown: 'exposed',
  negative: null,
  uninfected: null,
  notinfected: null,
  none: null,
  false: null,
};

const SKIN_TEST = { negative: 'negative', 阴性: 'negative', positive: 'positive', 阳性: 'positive' } as const;

/** Every fact the rules know, with the values they take. */
const FACTS = {
  maternalHbsAg: z.preprocess(
    spelling({ ...HBSAG, ...NOT_HBSAG, ...UNKNOWN_HBSAG }),
    z.enum(['positive', 'negative', 'unknown']),
  ),
  birthWeightG: z.number().min(200).max(9000),
  gestationWeeks: z.number().min(20).max(45),
  hiv: z.preprocess(spelling(HIV), z.nullable(z.enum(['infected-severe', 'infected', 'exposed']))),
  immunosuppressed: z.boolean(),
  immunoglobulinOn: Day,
  tbSkinTest: z.preprocess(spelling(SKIN_TEST), z.enum(['negative', 'positive'])),
  severeAllergyTo: z.array(z.string().max(60)).max(50),
  chronicDisease: z.boolean(),
  rabiesExposureOn: Day,
} satisfies Record<keyof Conditions, z.ZodType>;

/** Other names of the same facts. */
const FACT_NAMES: Readonly<Record<string, keyof Conditions>> = {
  motherhbsag: 'maternalHbsAg',
  birthweight: 'birthWeightG',
  gestationalweeks: 'gestationWeeks',
  gestationalageweeks: 'gestationWeeks',
  hivstatus: 'hiv',
  immunodeficient: 'immunosuppressed',
  immunocompromised: 'immunosuppressed',
  immunoglobulindate: 'immunoglobulinOn',
  ppd: 'tbSkinTest',
  tbppd: 'tbSkinTest',
  skintest: 'tbSkinTest',
};

const chosen = (codes: readonly [string, ...string[]]): z.ZodType =>
  z.preprocess((value) => (typeof value === 'string' ? (findVaccine(value)?.code ?? value) : value), z.enum(codes));

const OPTIONS = {
  JE: chosen(['JE-L', 'JE-I']),
  HepA: chosen(['HepA-L', 'HepA-I']),
} satisfies Record<keyof VaccineOptions, z.ZodType>;

type Loose = Readonly<Record<string, unknown>>;
type Table = Readonly<Record<string, z.ZodType>>;

/** A known name with a value it does not take. */
export interface BadValue {
  name: string;
  message: string;
}

interface Sorted {
  known: Record<string, unknown>;
  /** Names nobody knows: told to the caller, never silently dropped. */
  notUnderstood: string[];
  bad: BadValue[];
}

function namesOf(table: Table, others: Readonly<Record<string, string>>): Map<string, string> {
  return new Map([...Object.entries(others), ...Object.keys(table).map((name) => [plain(name), name] as const)]);
}

/** Puts one value where it belongs. */
function sortOne(sorted: Sorted, name: string, read: { known: string; by: z.ZodType; value: unknown }): void {
  const { success, data, error } = read.by.safeParse(read.value);
  if (success) sorted.known[read.known] = data ?? undefined;
  else sorted.bad.push({ name, message: error.issues[0]?.message ?? 'is not understood' });
}

/** Sorts loosely typed values by a table of schemas; null means not recorded. */
function sort(table: Table, names: ReadonlyMap<string, string>, given: Loose): Sorted {
  const sorted: Sorted = { known: {}, notUnderstood: [], bad: [] };
  for (const [name, value] of Object.entries(given)) {
    if (value === null || value === undefined) continue;
    const known = names.get(plain(name)) ?? '';
    const by = table[known];
    if (by === undefined) sorted.notUnderstood.push(name);
    else sortOne(sorted, name, { known, by, value });
  }
  return sorted;
}

const FACTS_BY_NAME = namesOf(FACTS, FACT_NAMES);
const OPTIONS_BY_NAME = namesOf(OPTIONS, {});
const NOTHING = { notUnderstood: [], bad: [] };

export interface ReadConditions extends Omit<Sorted, 'known'> {
  conditions: Conditions;
}

/** Loosely typed facts about a person, read by the names and values the rules know. */
export function readConditions(given: Loose): ReadConditions {
  if (Object.keys(given).length === 0) return { conditions: {}, ...NOTHING };
  const { known, ...rest } = sort(FACTS, FACTS_BY_NAME, given);
  return { conditions: known, ...rest };
}

export interface ReadOptions extends Omit<Sorted, 'known'> {
  options: VaccineOptions;
}

/** The same for the chosen alternatives. */
export function readOptions(given: Loose): ReadOptions {
  if (Object.keys(given).length === 0) return { options: {}, ...NOTHING };
  const { known, ...rest } = sort(OPTIONS, OPTIONS_BY_NAME, given);
  return { options: known, ...rest };
}

const StartsOn = z.record(z.string().refine(isProgramme), Day);
const Additions = z.array(z.string().refine((code) => isProgramme(`cn-nip-2026+${code}`)));

/** A county's own first days of an edition and its province's additions, beside the options; what cannot be read changes nothing. */
export function readCountyProgramme({ startsOn, additions }: Loose): CountyProgramme | undefined {
  if (startsOn === undefined && additions === undefined) return undefined;
  return { startsOn: StartsOn.safeParse(startsOn).data, additions: Additions.safeParse(additions).data };
}
