import { referralKind } from '@kangban/domain/referral/kinds';
import type { SensitiveCategory } from '@kangban/domain/record/kinds';
import { isWithin } from '@kangban/domain/record/words-within';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { ReferralState } from '@kangban/domain/referral/states';
import type { Appointment, CarePlan, ServiceRequest } from '@medplum/fhirtypes';
import type { MapContext } from './actors';
import { concept, SYSTEM } from './codes';
import type { EntryOf } from './entry-facts';
import { metaOf, type Served } from './resource';

export interface AppointmentFacts {
  id: string;
  state: 'booked' | 'checked-in' | 'fulfilled' | 'cancelled' | 'noshow';
  siteId: string;
  siteName: string | null;
  service: string;
  /** Of a service of the county's own; null for those every county has. */
  serviceName: string | null;
  startsAt: Date;
  endsAt: Date;
  createdAt: Date;
  /** The last move, booking included. */
  changedAt: Date;
}

const STATUS = {
  booked: 'booked',
  'checked-in': 'arrived',
  fulfilled: 'fulfilled',
  cancelled: 'cancelled',
  noshow: 'noshow',
} as const satisfies Record<AppointmentFacts['state'], Appointment['status']>;
const SERVICES: Readonly<Record<string, string>> = {
  immunization: '打疫苗',
  'child-health': '孩子体检',
  'elderly-checkup': '老年人体检',
  recheck: '复查',
};

/** A place at a clinic of the county. */
export function appointmentOf(row: AppointmentFacts, { patient, actors }: MapContext): Appointment & Served {
  const clinic = actors.organization(row.siteId, row.siteName);
  return {
    resourceType: 'Appointment',
    id: row.id,
    meta: metaOf({ recordedAt: row.changedAt }),
    status: STATUS[row.state],
    serviceType: [
      concept('urn:kangban:code:service', row.service, SERVICES[row.service] ?? row.serviceName ?? row.service),
    ],
    start: row.startsAt.toISOString(),
    end: row.endsAt.toISOString(),
    created: row.createdAt.toISOString(),
    // R4 has no place for an institution among those who take part: it stands by its words.
    participant: [
      { actor: patient, status: 'accepted' },
      ...(clinic ? [{ actor: { display: clinic.display }, status: 'accepted' as const }] : []),
    ],
  };
}

/** FHIR wants both ends of what is booked (app-3): without a time the day stands, without an end the beginning. */
const instantOf = (words: string | undefined, day: PlainDate): string => {
  const told = words === undefined ? Number.NaN : Date.parse(words);
  return Number.isNaN(told) ? `${day}T00:00:00+08:00` : new Date(told).toISOString();
};

/** A place at an institution whose slots are not ours. */
export function elsewhereOf(entry: EntryOf<'appointment-elsewhere'>, { patient, actors }: MapContext): Served[] {
  const { payload } = entry;
  const clinic = actors.organization(entry.siteId, entry.institution);
  const at = instantOf(payload.startsAt, entry.happenedOn);
  const appointment: Appointment & Served = {
    resourceType: 'Appointment',
    id: entry.entryId,
    meta: metaOf(entry),
    status: payload.status,
    ...(payload.department && { serviceType: [{ text: payload.department }] }),
    description: payload.what,
    start: at,
    end: at,
    ...(payload.note && { comment: payload.note }),
    // R4 has no place for an institution among those who take part: it stands by its words.
    participant: [
      { actor: patient, status: 'accepted' },
      ...(clinic ? [{ actor: { display: clinic.display }, status: 'accepted' as const }] : []),
    ],
  };
  return [appointment];
}

const ACTIVITY = ['not-started', 'scheduled', 'in-progress', 'on-hold', 'completed', 'cancelled', 'stopped'] as const;

/** A plan of care with its steps. */
export function carePlanOf(entry: EntryOf<'care-plan'>, { patient, actors }: MapContext): Served[] {
  const { payload } = entry;
  const by =
    actors.practitioner(entry.practitioner, entry.institution) ?? actors.organization(entry.siteId, entry.institution);
  const period = {
    ...(payload.startsOn && { start: payload.startsOn }),
    ...(payload.endsOn && { end: payload.endsOn }),
  };
  const plan: CarePlan & Served = {
    resourceType: 'CarePlan',
    id: entry.entryId,
    meta: metaOf(entry),
    status: payload.status,
    intent: 'plan',
    title: payload.title,
    subject: patient,
    ...(Object.keys(period).length > 0 && { period }),
    created: entry.happenedOn,
    ...(by && { author: by }),
    ...(payload.activities.length > 0 && {
      activity: payload.activities.map(({ what, on, status }) => ({
        detail: {
          status: ACTIVITY.find((one) => one === status) ?? 'unknown',
          description: what,
          ...(on && { scheduledPeriod: { start: on, end: on } }),
        },
      })),
    }),
    ...(payload.note && { note: [{ text: payload.note }] }),
  };
  return [plan];
}

export interface ReferralFacts {
  id: string;
  kind: string;
  reason: string;
  state: ReferralState;
  openedOn: PlainDate;
  dueOn: PlainDate | null;
  siteId: string | null;
  siteName: string | null;
  toInstitution: string;
  createdAt: Date;
  changedAt: Date;
  /** Sensitive categories that are open: a reason that speaks of another is left out. */
  opened: readonly SensitiveCategory[];
}

const REQUEST_STATUS = {
  opened: 'active',
  booked: 'active',
  sent: 'active',
  seen: 'active',
  'result-back': 'completed',
  closed: 'completed',
  declined: 'revoked',
  cancelled: 'revoked',
} as const satisfies Record<ReferralState, ServiceRequest['status']>;

/** Somebody else is to look at what was found. */
export function referralOf(row: ReferralFacts, { patient, actors }: MapContext): ServiceRequest & Served {
  const requester = actors.organization(row.siteId, row.siteName);
  const performer = actors.organization(null, row.toInstitution);
  return {
    resourceType: 'ServiceRequest',
    id: row.id,
    meta: metaOf({ recordedAt: row.changedAt }),
    status: REQUEST_STATUS[row.state],
    intent: 'order',
    code: concept(SYSTEM.referral, row.kind, referralKind(row.kind).titleZh),
    subject: patient,
    ...(row.dueOn !== null && { occurrencePeriod: { start: row.openedOn, end: row.dueOn } }),
    authoredOn: row.openedOn,
    ...(requester && { requester }),
    ...(performer && { performer: [performer] }),
    ...(isWithin(row.reason, row.opened) && { reasonCode: [{ text: row.reason }] }),
  };
}
