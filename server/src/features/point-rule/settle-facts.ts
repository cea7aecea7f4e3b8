import type { Goal } from '@kangban/domain/point-rule/goal';
import type { PublishedScheme } from '@kangban/domain/point-rule/scheme-on';
import type { PointEvidence } from '@kangban/domain/point-rule/types';
import { periodOf } from '@kangban/domain/points/period';
import { addDays, type PlainDate } from '@kangban/domain/shared/plain-date';
import type { Deps } from '../../deps';
import type { Transaction } from '../../plugins/db';
import { type KnownPerson, loadPeople } from '../reading/people';
import { goalsOf } from './goals';
import { listHouseholds, listPeople, listStaffPeople, type PersonRow } from './people-store';
import { listVersions } from './scheme-store';
import {
  type AwardRow,
  listDeviceUsers,
  listPhoneUsers,
  listReadings,
  listStanding,
  listTodos,
  type TodoRow,
} from './settle-store';

type Queryable = Pick<Transaction, 'query'>;

/** A person as settling goes on: readings and awards grow and shrink with every decision. */
export interface PersonState extends PersonRow {
  readings: PointEvidence[];
  awards: AwardRow[];
  /** What was aimed at with the person on a day. */
  goalsOn: (day: PlainDate) => readonly Goal[];
  heightCm: number | null;
  /** Long illnesses the record knows of. */
  illnesses: readonly string[];
  household: readonly string[];
}

export interface SettleFacts {
  countyCode: string;
  today: PlainDate;
  published: readonly PublishedScheme[];
  todos: readonly TodoRow[];
  /** By every id the person goes by. */
  people: ReadonlyMap<string, PersonState>;
  deviceUsers: ReadonlyMap<string, readonly string[]>;
  phoneUsers: ReadonlyMap<string, readonly string[]>;
  staffPeople: ReadonlyMap<string, string>;
}

const PHONE_DAYS = 30;
const DAY_MS = 86_400_000;
/** Weights are looked back on for a quarter of a year, runs of one value for a month. */
const LOOK_BACK_DAYS = 92;

const known = (ids: readonly (string | null)[]): string[] => [...new Set(ids.flatMap((id) => id ?? []))];

/** The first day any rule about these evidences may look at. */
function firstDay(published: readonly PublishedScheme[], days: readonly PlainDate[], today: PlainDate): PlainDate {
  const first = days.reduce((least, day) => (day < least ? day : least), today);
  const starts = published.flatMap(({ document }) =>
    document.rules.flatMap(({ trigger }) =>
      trigger.kind === 'reading-series' ? [periodOf(trigger.per, first).from] : [],
    ),
  );
  return starts.reduce((least, day) => (day < least ? day : least), addDays(first, -LOOK_BACK_DAYS));
}

interface Loaded {
  readings: readonly PointEvidence[];
  awards: readonly AwardRow[];
  households: ReadonlyMap<string, readonly string[]>;
  health: ReadonlyMap<string, KnownPerson>;
}

const healthOf = (known: KnownPerson | undefined): Pick<PersonState, 'goalsOn' | 'heightCm' | 'illnesses'> =>
  known === undefined
    ? { goalsOn: () => [], heightCm: null, illnesses: [] }
    : {
        goalsOn: (day) => goalsOf(known.asOf(day), day),
        heightCm: known.person.heightCm,
        illnesses: [
          ...(known.person.hypertension ? ['hypertension'] : []),
          ...(known.person.diabetes ? ['diabetes'] : []),
        ],
      };

const stateOf = (row: PersonRow, { readings, awards, households, health }: Loaded): PersonState => ({
  ...row,
  ...healthOf(health.get(row.residentId)),
  readings: readings.filter(({ residentId }) => row.residentIds.includes(residentId)),
  awards: awards.filter(({ residentId }) => row.residentIds.includes(residentId)),
  household: households.get(row.residentId) ?? [row.residentId],
});

/** What decisions about these people ask, in a bounded number of statements however many they are. */
export async function loadStates(
  deps: Pick<Deps, 'clock'>,
  db: Queryable,
  asked: {
    countyCode: string;
    rows: readonly PersonRow[];
    days: readonly PlainDate[];
    published: readonly PublishedScheme[];
  },
): Promise<ReadonlyMap<string, PersonState>> {
  const { countyCode, rows, days, published } = asked;
  const today = deps.clock.today();
  const ids = [...new Set(rows.flatMap(({ residentIds }) => residentIds))];
  const roots = [...new Set(rows.map(({ residentId }) => residentId))];
  const loaded: Loaded = {
    readings: await listReadings(db, countyCode, { residentIds: ids, from: firstDay(published, days, today) }),
    awards: await listStanding(db, countyCode, ids),
    households: await listHouseholds(db, countyCode, { residentIds: roots, today }),
    health: await loadPeople(deps, db, { countyCode, residentIds: roots }),
  };
  const states = new Map<string, PersonState>();
  for (const row of rows) {
    if (states.has(row.residentId)) continue;
    const state = stateOf(row, loaded);
    for (const id of row.residentIds) states.set(id, state);
  }
  return states;
}

/** Everything settling what waits for these people asks. The caller holds their locks. */
export async function loadSettleFacts(
  deps: Pick<Deps, 'clock'>,
  db: Queryable,
  { countyCode, residentIds }: { countyCode: string; residentIds: readonly string[] },
): Promise<SettleFacts> {
  const rows = await listPeople(db, countyCode, residentIds);
  const todos = await listTodos(db, countyCode, [...new Set(rows.flatMap((row) => row.residentIds))]);
  const published = await listVersions(db, countyCode);
  const days = todos.map(({ day }) => day);
  const people = await loadStates(deps, db, { countyCode, rows, days, published });
  const deviceIds = known(todos.map(({ deviceId }) => deviceId));
  const accountIds = known(todos.map(({ accountId }) => accountId));
  const staffIds = known(todos.map(({ staffId }) => staffId));
  const since = new Date(deps.clock.now().getTime() - PHONE_DAYS * DAY_MS);
  return {
    countyCode,
    today: deps.clock.today(),
    published,
    todos,
    people,
    deviceUsers: await listDeviceUsers(db, countyCode, deviceIds),
    phoneUsers: await listPhoneUsers(db, countyCode, { accountIds, since }),
    staffPeople: await listStaffPeople(db, countyCode, staffIds),
  };
}
