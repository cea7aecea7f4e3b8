import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { AuditFacts, ConsentFacts } from './map/access';
import type { SiteFacts } from './map/actors';
import type { ChildVisitFacts } from './map/child-visit';
import type { GrowthFacts } from './map/growth';
import type { DoseRow } from './map/immunization';
import type { AppointmentFacts, ReferralFacts } from './map/planned';
import type { ExaminationFacts } from './map/vision';

// The reading side of the record: the rows of every family, in the shape its mapping takes. Rows that a later row replaces, and rows that
// say "entered in error", are not in the record. How they are sent together: family-rows-store.ts.

/** A row with whose it is. */
type Of<T> = T & { residentId: string };

/** Far above what one person has; keeps a broken import from filling the memory. */
const MOST = 5000;

const standing = (table: string, key: string): string =>
  `NOT t.entered_in_error AND NOT EXISTS (SELECT FROM ${table} n WHERE n.county_code = t.county_code AND n.replaces_id = t.${key})`;
const OF_PERSON = 't.county_code = $1 AND t.resident_id = ANY($2::uuid[])';
const WITH_SITE = 'LEFT JOIN site s ON s.county_code = t.county_code AND s.site_id = t.site_id';

/** The rows of one family. Its text takes the county as `$1` and the people's ids as `$2`. */
interface Statement<T extends object> {
  text: string;
  /** Columns that are instants: as JSON they come as text. */
  instants: readonly (keyof T & string)[];
  /** Columns that are bytes. */
  bytes?: readonly (keyof T & string)[];
}

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

/** A clinic of the county, and since when the county's are known. */
type SiteRow = SiteFacts & { loadedAt: Date };

/** What the county chose for readings at home, from a day on. */
type ReadingProfileRow = { validFrom: PlainDate; pressureProfile: string; homeProtocol: string };

/** What the rows of each family are. */
export interface FamilyRow {
  site: SiteRow;
  readingProfile: ReadingProfileRow;
  person: PersonRow;
  dose: Of<DoseRow>;
  growth: Of<GrowthFacts>;
  vision: Of<ExaminationFacts & { source: string }>;
  childVisit: Of<Omit<ChildVisitFacts, 'opened'> & { source: string }>;
  referral: Of<Omit<ReferralFacts, 'opened'>>;
  appointment: Of<AppointmentFacts>;
  consent: Of<Omit<ConsentFacts, 'title'>>;
  audit: Of<AuditFacts>;
}

const eye = (side: 'right' | 'left'): string =>
  `json_build_object('naked', t.${side}_naked, 'corrected', t.${side}_corrected, 'sphere', t.${side}_sphere,
     'cylinder', t.${side}_cylinder, 'axis', t.${side}_axis, 'axialLength', t.${side}_axial_length) AS "${side}"`;

export const STATEMENTS: { [K in keyof FamilyRow]: Statement<FamilyRow[K]> } = {
  site: {
    instants: ['loadedAt'],
    text: `SELECT s.site_id AS "siteId", s.code, s.name, s.address, s.phone, c.loaded_on::timestamptz AS "loadedAt"
             FROM site s JOIN county c USING (county_code) WHERE s.county_code = $1`,
  },
  readingProfile: {
    instants: [],
    text: `SELECT p.valid_from AS "validFrom", p.pressure_profile AS "pressureProfile", p.home_protocol AS "homeProtocol"
             FROM reading_profile p WHERE p.county_code = $1`,
  },
  person: {
    instants: ['createdAt'],
    bytes: ['idCipher', 'phoneCipher'],
    text: `SELECT t.resident_id AS "residentId", t.name, t.sex, t.birth_date AS "birthDate", t.id_cipher AS "idCipher",
            t.id_key_id AS "idKeyId", t.phone_cipher AS "phoneCipher", t.phone_key_id AS "phoneKeyId", t.township,
            t.site_id AS "siteId", t.created_at AS "createdAt"
       FROM resident t WHERE ${OF_PERSON}`,
  },
  dose: {
    instants: ['recordedAt'],
    text: `SELECT t.resident_id AS "residentId", t.immunization_id AS id, t.vaccine, t.given_on AS "givenOn", t.dose_label AS "doseLabel", t.lot, t.manufacturer,
            t.site_id AS "siteId", COALESCE(t.site_name, s.name) AS "siteName", t.source, t.recorded_at AS "recordedAt"
       FROM immunization t ${WITH_SITE} WHERE ${OF_PERSON} AND ${standing('immunization', 'immunization_id')} LIMIT ${MOST} * cardinality($2::uuid[])`,
  },
  growth: {
    instants: ['recordedAt'],
    text: `SELECT t.resident_id AS "residentId", t.measurement_id AS id, t.measured_on AS "measuredOn", t.weight_g AS "weightG", t.length_mm AS "lengthMm",
            t.position, t.head_mm AS "headMm", t.source, t.site_id AS "siteId", s.name AS "siteName",
            t.measured_by AS "measuredBy", t.recorded_at AS "recordedAt"
       FROM growth_measurement t ${WITH_SITE}
      WHERE ${OF_PERSON} AND ${standing('growth_measurement', 'measurement_id')} LIMIT ${MOST} * cardinality($2::uuid[])`,
  },
  vision: {
    instants: ['recordedAt'],
    text: `SELECT t.resident_id AS "residentId", t.examination_id AS "examinationId", t.examined_on AS "examinedOn", t.institution, t.examined_by AS "examinedBy",
            t.setting, t.cycloplegic, t.items, ${eye('right')}, ${eye('left')}, t.site_id AS "siteId", t.source,
            t.recorded_at AS "recordedAt"
       FROM vision_examination t
      WHERE ${OF_PERSON} AND ${standing('vision_examination', 'examination_id')} LIMIT ${MOST} * cardinality($2::uuid[])`,
  },
  childVisit: {
    instants: ['recordedAt'],
    text: `SELECT t.resident_id AS "residentId", t.visit_id AS id, t.visit, t.visited_on AS "visitedOn", r.birth_date AS "birthDate", t.site_id AS "siteId",
            COALESCE(t.site_name, s.name) AS "siteName", t.done_by AS "doneBy", t.findings, t.summary, t.source,
            t.recorded_at AS "recordedAt"
       FROM child_visit t ${WITH_SITE}
       JOIN resident r ON r.county_code = t.county_code AND r.resident_id = t.resident_id
      WHERE ${OF_PERSON} AND ${standing('child_visit', 'visit_id')} LIMIT ${MOST} * cardinality($2::uuid[])`,
  },
  referral: {
    instants: ['createdAt', 'changedAt'],
    text: `SELECT t.resident_id AS "residentId", t.referral_id AS id, t.kind, t.reason, t.state, t.opened_on AS "openedOn", t.due_on AS "dueOn",
            t.from_site_id AS "siteId", s.name AS "siteName", t.to_institution AS "toInstitution",
            t.created_at AS "createdAt", GREATEST(t.created_at, e.last) AS "changedAt"
       FROM referral t LEFT JOIN site s ON s.county_code = t.county_code AND s.site_id = t.from_site_id
       CROSS JOIN LATERAL (SELECT max(v.recorded_at) AS last FROM referral_event v
                            WHERE v.county_code = t.county_code AND v.referral_id = t.referral_id) e
      WHERE ${OF_PERSON} LIMIT ${MOST} * cardinality($2::uuid[])`,
  },
  appointment: {
    instants: ['startsAt', 'endsAt', 'createdAt', 'changedAt'],
    text: `SELECT t.resident_id AS "residentId", t.appointment_id AS id, t.state, t.site_id AS "siteId", s.name AS "siteName", l.service,
            b.name AS "serviceName", (l.day + l.starts_at) AT TIME ZONE 'Asia/Shanghai' AS "startsAt",
            (l.day + l.ends_at) AT TIME ZONE 'Asia/Shanghai' AS "endsAt", t.created_at AS "createdAt",
            GREATEST(t.created_at, t.checked_in_at, t.ended_at) AS "changedAt"
       FROM appointment t ${WITH_SITE}
       JOIN slot l ON l.county_code = t.county_code AND l.slot_id = t.slot_id
       LEFT JOIN bookable_service b ON b.county_code = l.county_code AND b.service = l.service
      WHERE ${OF_PERSON} LIMIT ${MOST} * cardinality($2::uuid[])`,
  },
  // The newest word on each consent, by who said it.
  consent: {
    instants: ['saidAt'],
    text: `SELECT DISTINCT ON (t.resident_id, t.kind, t.said_by) t.resident_id AS "residentId", t.consent_id AS id, t.kind, t.version, t.given, t.said_at AS "saidAt",
            t.ends_on AS "endsOn"
       FROM record_consent t WHERE ${OF_PERSON}
      ORDER BY t.resident_id, t.kind, t.said_by, t.said_at DESC, t.consent_id DESC`,
  },
  // The newest lines of the audit about a person, without what the person did themself: that is nobody's looking, and not a guardian's to read.
  audit: {
    instants: ['at'],
    text: `SELECT t.resident_id AS "residentId", t.entry_id AS id, t.at, t.actor_kind AS "actorKind", t.action, t.right_kind AS "rightKind", t.site_id AS "siteId",
            s.name AS "siteName"
       FROM audit_entry t ${WITH_SITE} WHERE ${OF_PERSON} AND t.right_kind <> 'self' ORDER BY t.at DESC LIMIT ${MOST} * cardinality($2::uuid[])`,
  },
};
