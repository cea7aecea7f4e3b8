// What stands beside readings at home: the sitting each is, the doctor's target, the county's choice of document.
import { createHash } from 'node:crypto';
import { toPlainDate } from '../../../domain/src/shared/plain-date';
import { instantOf } from '../../../server/src/clock';
import { meanOfSitting, valuesOfEntry } from '../../../server/src/features/reading/values';
import type { County } from '../county';
import { addDays } from '../days';
import { makeIds, makeRandom } from '../random';
import type { Row, TableRows } from '../rows';
import type { SeededEntry } from './entry';
import { CHECKUP_AGO } from './father/making';
import { entryIds } from './record-rows';

type AtHome = Extract<SeededEntry, { kind: 'observation' }>;

const isAtHome = (entry: SeededEntry): entry is AtHome =>
  entry.kind === 'observation' && entry.source === 'resident' && entry.at !== undefined;

interface Sitting {
  /** Each reading with the id of its entry, first to last. */
  readings: readonly { entry: AtHome; entryId: string }[];
  first: AtHome;
  sessionId: string;
  at: Date;
}

const known = new WeakMap<County, readonly Sitting[]>();

/** Readings of one person that were begun together. */
function together(entries: readonly AtHome[]): AtHome[][] {
  const found = new Map<AtHome | string, AtHome[]>();
  for (const entry of entries) {
    const key = entry.sitting === undefined ? entry : [entry.person.id, entry.on, entry.sitting].join(' ');
    found.set(key, [...(found.get(key) ?? []), entry]);
  }
  return [...found.values()];
}

/** Every sitting at home; ids from a stream of their own. */
function sittingsOf(county: County): readonly Sitting[] {
  const before = known.get(county);
  if (before) return before;
  const ids = entryIds(county);
  const idAt = makeIds(makeRandom(county.seed, 'reading ids'));
  const sittings = together(county.records.filter(isAtHome)).flatMap((entries) => {
    const [first] = entries;
    if (!first) return [];
    const at = instantOf(first.on, first.at ?? '07:00');
    const readings = entries.map((entry) => ({ entry, entryId: ids.get(entry) ?? '' }));
    return [{ readings, first, at, sessionId: idAt(at) }];
  });
  known.set(county, sittings);
  return sittings;
}

const MORNING_MEDICINE = 'before';

function* readingSessionRows(county: County): Generator<Row> {
  for (const { readings, first, at, sessionId } of sittingsOf(county)) {
    const values = readings.flatMap(({ entry: { payload } }) =>
      valuesOfEntry({ kind: 'observation', version: 1, payload }),
    );
    const [value] = values;
    if (!value) continue;
    yield {
      county_code: county.countyCode,
      session_id: sessionId,
      resident_id: first.person.id,
      item: value.item,
      measured_at: at,
      typed_at: at,
      medicine: value.item === 'blood-pressure' ? MORNING_MEDICINE : null,
      source: 'typed',
      mean: { json: meanOfSitting(values) },
      body_hash: createHash('sha256')
        .update(JSON.stringify([first.person.id, at.toISOString(), values]))
        .digest(),
      account_id: first.accountId ?? null,
      written_at: at,
    };
  }
}

function* readingRows(county: County): Generator<Row> {
  for (const { readings, sessionId } of sittingsOf(county))
    for (const [index, { entryId }] of readings.entries())
      yield { county_code: county.countyCode, entry_id: entryId, session_id: sessionId, position: index + 1 };
}

/** What 爸爸's family doctor agreed with him the day after his checkup (picture 12). */
const NOTE = '65 岁以上先降到 150/90 以下，能适应再降到 140/90 以下。';
const FAMILY_DOCTOR = '张敏';

function* readingTargetRows(county: County): Generator<Row> {
  const { family, staff, today } = county;
  const { father } = family;
  const doctors = staff.filter(({ role, site }) => role === 'doctor' && site !== null && site === father.site);
  const doctor = doctors.find(({ name }) => name === FAMILY_DOCTOR) ?? doctors[0];
  if (!doctor?.site) return;
  const on = addDays(today, 1 - CHECKUP_AGO);
  const at = instantOf(on, '10:20');
  yield {
    county_code: county.countyCode,
    target_id: makeIds(makeRandom(county.seed, 'target ids'))(at),
    resident_id: father.id,
    item: 'blood-pressure',
    value: { json: { item: 'blood-pressure', systolicBelow: 140, diastolicBelow: 90 } },
    valid_from: on,
    note: NOTE,
    staff_id: doctor.id,
    site_id: doctor.site.id,
    set_at: at,
  };
}

const PROFILE_FROM = toPlainDate('2026-01-01');

/** The county works by the national services' own targets and the home protocol of the guideline of 2025. */
function* readingProfileRows(county: County): Generator<Row> {
  yield {
    county_code: county.countyCode,
    valid_from: PROFILE_FROM,
    pressure_profile: 'NBPHS-2017',
    home_protocol: 'JC-2025',
    set_by: '县卫健局',
    set_at: instantOf(PROFILE_FROM, '09:00'),
  };
}

/** The tables of readings, in the order in which they refer to each other. */
export const readingTables = (county: County): TableRows[] => [
  { table: 'reading_profile', rows: readingProfileRows(county) },
  { table: 'reading_session', rows: readingSessionRows(county) },
  { table: 'reading', rows: readingRows(county) },
  { table: 'reading_target', rows: readingTargetRows(county) },
];
