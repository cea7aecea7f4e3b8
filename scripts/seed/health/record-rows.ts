// Entries as rows of record_entry.
import { sensitiveOf } from '../../../domain/src/record/sensitive';
import { instantOf } from '../../../server/src/clock';
import type { County } from '../county';
import { makeIds, makeRandom } from '../random';
import type { Row } from '../rows';

const WRITTEN_AT = '16:30';

/** Rows in the order they were made, with ids of their own stream so that nothing else of the county shifts. */
export function* recordRows(county: County): Generator<Row> {
  const idAt = makeIds(makeRandom(county.seed, 'record ids'));
  for (const { person, kind, payload, on, at, site, institution, practitioner, source, accountId } of county.records) {
    const happenedAt = at === undefined ? null : instantOf(on, at);
    const recordedAt = happenedAt ?? instantOf(on, WRITTEN_AT);
    yield {
      county_code: county.countyCode,
      entry_id: idAt(recordedAt),
      resident_id: person.id,
      kind,
      version: 1,
      happened_on: on,
      happened_at: happenedAt,
      site_id: site?.id ?? null,
      institution,
      practitioner,
      sensitive: sensitiveOf(kind, payload),
      source,
      payload: { json: payload },
      recorded_by_account: accountId ?? null,
      recorded_at: recordedAt,
    };
  }
}
