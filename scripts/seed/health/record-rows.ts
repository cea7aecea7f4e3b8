// Entries as rows of record_entry.
import { sensitiveOf } from '../../../domain/src/record/sensitive';
import { instantOf } from '../../../server/src/clock';
import type { County } from '../county';
import { makeIds, makeRandom } from '../random';
import type { Row } from '../rows';
import type { SeededEntry } from './entry';

const WRITTEN_AT = '16:30';

const known = new WeakMap<County, ReadonlyMap<SeededEntry, string>>();

const writtenAt = ({ on, at }: SeededEntry): Date => instantOf(on, at ?? WRITTEN_AT);

/** The id of every entry, drawn in the order they were made from a stream of its own so that nothing else of the county shifts. */
export function entryIds(county: County): ReadonlyMap<SeededEntry, string> {
  const before = known.get(county);
  if (before) return before;
  const idAt = makeIds(makeRandom(county.seed, 'record ids'));
  const ids = new Map(county.records.map((entry) => [entry, idAt(writtenAt(entry))]));
  known.set(county, ids);
  return ids;
}

/** Rows in the order they were made. */
export function* recordRows(county: County): Generator<Row> {
  const ids = entryIds(county);
  for (const entry of county.records) {
    const { person, kind, payload, on, at, site, institution, practitioner, source, accountId } = entry;
    yield {
      county_code: county.countyCode,
      entry_id: ids.get(entry) ?? null,
      resident_id: person.id,
      kind,
      version: 1,
      happened_on: on,
      happened_at: at === undefined ? null : instantOf(on, at),
      site_id: site?.id ?? null,
      institution,
      practitioner,
      sensitive: sensitiveOf(kind, payload),
      source,
      payload: { json: payload },
      recorded_by_account: accountId ?? null,
      recorded_at: writtenAt(entry),
    };
  }
}
