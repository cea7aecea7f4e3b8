import { CONSENT_TEXTS } from '@kangban/domain/access/consent-texts';
import { forecast } from '@kangban/domain/immunization/forecast';
import { ENTRY_KINDS, type RecordKind } from '@kangban/domain/record/kinds';
import { maskIdNumber, maskPhone } from '@kangban/domain/shared/masking';
import type { Deps } from '../../deps';
import type { RecordView } from '../access/open-record';
import { forecastInputOf, loadImmunizationFacts } from '../immunization/facts';
import { loadEntries } from '../record/load-record';
import { auditOf, consentOf } from './map/access';
import type { MapContext } from './map/actors';
import { childVisitOf } from './map/child-visit';
import { entryResources } from './map/entry';
import { growthOf } from './map/growth';
import { immunizationOf, recommendationsOf } from './map/immunization';
import { patientOf } from './map/person';
import { appointmentOf, referralOf } from './map/planned';
import type { Served } from './map/resource';
import { visionOf } from './map/vision';
import {
  findPeople,
  listAppointments,
  listAudit,
  listConsentFacts,
  listDoses,
  listExaminations,
  listMeasurings,
  listReferrals,
  listVisits,
  type PersonRow,
} from './record-store';
import type { Sources } from './sources';

export type ReadDeps = Pick<Deps, 'db' | 'clock' | 'cipher'>;

/** What a family's rows are turned into resources with. */
export interface Making extends MapContext {
  sources: Sources;
}

/** One family of rows: what it becomes, what a view must be allowed to see, and its one query. */
export interface Family {
  types: readonly string[];
  /** Kinds of the record it holds; a view limited to others leaves it out. Null: only a view of the whole record has it. */
  kinds: readonly RecordKind[] | null;
  /** Only for the person and the guardian, never for apps, shares and clinics. */
  private?: true;
  /** Left out unless a reader asks for the type by name. */
  onAsking?: true;
  load(deps: ReadDeps, view: RecordView): Promise<(making: Making) => Served[]>;
}

/** Far above what one person has. */
const MOST_ENTRIES = 20_000;

const openSealed = ({ cipher }: ReadDeps, sealed: Buffer | null, keyId: string | null): string | null =>
  sealed === null || keyId === null ? null : cipher.open({ cipher: sealed, keyId });

function personFacts(deps: ReadDeps, row: PersonRow, mergedIds: readonly string[]) {
  const idNumber = openSealed(deps, row.idCipher, row.idKeyId);
  const phone = openSealed(deps, row.phoneCipher, row.phoneKeyId);
  return {
    ...row,
    idMasked: idNumber === null ? null : maskIdNumber(idNumber),
    phoneMasked: phone === null ? null : maskPhone(phone),
    mergedIds,
  };
}

const PERSON: Family = {
  types: ['Patient'],
  kinds: [],
  async load(deps, view) {
    const people = await findPeople(deps.db, { ...view, residentIds: [view.residentId] });
    const merged = view.residentIds.filter((id) => id !== view.residentId);
    return (making) => people.map((row) => patientOf(personFacts(deps, row, merged), making));
  },
};

const DOSES: Family = {
  types: ['Immunization'],
  kinds: ['immunization'],
  async load({ db }, view) {
    const rows = await listDoses(db, view);
    return (making) =>
      rows.map((row) => {
        const dose = immunizationOf(row, making);
        const institution = making.actors.organization(row.siteId, row.siteName);
        making.sources.note([dose], { source: row.source, institution, recordedAt: row.recordedAt });
        return dose;
      });
  },
};

const FORECAST: Family = {
  types: ['ImmunizationRecommendation'],
  kinds: ['immunization'],
  async load(deps, view) {
    const facts = (await loadImmunizationFacts(deps, view.countyCode, [view.residentId])).get(view.residentId);
    if (!facts) return () => [];
    const { doses } = forecast(forecastInputOf(facts, deps.clock.today()));
    return (making) => recommendationsOf({ residentId: view.residentId, doses, now: deps.clock.now() }, making);
  },
};

const GROWTH: Family = {
  types: ['Observation'],
  kinds: ['growth'],
  async load({ db }, view) {
    const rows = await listMeasurings(db, view);
    return (making) =>
      rows.flatMap((row) => {
        const made = growthOf(row, making);
        const institution = making.actors.organization(row.siteId, row.siteName);
        making.sources.note(made, { source: row.source, institution, recordedAt: row.recordedAt });
        return made;
      });
  },
};

const VISION: Family = {
  types: ['Observation'],
  kinds: ['vision'],
  async load({ db }, view) {
    const rows = await listExaminations(db, view);
    return (making) =>
      rows.flatMap((row) => {
        const made = visionOf(row, making);
        const institution = making.actors.organization(row.siteId, row.institution);
        making.sources.note(made, { source: row.source, institution, recordedAt: row.recordedAt });
        return made;
      });
  },
};

const CHILD_VISITS: Family = {
  types: ['Encounter', 'QuestionnaireResponse', 'Observation'],
  kinds: ['child-visit'],
  async load({ db }, view) {
    const rows = await listVisits(db, view);
    return (making) =>
      rows.flatMap((row) => {
        const made = childVisitOf(row, making);
        const institution = making.actors.organization(row.siteId, row.siteName);
        making.sources.note(made, { source: row.source, institution, recordedAt: row.recordedAt });
        return made;
      });
  },
};

const REFERRALS: Family = {
  types: ['ServiceRequest'],
  kinds: ['referral'],
  async load({ db }, view) {
    const rows = await listReferrals(db, view);
    return (making) => rows.map((row) => referralOf(row, making));
  },
};

const APPOINTMENTS: Family = {
  types: ['Appointment'],
  kinds: null,
  async load({ db }, view) {
    const rows = await listAppointments(db, view);
    return (making) => rows.map((row) => appointmentOf(row, making));
  },
};

const ENTRIES: Family = {
  types: [
    'Encounter',
    'Observation',
    'DiagnosticReport',
    'Condition',
    'AllergyIntolerance',
    'MedicationStatement',
    'QuestionnaireResponse',
    'CarePlan',
    'Appointment',
  ],
  kinds: ENTRY_KINDS,
  async load({ db }, view) {
    const entries = await loadEntries({ db }, view, { limit: MOST_ENTRIES });
    return (making) =>
      entries.flatMap((entry) => {
        const made = entryResources(entry, making);
        const institution = making.actors.organization(entry.siteId, entry.institution);
        making.sources.note(made, { source: entry.source, institution, recordedAt: entry.recordedAt });
        return made;
      });
  },
};

const titleOf = (kind: string): string => new Map(Object.entries(CONSENT_TEXTS)).get(kind)?.at(-1)?.title ?? kind;

const CONSENTS: Family = {
  types: ['Consent'],
  kinds: null,
  private: true,
  async load({ db }, view) {
    const rows = await listConsentFacts(db, view);
    return (making) => rows.map((row) => consentOf({ ...row, title: titleOf(row.kind) }, making));
  },
};

const AUDIT: Family = {
  types: ['AuditEvent'],
  kinds: null,
  private: true,
  onAsking: true,
  async load({ db }, view) {
    const rows = await listAudit(db, view);
    return (making) => rows.map((row) => auditOf(row, making));
  },
};

/** Everything a person's record is served from. */
export const FAMILIES: readonly Family[] = [
  PERSON,
  DOSES,
  FORECAST,
  GROWTH,
  VISION,
  CHILD_VISITS,
  REFERRALS,
  APPOINTMENTS,
  ENTRIES,
  CONSENTS,
  AUDIT,
];
