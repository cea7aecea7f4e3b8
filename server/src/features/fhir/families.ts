import { CONSENT_TEXTS } from '@kangban/domain/access/consent-texts';
import type { HomeProtocolName } from '@kangban/domain/blood-pressure/types';
import { forecast } from '@kangban/domain/immunization/forecast';
import { ENTRY_KINDS, type RecordKind } from '@kangban/domain/record/kinds';
import { maskedIdNumber, maskedPhone } from '../../crypto/sealed-column';
import type { Deps } from '../../deps';
import type { RecordView } from '../access/open-record';
import { forecastInputOf, loadImmunizationFacts } from '../immunization/facts';
import { configOn } from '../reading/people';
import { loadEntries, type RecordEntry } from '../record/load-record';
import { auditOf, consentOf } from './map/access';
import type { MapContext } from './map/actors';
import { childVisitOf } from './map/child-visit';
import { entryResources } from './map/entry';
import { growthOf } from './map/growth';
import { homeMeansOf } from './map/home-mean';
import { immunizationOf, recommendationsOf } from './map/immunization';
import { patientOf } from './map/person';
import { appointmentOf, referralOf } from './map/planned';
import type { Served } from './map/resource';
import { visionOf } from './map/vision';
import type { FamilyRows } from './family-rows-store';
import type { PersonRow } from './record-store';
import type { Sources } from './sources';

export type ReadDeps = Pick<Deps, 'db' | 'clock' | 'cipher'>;

/** What a family's rows are turned into resources with. */
export interface Making {
  /** The context of whoever a row belongs to. */
  of(residentId: string): MapContext;
  sources: Sources;
}

/** A view of one person, or one over many at a time. */
export interface FamilyView extends RecordView {
  /** The people, each by one id, where the view is over many. */
  people?: readonly string[];
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
  load(deps: ReadDeps, view: FamilyView, rows: FamilyRows): Promise<(making: Making) => Served[]>;
}

/** Far above what one person has. */
const MOST_ENTRIES = 20_000;

const personFacts = ({ cipher }: ReadDeps, row: PersonRow, mergedIds: readonly string[]) => ({
  ...row,
  idMasked: maskedIdNumber(cipher, row.idCipher, row.idKeyId),
  phoneMasked: maskedPhone(cipher, row.phoneCipher, row.phoneKeyId),
  mergedIds,
});

/** A row with whose it is and where it came from. */
interface SourcedRow {
  residentId: string;
  source: string;
  recordedAt: Date;
  siteId: string | null;
}

type Make<R> = (row: R, context: MapContext) => Served[];

/** Turns rows into resources and notes where each came from. */
const made =
  <R extends SourcedRow>(rows: readonly R[], told: { by: Make<R>; institution: (row: R) => string | null }) =>
  (making: Making): Served[] =>
    rows.flatMap((row) => {
      const context = making.of(row.residentId);
      const resources = told.by(row, context);
      const { source, recordedAt } = row;
      const institution = context.actors.organization(row.siteId, told.institution(row));
      making.sources.note(resources, { source, recordedAt, institution, patient: context.patient });
      return resources;
    });

/** The same for rows whose source needs no saying. */
const plainly =
  <R extends { residentId: string }>(rows: readonly R[], by: (row: R, context: MapContext) => Served) =>
  (making: Making): Served[] =>
    rows.map((row) => by(row, making.of(row.residentId)));

const PERSON: Family = {
  types: ['Patient'],
  kinds: [],
  async load(deps, _view, rows) {
    const people = await rows.read('person');
    return (making) =>
      people.flatMap((row) => {
        const context = making.of(row.residentId);
        // A record that was merged into another is a number of that one.
        if (context.patient.reference !== `Patient/${row.residentId}`) return [];
        const merged = people.filter(
          (other) => other !== row && making.of(other.residentId).patient.reference === context.patient.reference,
        );
        return [
          patientOf(
            personFacts(
              deps,
              row,
              merged.map(({ residentId }) => residentId),
            ),
            context,
          ),
        ];
      });
  },
};

const DOSES: Family = {
  types: ['Immunization'],
  kinds: ['immunization'],
  load: async (_deps, _view, rows) =>
    made(await rows.read('dose'), {
      by: (row, context) => [immunizationOf(row, context)],
      institution: ({ siteName }) => siteName,
    }),
};

const FORECAST: Family = {
  types: ['ImmunizationRecommendation'],
  kinds: ['immunization'],
  async load(deps, view) {
    const [today, now] = [deps.clock.today(), deps.clock.now()];
    // The rules' own reader follows a merged record by itself: it is asked for the people, not for every record of theirs.
    const facts = await loadImmunizationFacts(deps, view.countyCode, view.people ?? [view.residentId]);
    return (making) =>
      [...facts.values()].flatMap((one) => {
        const { doses } = forecast(forecastInputOf(one, today));
        return recommendationsOf({ residentId: one.residentId, doses, now }, making.of(one.residentId));
      });
  },
};

const GROWTH: Family = {
  types: ['Observation'],
  kinds: ['growth'],
  load: async (_deps, _view, rows) =>
    made(await rows.read('growth'), { by: growthOf, institution: ({ siteName }) => siteName }),
};

const VISION: Family = {
  types: ['Observation'],
  kinds: ['vision'],
  load: async (_deps, _view, rows) =>
    made(await rows.read('vision'), { by: visionOf, institution: ({ institution }) => institution }),
};

const CHILD_VISITS: Family = {
  types: ['Encounter', 'QuestionnaireResponse', 'Observation'],
  kinds: ['child-visit'],
  load: async (_deps, view, rows) =>
    made(await rows.read('childVisit'), {
      by: (row, context) => childVisitOf({ ...row, opened: view.opened }, context),
      institution: ({ siteName }) => siteName,
    }),
};

const REFERRALS: Family = {
  types: ['ServiceRequest'],
  kinds: ['referral'],
  load: async (_deps, view, rows) =>
    plainly(await rows.read('referral'), (row, at) => referralOf({ ...row, opened: view.opened }, at)),
};

const APPOINTMENTS: Family = {
  types: ['Appointment'],
  kinds: null,
  load: async (_deps, _view, rows) => plainly(await rows.read('appointment'), appointmentOf),
};

/** The mean at home of each person: what is measured under a record that was merged is theirs as well. */
function meansOf(entries: readonly RecordEntry[], protocol: HomeProtocolName, making: Making): Served[] {
  const people = new Map<string, RecordEntry[]>();
  for (const entry of entries) {
    if (entry.kind !== 'observation' || entry.payload.setting !== 'home') continue;
    const { reference } = making.of(entry.residentId).patient;
    const known = people.get(reference);
    if (known) known.push(entry);
    else people.set(reference, [entry]);
  }
  return [...people].flatMap(([reference, own]) => homeMeansOf(own, { patient: { reference }, protocol }));
}

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
  async load({ db, clock }, view, rows) {
    const limit = MOST_ENTRIES * view.residentIds.length;
    const [entries, profiles] = await Promise.all([loadEntries({ db }, view, { limit }), rows.read('readingProfile')]);
    const newestFirst = profiles.sort((a, b) => b.validFrom.localeCompare(a.validFrom));
    const { homeProtocol } = configOn(newestFirst, clock.today());
    const each = made(entries, { by: entryResources, institution: ({ institution }) => institution });
    return (making) => [...each(making), ...meansOf(entries, homeProtocol, making)];
  },
};

const titleOf = (kind: string): string => new Map(Object.entries(CONSENT_TEXTS)).get(kind)?.at(-1)?.title ?? kind;

const CONSENTS: Family = {
  types: ['Consent'],
  kinds: null,
  private: true,
  load: async (_deps, _view, rows) =>
    plainly(await rows.read('consent'), (row, context) => consentOf({ ...row, title: titleOf(row.kind) }, context)),
};

const AUDIT: Family = {
  types: ['AuditEvent'],
  kinds: null,
  private: true,
  onAsking: true,
  load: async (_deps, _view, rows) => plainly(await rows.read('audit'), auditOf),
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
