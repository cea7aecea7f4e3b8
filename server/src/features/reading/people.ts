import { PRESSURE_PROFILE_NAMES, type PressureTarget } from '@kangban/domain/blood-pressure/types';
import { contextOf } from '@kangban/domain/checkup/context';
import { DEFAULT_READING_CONFIG } from '@kangban/domain/reading/config';
import type { ReadingConfig, ReadingItem, ReadingPerson } from '@kangban/domain/reading/types';
import { isMother } from '@kangban/domain/record-home/age-marks';
import type { HealthFact, NumberFact } from '@kangban/domain/record-home/facts';
import { factsOfEntry } from '@kangban/domain/record-home/facts-of-entry';
import { addMonths, type PlainDate } from '@kangban/domain/shared/plain-date';
import type { Deps } from '../../deps';
import type { Transaction } from '../../plugins/db';
import {
  listPeopleRows,
  listProfiles,
  listTargets,
  type PersonRow,
  type ProfileRow,
  type TargetRow,
} from './people-store';

const ADULT_YEARS = 18;

/** What the rules know of one person on a day, and where to turn to. */
export interface KnownPerson {
  residentId: string;
  residentIds: readonly string[];
  siteId: string | null;
  siteName: string | null;
  sitePhone: string | null;
  person: ReadingPerson;
  /** The doctor's targets in force on the day, by item. */
  targets: ReadonlyMap<ReadingItem, TargetRow>;
  config: ReadingConfig;
  /** The same on another day: a birthday, a target or the county's choice may lie between. */
  asOf: (on: PlainDate) => Pick<KnownPerson, 'person' | 'config'>;
}

const healthFacts = ({ entries }: Pick<PersonRow, 'entries'>): HealthFact[] =>
  entries.flatMap(({ entryId, kind, happenedOn: on, payload }) =>
    factsOfEntry({ entryId, kind, on, knownFrom: on, knownUntil: null, payload }),
  );

/** The newest height as a grown-up, cm. */
function heightOf(facts: readonly HealthFact[], birthDate: PlainDate): number | null {
  const grown = addMonths(birthDate, 12 * ADULT_YEARS);
  const heights = facts.filter(
    (fact): fact is NumberFact => fact.fact === 'number' && fact.measure === 'height' && fact.on >= grown,
  );
  return heights.sort((a, b) => b.on.localeCompare(a.on))[0]?.value ?? null;
}

/** Of each item the newest row in force on the day; one that takes a target away leaves none. Rows come newest first. */
export function targetsInForce(rows: readonly TargetRow[], on: PlainDate): Map<ReadingItem, TargetRow> {
  const found = new Map<ReadingItem, TargetRow>();
  for (const row of rows) if (row.validFrom <= on && !found.has(row.item)) found.set(row.item, row);
  for (const [item, { value }] of found) if (value === null) found.delete(item);
  return found;
}

/** The day a doctor took the target of blood pressure away, where that is the newest word of one: plans of before no longer set it either. */
function takenAwayOn(rows: readonly TargetRow[], on: PlainDate): PlainDate | null {
  const newest = rows.find(({ item, validFrom }) => item === 'blood-pressure' && validFrom <= on);
  return newest?.value === null ? newest.validFrom : null;
}

const isProfile = (name: string): name is (typeof PRESSURE_PROFILE_NAMES)[number] =>
  PRESSURE_PROFILE_NAMES.some((known) => known === name);

/** The county's own choice in force on the day; without one the newest document in force. */
export function configOn(rows: readonly ProfileRow[], on: PlainDate): ReadingConfig {
  const row = rows.find(({ validFrom }) => validFrom <= on);
  if (!row) return DEFAULT_READING_CONFIG;
  const { pressureProfile, homeProtocol } = row;
  return {
    ...DEFAULT_READING_CONFIG,
    pressureProfile: isProfile(pressureProfile) ? pressureProfile : 'by-date',
    homeProtocol: homeProtocol === 'HBPM' ? 'HBPM' : 'JC-2025',
  };
}

type ValueOf<I extends ReadingItem> = Extract<NonNullable<TargetRow['value']>, { item: I }>;

/** The doctor's target of one kind, where there is one. */
function targetOf<I extends ReadingItem>(targets: ReadonlyMap<ReadingItem, TargetRow>, item: I): ValueOf<I> | null {
  const value = targets.get(item)?.value;
  const isOfItem = (one: typeof value): one is ValueOf<I> => one?.item === item;
  return isOfItem(value) ? value : null;
}

type Entries = Parameters<typeof contextOf>[0];

/** Of blood pressure the one set at the desk, else that of the record's newest plan, unless a doctor took the target away after it. */
function personalPressureOf(entries: Entries, rows: readonly TargetRow[], on: PlainDate): PressureTarget | null {
  const own = targetOf(targetsInForce(rows, on), 'blood-pressure');
  if (own) return own;
  const endedOn = takenAwayOn(rows, on);
  return contextOf(endedOn === null ? entries : entries.filter(({ happenedOn }) => happenedOn > endedOn))
    .personalTarget;
}

/** What a doctor agreed with a person about pressure and glucose, in force on a day. `rows` newest first. */
export const personalTargetsOf = (entries: Entries, rows: readonly TargetRow[], on: PlainDate) => ({
  personalTarget: personalPressureOf(entries, rows, on),
  personalGlucose: targetOf(targetsInForce(rows, on), 'glucose'),
});

type Told = Pick<PersonRow, 'sex' | 'birthDate' | 'entries'>;

/** Who somebody is to the tables on a day, by entries that stand and the targets set for them, newest first. */
export function readingPersonOf(row: Told, rows: readonly TargetRow[], on: PlainDate): ReadingPerson {
  const facts = healthFacts(row);
  const targets = targetsInForce(rows, on);
  const { hypertension, diabetes } = contextOf(row.entries);
  const { sex, birthDate } = row;
  return {
    birthDate,
    sex,
    pregnant: isMother({ sex, birthDate, gestationWeeks: null }, facts, on),
    hypertension: hypertension !== null,
    diabetes: diabetes !== null,
    personalPressure: personalPressureOf(row.entries, rows, on),
    personalGlucose: targetOf(targets, 'glucose'),
    personalWeight: targetOf(targets, 'weight'),
    personalWaist: targetOf(targets, 'waist'),
    heightCm: heightOf(facts, birthDate),
  };
}

type Db = Pick<Transaction, 'query'>;

/** What readings are compared with beside the documents: the doctors' targets of these records, newest first, and the county's choice. */
export interface TargetRules {
  targets: readonly TargetRow[];
  config: ReadingConfig;
}

/** Loads them: two statements. */
export async function loadTargetRules(
  deps: Pick<Deps, 'clock'>,
  db: Db,
  { countyCode, residentIds }: { countyCode: string; residentIds: readonly string[] },
): Promise<TargetRules> {
  const [targets, profiles] = await Promise.all([
    listTargets(db, countyCode, residentIds),
    listProfiles(db, countyCode),
  ]);
  return { targets, config: configOn(profiles, deps.clock.today()) };
}

/** What the rules know of these people today, by the id asked for: three statements however many they are. */
export async function loadPeople(
  deps: Pick<Deps, 'clock'>,
  db: Db,
  { countyCode, residentIds }: { countyCode: string; residentIds: readonly string[] },
): Promise<ReadonlyMap<string, KnownPerson>> {
  if (residentIds.length === 0) return new Map();
  const on = deps.clock.today();
  const rows = await listPeopleRows(db, countyCode, residentIds);
  const targets = await listTargets(
    db,
    countyCode,
    rows.flatMap((row) => row.residentIds),
  );
  const profiles = await listProfiles(db, countyCode);
  const known = rows.map((row): [PersonRow, KnownPerson] => {
    const rowsOf = targets.filter(({ residentId }) => row.residentIds.includes(residentId));
    const own = targetsInForce(rowsOf, on);
    const { residentId, residentIds: ids, siteId, siteName, sitePhone } = row;
    const asOf: KnownPerson['asOf'] = (day) => ({
      person: readingPersonOf(row, rowsOf, day),
      config: configOn(profiles, day),
    });
    return [row, { residentId, residentIds: ids, siteId, siteName, sitePhone, targets: own, ...asOf(on), asOf }];
  });
  return new Map(
    residentIds.flatMap((asked) => {
      const found = known.find(([row]) => row.residentIds.includes(asked));
      return found ? [[asked, found[1]] as const] : [];
    }),
  );
}
