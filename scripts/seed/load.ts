// Loads a demo county into a database: all of it or nothing.
import { Client } from 'pg';
import type { Cipher } from '../../server/src/crypto/cipher';
import { accessLinkRows, accessRows } from './access-rows';
import { appointmentRows, doseRows, eventRows, reminderRows } from './booking-rows';
import { careTaskEventRows, careTaskRows, taskPaperEventRows, taskPaperRows } from './care-task-rows';
import { lessonTables } from './lesson-rows';
import { contactRows, stopRows, vehiclePolicyRows, vehicleSiteRows, vehicleSlotRows } from './checkup-days';
import { consentRows } from './consent-rows';
import { type County, type CountyOptions, makeCounty } from './county';
import { copyInto } from './copy';
import {
  accountRows,
  guardianRows,
  immunizationRows,
  linkRows,
  loginRows,
  residentRows,
  staffRows,
} from './people-rows';
import { childVisitRows, examRows, growthRows } from './checkup-rows';
import { identityRows, reviewRows, toldResidentRows } from './match-rows';
import { countyRow, exceptionRows, holidayRows, policyRows, siteRows, slotRows, templateRows } from './place-rows';
import { postPoints } from './point-rows';
import { loadPointRules } from './point-rule-rows';
import { recordRows } from './health/record-rows';
import { readingTables } from './health/readings';
import { checkupReviewRows, checkupToldRows } from './health/review-rows';
import { referralEventRows, referralRows } from './referral-rows';
import { loadRedemptions } from './redemption-rows';
import { rewardTables } from './reward-rows';
import type { Row, Sealing, TableRows } from './rows';
import { deskOf } from './staff';

export interface LoadOptions extends CountyOptions {
  databaseUrl: string;
  cipher: Cipher;
}

export interface Loaded {
  county: County;
  /** Rows by table. */
  rows: Record<string, number>;
}

/** The registry's people, and those a hospital told of in other words. */
function* everybody(sealing: Sealing): Generator<Row> {
  yield* residentRows(sealing);
  yield* toldResidentRows(sealing);
}

/** Papers of children's eyes and of adults' checkups. */
function* papers(county: County): Generator<Row> {
  yield* referralRows(county);
  yield* taskPaperRows(county);
}

function* paperEvents(county: County): Generator<Row> {
  yield* referralEventRows(county);
  yield* taskPaperEventRows(county);
}

/** Tables in the order foreign keys ask for. */
function tablesOf(county: County, cipher: Cipher): TableRows[] {
  const [sealing, desk] = [{ county, cipher }, deskOf(county.staff)];
  return [
    { table: 'county', rows: [countyRow(county)] },
    { table: 'site', rows: siteRows(county) },
    { table: 'site', rows: vehicleSiteRows(county) },
    { table: 'site_policy', rows: policyRows(county) },
    { table: 'site_policy', rows: vehiclePolicyRows(county) },
    { table: 'checkup_stop', rows: stopRows(county) },
    { table: 'session_template', rows: templateRows(county) },
    { table: 'session_exception', rows: exceptionRows(county) },
    { table: 'holiday', rows: holidayRows(county) },
    { table: 'slot', rows: slotRows(county) },
    { table: 'slot', rows: vehicleSlotRows(county) },
    ...rewardTables(county),
    { table: 'resident', rows: everybody(sealing) },
    { table: 'person_identity', rows: identityRows(sealing) },
    { table: 'match_review', rows: reviewRows(county) },
    { table: 'resident_guardian', rows: guardianRows(county) },
    { table: 'immunization', rows: immunizationRows(county) },
    { table: 'child_visit', rows: childVisitRows(county) },
    { table: 'growth_measurement', rows: growthRows(county) },
    { table: 'vision_examination', rows: examRows(county) },
    { table: 'referral', rows: papers(county) },
    { table: 'referral_event', rows: paperEvents(county) },
    { table: 'record_entry', rows: recordRows(county) },
    { table: 'care_task', rows: careTaskRows(county) },
    { table: 'care_task_event', rows: careTaskEventRows(county) },
    { table: 'account', rows: accountRows(sealing) },
    { table: 'login', rows: loginRows(sealing) },
    { table: 'family_link', rows: linkRows(county) },
    { table: 'record_consent', rows: consentRows(county) },
    { table: 'staff', rows: staffRows(sealing) },
    ...lessonTables(sealing),
    ...readingTables(county),
    { table: 'checkup_contact', rows: contactRows(county) },
    { table: 'checkup_review', rows: checkupReviewRows(county) },
    { table: 'checkup_told', rows: checkupToldRows(county) },
    { table: 'appointment', rows: appointmentRows(county) },
    { table: 'appointment_dose', rows: doseRows(county) },
    { table: 'appointment_event', rows: eventRows(county, ({ slot }) => desk(slot.site)) },
    { table: 'outbox', rows: reminderRows(sealing) },
    { table: 'audit_batch', rows: accessLinkRows(sealing) },
    { table: 'audit_entry', rows: accessRows(sealing) },
  ];
}

async function copyAll(client: Client, county: County, cipher: Cipher): Promise<Record<string, number>> {
  const rows: Record<string, number> = {};
  await client.query('BEGIN');
  try {
    for (const { table, rows: some } of tablesOf(county, cipher))
      rows[table] = (rows[table] ?? 0) + (await copyInto(client, table, some));
    rows.point_tx = await postPoints(client, { county, cipher });
    rows.redemption = await loadRedemptions(client, { county, cipher });
    rows.point_award = await loadPointRules(client, county);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
  await client.query('ANALYZE');
  return rows;
}

/** Makes and loads a county; undefined when the database already has it, and then nothing is changed. */
export async function loadCounty({ databaseUrl, cipher, ...options }: LoadOptions): Promise<Loaded | undefined> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const known = await client.query('SELECT FROM county WHERE county_code = $1', [options.countyCode]);
    if (known.rowCount) return undefined;
    const county = await makeCounty(options);
    return { county, rows: await copyAll(client, county, cipher) };
  } finally {
    await client.end();
  }
}
