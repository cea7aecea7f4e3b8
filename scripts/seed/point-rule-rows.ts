// The rules of points the demo county published, and what its year of points rests on: evidence and awards written back from the ledger, so
// that every award shows its rule, its evidence and its day, and nothing is paid twice.
import type { Client } from 'pg';
import { CITY_SCHEME } from '../../domain/src/point-rule/city-scheme-table';
import { TOWNSHIP_SCHEME } from '../../domain/src/point-rule/township-scheme-table';
import type { County } from './county';

const SCHEMES = `
  INSERT INTO point_scheme_version (county_code, scheme_id, version, valid_from, document, published_at)
  SELECT $1, document->>'schemeId', 1, (document->>'validFrom')::date, document, ((document->>'validFrom') || 'T09:00:00+08:00')::timestamptz
    FROM jsonb_array_elements($2::jsonb) AS document`;

const EVIDENCE = `
  INSERT INTO point_evidence (county_code, evidence_id, kind, subject_id, resident_id, day, source, topic, site_id, by_staff, noted_at)
  SELECT t.county_code, t.evidence_id::uuid, t.evidence_kind, t.evidence_id, t.resident_id, t.day,
         CASE WHEN t.evidence_kind = 'lesson' THEN 'typed' WHEN t.rule_id = 'pressure-week' THEN 'device' ELSE 'clinic' END,
         CASE WHEN t.evidence_kind = 'follow-up' THEN 'hypertension' END, r.site_id,
         CASE WHEN t.by_kind = 'staff' THEN t.by_id::uuid END, t.created_at
    FROM point_tx t JOIN resident r ON r.county_code = t.county_code AND r.resident_id = t.resident_id
   WHERE t.county_code = $1 AND t.type = 'earn'`;

const AWARDS = `
  INSERT INTO point_award (county_code, award_id, evidence_id, resident_id, holder_kind, holder_id, scheme_id, scheme_version, rule_id, topic,
                           day, outcome, points, tx_id, supports, made_at)
  SELECT t.county_code, t.tx_id, t.evidence_id::uuid, t.resident_id, t.holder_kind, t.holder_id, $2, 1, t.rule_id,
         CASE WHEN t.evidence_kind = 'follow-up' THEN 'hypertension' END, t.day, 'posted', t.points, t.tx_id,
         ARRAY[t.evidence_id::uuid], t.created_at
    FROM point_tx t WHERE t.county_code = $1 AND t.type = 'earn'`;

// Sittings of the last weeks, as the product notes them; what they earned is among the awards already.
const READINGS = `
  INSERT INTO point_evidence (county_code, evidence_id, kind, subject_id, resident_id, day, happened_at, written_at, source, reading, device_id,
                              by_account, noted_at)
  SELECT s.county_code, s.session_id, 'reading', r.entry_id::text, s.resident_id, (s.measured_at AT TIME ZONE 'Asia/Shanghai')::date,
         s.measured_at, s.typed_at, s.source, jsonb_build_object('valid', true, 'value', s.mean), s.device_id::text, s.account_id,
         s.written_at
    FROM reading_session s
    JOIN reading r ON r.county_code = s.county_code AND r.session_id = s.session_id AND r.position = 1
   WHERE s.county_code = $1 AND s.measured_at >= $2::date - 60`;

/** Publishes the county's rules and writes what its ledger rests on. Runs after the ledger's own year. Returns how many awards that were. */
export async function loadPointRules(client: Client, county: County): Promise<number> {
  const documents = JSON.stringify([CITY_SCHEME, TOWNSHIP_SCHEME]);
  await client.query(SCHEMES, [county.countyCode, documents]);
  await client.query(EVIDENCE, [county.countyCode]);
  await client.query(READINGS, [county.countyCode, county.today]);
  const { rowCount } = await client.query(AWARDS, [county.countyCode, CITY_SCHEME.schemeId]);
  return rowCount ?? 0;
}
