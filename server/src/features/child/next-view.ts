import type { ChildNext } from '@kangban/contract/child';
import { nextThingOf } from '@kangban/domain/child/next-thing';
import type { ThingsToArrange } from '@kangban/domain/home/next-thing';
import { doseNameZh } from '@kangban/domain/immunization/catalogue';
import type { ForecastDose } from '@kangban/domain/immunization/types';
import { dueView } from '../home/due-dose';
import type { LoadedChild } from './load';
import { referralPart } from './parts';

function placesOf({ appointments }: LoadedChild) {
  return appointments.map(({ appointmentId, day, startsAt, doses, visit }) => ({
    what: visit ? ('visit' as const) : ('vaccine' as const),
    name: visit?.name ?? doses.map(doseNameZh).join('、'),
    day,
    startsAt,
    appointmentId,
    referralId: null,
  }));
}

const OPEN_VISITS: readonly string[] = ['due', 'overdue', 'not-yet'];

function visitToGo({ visits }: LoadedChild) {
  const card = visits?.visits.find(({ code }) => code === visits.next);
  if (!card || card.booked !== null || !OPEN_VISITS.includes(card.status)) return undefined;
  const status = card.status === 'overdue' ? 'overdue' : card.status === 'due' ? 'due' : 'not-yet';
  return { ...card, status } as const;
}

function decide(child: LoadedChild, things: ThingsToArrange<ForecastDose>) {
  const { growth, visits } = child;
  return nextThingOf({
    birthDate: child.facts.birthDate,
    today: child.today,
    due: child.mayVaccines ? things.due : [],
    nextDose: child.mayVaccines ? things.next : undefined,
    referrals: child.referrals.map((one) => ({
      ...referralPart(one),
      earliestOn: one.earliestOn,
      seen: one.state === 'seen',
    })),
    visit: visitToGo(child),
    hearing: visits?.hearingRescreen ?? undefined,
    lastMeasuredOn: growth ? (growth.measurements.at(-1)?.measuredOn ?? null) : undefined,
    arranged: placesOf(child),
  });
}

type Thing = ReturnType<typeof decide>;

const doseName = ({ vaccine, dose }: ForecastDose): string => doseNameZh({ vaccine, dose });

function arrangedView({ arranged }: Extract<Thing, { kind: 'arranged' }>): ChildNext {
  if ('what' in arranged) return { kind: 'arranged', arranged };
  const { referralId, title, bookedOn, dueOn } = arranged;
  const day = bookedOn ?? dueOn;
  if (day === null) throw new RangeError('an arranged referral without a day');
  return {
    kind: 'arranged',
    arranged: { what: 'referral', name: title, day, startsAt: null, appointmentId: null, referralId },
  };
}

type ToCome = Extract<Thing, { from: unknown }>;

function toComeView(thing: ToCome): ChildNext {
  const { from } = thing;
  if (thing.kind === 'dose-to-come') return { kind: 'to-come', what: 'vaccine', name: doseName(thing.dose), from };
  if (thing.kind === 'visit-to-come') return { kind: 'to-come', what: 'visit', name: thing.visit.name, from };
  return { kind: 'to-come', what: 'referral', name: thing.referral.title, from };
}

function referralView({ late, referral }: Extract<Thing, { kind: 'referral' }>): ChildNext {
  const { referralId, title, toInstitution, dueOn } = referral;
  return { kind: 'referral', late, referralId, title, toInstitution, until: dueOn };
}

function visitView({ late, visit }: Extract<Thing, { kind: 'visit' }>): ChildNext {
  const { code, name, to, bookable } = visit;
  return { kind: 'visit', late, visit: code, name, until: to, bookable };
}

const hearingText = ({ visits }: LoadedChild): string => visits?.hearingRescreen?.text ?? '';

function viewOf(thing: Thing, child: LoadedChild): ChildNext {
  if ('from' in thing) return toComeView(thing);
  switch (thing.kind) {
    case 'referral':
      return referralView(thing);
    case 'vaccine':
      return { kind: 'vaccine', late: thing.late, doses: thing.doses.map(dueView) };
    case 'hearing':
      return { ...thing, text: hearingText(child) };
    case 'visit':
      return visitView(thing);
    case 'arranged':
      return arrangedView(thing);
    case 'measure':
    case 'nothing':
      return thing;
  }
}

/** What to do first for the child, as the page shows it. */
export const nextOf = (child: LoadedChild, things: ThingsToArrange<ForecastDose>): ChildNext =>
  viewOf(decide(child, things), child);
