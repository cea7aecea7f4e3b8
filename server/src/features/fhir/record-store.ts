import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Database } from '../../plugins/db';
import type { AuditFacts, ConsentFacts } from './map/access';
import type { SiteFacts } from './map/actors';
import type { ChildVisitFacts } from './map/child-visit';
import type { GrowthFacts } from './map/growth';
import type { DoseRow } from './map/immunization';
import type { AppointmentFacts, ReferralFacts } from './map/planned';
import type { ExaminationFacts } from './map/vision';

// The reading side of the record: every family of one person in one statement, in the shape its mapping takes. Rows that a later row
// replaces, and rows that say "entered in error", are not in the record.

export interface Whose {
  countyCode: string;
  /** The person, with every record that was merged into theirs. */
  residentIds: readonly string[];
}

/** A row with whose it is. */
export type Of<T> = T & { residentId: string };

type Reader = Pick<Database, 'pool'>;

/** Far above what one person has; keeps a broken import from filling the memory. */
const MOST = 5000;

const standing = (table: string, key: string): string =>
  `NOT t.entered_in_error AND NOT EXISTS (SELECT FROM ${table} n WHERE n.county_code = t.county_code AND n.replaces_id = t.${key})`;
const OF_PERSON = 't.county_code = $1 AND t.resident_id = ANY($2::uuid[])';
const WITH_SITE = 'LEFT JOIN site s ON s.county_code = t.county_code AND s.site_id = t.site_id';

interface Statement {
  name: string;
  text: string;
}

const read = async <T extends object>(db: Reader, statement: Statement, whose: Whose): Promise<T[]> => {
  const { rows } = await db.pool.query<T>({ ...statement, values: [whose.countyCode, whose.residentIds] });
  return rows;
};

export interface PersonRow {
  residentId: string;
  name: string;
  sex: 'female' | 'male';
  birthDate: PlainDate;
  idCipher: Buffer | null;
  idKeyId: string | null;
  phoneCipher: Buffer | null;
  phoneKeyId: string | null;
  township: string;
  siteId: string | null;
  createdAt: Date;
}

export const findPeople = (db: Reader, whose: Whose): Promise<PersonRow[]> =>
  read(
    db,
    {
      name: 'fhir-person',
      text: `SELECT t.resident_id AS "residentId", t.name, t.sex, t.birth_date AS "birthDate", t.id_cipher AS "idCipher",
            t.id_key_id AS "idKeyId", t.phone_cipher AS "phoneCipher", t.phone_key_id AS "phoneKeyId", t.township,
            t.site_id AS "siteId", t.created_at AS "createdAt"
       FROM resident t WHERE ${OF_PERSON}`,
    },
    whose,
  );

export interface CountySites {
  sites: SiteFacts[];
  loadedAt: Date;
}

/** The clinics of a county, and since when they are known. */
export async function listSiteFacts(db: Reader, countyCode: string): Promise<CountySites> {
  const { rows } = await db.pool.query<SiteFacts & { loadedAt: Date }>({
    name: 'fhir-sites',
    text: `SELECT s.site_id AS "siteId", s.code, s.name, s.address, s.phone, c.loaded_on::timestamptz AS "loadedAt"
             FROM site s JOIN county c USING (county_code) WHERE s.county_code = $1`,
    values: [countyCode],
  });
  return { sites: rows, loadedAt: rows[0]?.loadedAt ?? new Date(0) };
}

export const listDoses = (db: Reader, whose: Whose): Promise<Of<DoseRow>[]> =>
  read(
    db,
    {
      name: 'fhir-immunization',
      text: `SELECT t.resident_id AS "residentId", t.immunization_id AS id, t.vaccine, t.given_on AS "givenOn", t.dose_label AS "doseLabel", t.lot, t.manufacturer,
            t.site_id AS "siteId", COALESCE(t.site_name, s.name) AS "siteName", t.source, t.recorded_at AS "recordedAt"
       FROM immunization t ${WITH_SITE} WHERE ${OF_PERSON} AND ${standing('immunization', 'immunization_id')} LIMIT ${MOST} * cardinality($2::uuid[])`,
    },
    whose,
  );

export const listMeasurings = (db: Reader, whose: Whose): Promise<Of<GrowthFacts>[]> =>
  read(
    db,
    {
      name: 'fhir-growth',
      text: `SELECT t.resident_id AS "residentId", t.measurement_id AS id, t.measured_on AS "measuredOn", t.weight_g AS "weightG", t.length_mm AS "lengthMm",
            t.position, t.head_mm AS "headMm", t.source, t.site_id AS "siteId", s.name AS "siteName",
            t.measured_by AS "measuredBy", t.recorded_at AS "recordedAt"
       FROM growth_measurement t ${WITH_SITE}
      WHERE ${OF_PERSON} AND ${standing('growth_measurement', 'measurement_id')} LIMIT ${MOST} * cardinality($2::uuid[])`,
    },
    whose,
  );

const eye = (side: 'right' | 'left'): string =>
  `json_build_object('naked', t.${side}_naked, 'corrected', t.${side}_corrected, 'sphere', t.${side}_sphere,
     'cylinder', t.${side}_cylinder, 'axis', t.${side}_axis, 'axialLength', t.${side}_axial_length) AS "${side}"`;

export const listExaminations = (db: Reader, whose: Whose): Promise<Of<ExaminationFacts & { source: string }>[]> =>
  read(
    db,
    {
      name: 'fhir-vision',
      text: `SELECT t.resident_id AS "residentId", t.examination_id AS "examinationId", t.examined_on AS "examinedOn", t.institution, t.examined_by AS "examinedBy",
            t.setting, t.cycloplegic, t.items, ${eye('right')}, ${eye('left')}, t.site_id AS "siteId", t.source,
            t.recorded_at AS "recordedAt"
       FROM vision_examination t
      WHERE ${OF_PERSON} AND ${standing('vision_examination', 'examination_id')} LIMIT ${MOST} * cardinality($2::uuid[])`,
    },
    whose,
  );

export const listVisits = (
  db: Reader,
  whose: Whose,
): Promise<Of<Omit<ChildVisitFacts, 'opened'> & { source: string }>[]> =>
  read(
    db,
    {
      name: 'fhir-child-visit',
      text: `SELECT t.resident_id AS "residentId", t.visit_id AS id, t.visit, t.visited_on AS "visitedOn", r.birth_date AS "birthDate", t.site_id AS "siteId",
            COALESCE(t.site_name, s.name) AS "siteName", t.done_by AS "doneBy", t.findings, t.summary, t.source,
            t.recorded_at AS "recordedAt"
       FROM child_visit t ${WITH_SITE}
       JOIN resident r ON r.county_code = t.county_code AND r.resident_id = t.resident_id
      WHERE ${OF_PERSON} AND ${standing('child_visit', 'visit_id')} LIMIT ${MOST} * cardinality($2::uuid[])`,
    },
    whose,
  );

export const listReferrals = (db: Reader, whose: Whose): Promise<Of<Omit<ReferralFacts, 'opened'>>[]> =>
  read(
    db,
    {
      name: 'fhir-referral',
      text: `SELECT t.resident_id AS "residentId", t.referral_id AS id, t.kind, t.reason, t.state, t.opened_on AS "openedOn", t.due_on AS "dueOn",
            t.from_site_id AS "siteId", s.name AS "siteName", t.to_institution AS "toInstitution",
            t.created_at AS "createdAt", GREATEST(t.created_at, e.last) AS "changedAt"
       FROM referral t LEFT JOIN site s ON s.county_code = t.county_code AND s.site_id = t.from_site_id
       CROSS JOIN LATERAL (SELECT max(v.recorded_at) AS last FROM referral_event v
                            WHERE v.county_code = t.county_code AND v.referral_id = t.referral_id) e
      WHERE ${OF_PERSON} LIMIT ${MOST} * cardinality($2::uuid[])`,
    },
    whose,
  );

export const listAppointments = (db: Reader, whose: Whose): Promise<Of<AppointmentFacts>[]> =>
  read(
    db,
    {
      name: 'fhir-appointment',
      text: `SELECT t.resident_id AS "residentId", t.appointment_id AS id, t.state, t.site_id AS "siteId", s.name AS "siteName", l.service,
            (l.day + l.starts_at) AT TIME ZONE 'Asia/Shanghai' AS "startsAt",
            (l.day + l.ends_at) AT TIME ZONE 'Asia/Shanghai' AS "endsAt", t.created_at AS "createdAt",
            GREATEST(t.created_at, t.checked_in_at, t.ended_at) AS "changedAt"
       FROM appointment t ${WITH_SITE}
       JOIN slot l ON l.county_code = t.county_code AND l.slot_id = t.slot_id
      WHERE ${OF_PERSON} LIMIT ${MOST} * cardinality($2::uuid[])`,
    },
    whose,
  );

/** The newest word on each consent, by who said it. */
export const listConsentFacts = (db: Reader, whose: Whose): Promise<Of<Omit<ConsentFacts, 'title'>>[]> =>
  read(
    db,
    {
      name: 'fhir-consent',
      text: `SELECT DISTINCT ON (t.resident_id, t.kind, t.said_by) t.resident_id AS "residentId", t.consent_id AS id, t.kind, t.version, t.given, t.said_at AS "saidAt",
            t.ends_on AS "endsOn"
       FROM record_consent t WHERE ${OF_PERSON}
      ORDER BY t.resident_id, t.kind, t.said_by, t.said_at DESC, t.consent_id DESC`,
    },
    whose,
  );

/** The newest lines of the audit about a person, without what the person did themself: that is nobody's looking, and not a guardian's to read. */
export const listAudit = (db: Reader, whose: Whose): Promise<Of<AuditFacts>[]> =>
  read(
    db,
    {
      name: 'fhir-audit',
      text: `SELECT t.resident_id AS "residentId", t.entry_id AS id, t.at, t.actor_kind AS "actorKind", t.action, t.right_kind AS "rightKind", t.site_id AS "siteId",
            s.name AS "siteName"
       FROM audit_entry t ${WITH_SITE} WHERE ${OF_PERSON} AND t.right_kind <> 'self' ORDER BY t.at DESC LIMIT ${MOST} * cardinality($2::uuid[])`,
    },
    whose,
  );
