// Records of 250 resources for everybody of a benchmark's county, made by a handful of statements.
import { CONSENT_TEXTS } from '@kangban/domain/access/consent-texts';
import { addDays, type PlainDate } from '@kangban/domain/shared/plain-date';
import type pg from 'pg';
import { COUNTY, type Family } from './county';

/** What $everything of one person holds. */
export const RESOURCES = 250;

const concept = (text: string, code: string) => ({ text, coding: [{ system: 'http://loinc.org', code }], known: true });
const measured = (text: string, code: string, value: number) => ({
  what: concept(text, code),
  amount: { value, unit: 'mmol/L' },
  low: 3.9,
  high: 6.1,
  flag: 'normal',
});

/** What one visit leaves: a report with its lines, blood pressure, a diagnosis, a medicine, the visit itself. */
const VISIT: readonly [string, object][] = [
  [
    'lab-report',
    {
      name: { text: '生化', coding: [], known: false },
      status: 'final',
      results: [
        measured('空腹血糖', '14771-0', 5.6),
        measured('总胆固醇', '14647-2', 5.1),
        measured('甘油三酯', '14927-8', 1.4),
        measured('尿素', '22664-7', 5.2),
      ],
      conclusion: '没有看到要注意的',
    },
  ],
  [
    'observation',
    {
      category: 'vital-signs',
      setting: 'clinic',
      main: { what: concept('血压', '85354-9') },
      parts: [
        { what: concept('收缩压', '8480-6'), amount: { value: 134, unit: 'mm[Hg]' } },
        { what: concept('舒张压', '8462-4'), amount: { value: 84, unit: 'mm[Hg]' } },
      ],
    },
  ],
  [
    'medication',
    {
      what: { text: '氨氯地平片', coding: [], known: false },
      status: 'active',
      dose: '每次 5 mg',
      frequency: '每天 1 次',
    },
  ],
  [
    'encounter',
    {
      class: 'outpatient',
      department: '全科',
      reasons: [{ text: '量血压', coding: [], known: false }],
      diagnoses: [{ text: '高血压', coding: [{ system: 'http://hl7.org/fhir/sid/icd-10', code: 'I10' }], known: true }],
      advice: '少吃盐，按时吃药',
    },
  ],
];
/** 5 resources of the report, 1, 1, and the visit with its diagnosis. */
const PER_VISIT = 9;
/** Patient, clinic, doctor, consent, where it is from, what is to come. */
const BESIDE = 6;
const VISITS = Math.floor((RESOURCES - BESIDE) / PER_VISIT);

/** Fills the record of the parent of every family and opens it by consent. */
export async function fillRecords(
  client: pg.Client,
  { siteId, families }: { siteId: string; families: readonly Family[] },
  today: PlainDate,
): Promise<void> {
  const days = Array.from({ length: VISITS }, (_, no) => addDays(today, -14 * (no + 1)));
  const people = families.map(({ parentId }) => parentId);
  await client.query(
    `INSERT INTO record_entry (county_code, entry_id, resident_id, kind, version, happened_on, site_id, institution, practitioner,
            source, payload)
     SELECT $1, gen_random_uuid(), p, v.kind, 1, d, $2, '基准镇卫生院', '王芳', 'clinic', v.payload
       FROM unnest($3::uuid[]) AS p, unnest($4::date[]) AS d, unnest($5::text[], $6::jsonb[]) AS v (kind, payload)`,
    [COUNTY, siteId, people, days, VISIT.map(([kind]) => kind), VISIT.map(([, payload]) => JSON.stringify(payload))],
  );
  await client.query(
    `INSERT INTO immunization (county_code, immunization_id, resident_id, vaccine, given_on, site_id, source)
     SELECT $1, gen_random_uuid(), p, 'Influenza', $4::date - 365 * n, $2, 'desk'
       FROM unnest($3::uuid[]) AS p, generate_series(1, $5) AS n`,
    [COUNTY, siteId, people, today, RESOURCES - BESIDE - VISITS * PER_VISIT],
  );
  await client.query(
    `INSERT INTO record_consent (county_code, consent_id, resident_id, kind, version, given, said_by, account_id, said_at)
     SELECT $1, gen_random_uuid(), p, 'open-record', $2, true, 'self', a, now()
       FROM unnest($3::uuid[], $4::uuid[]) AS x (p, a)`,
    [COUNTY, CONSENT_TEXTS['open-record'].at(-1)?.version, people, families.map(({ accountId }) => accountId)],
  );
  await client.query('VACUUM ANALYZE');
}
