import { create } from 'zustand';
import { HealthAnswer, VisitRef, WantedDose } from '@kangban/contract/booking';
import { PlainDate, Sex } from '@kangban/contract/common';
import { z } from '@kangban/contract/zod';
import { dayInChina, nowMs } from '@/platform/clock';
import { clearUnfinished, keepUnsentOf, UNFINISHED } from '@/platform/send-once';
import { storageSlot } from '@/platform/storage';

const DraftDose = z.object({ ...WantedDose.shape, name: z.string(), free: z.boolean() });
export type DraftDose = z.infer<typeof DraftDose>;

const DraftPerson = z.object({
  residentId: z.string(),
  label: z.string(),
  name: z.string(),
  sex: Sex,
  birthDate: PlainDate,
  doses: z.array(DraftDose),
  /** A check-up instead of vaccines: it asks no questions and no agreement. */
  visit: z.optional(VisitRef),
  /** Vaccines of the last weeks in the record: they answer one of the health questions. */
  recent: z.array(z.object({ vaccineName: z.string(), givenOn: PlainDate })),
  answers: z.array(HealthAnswer),
});
export type DraftPerson = z.infer<typeof DraftPerson>;

/** Each person's place, in the order of `people`: the same time, or two that follow each other. */
const SlotTarget = z.object({
  kind: z.literal('slot'),
  day: PlainDate,
  places: z.array(z.object({ slotId: z.string(), startsAt: z.string(), endsAt: z.string() })),
});
export type SlotTarget = z.infer<typeof SlotTarget>;
const WaitTarget = z.object({ kind: z.literal('wait'), day: PlainDate, half: z.enum(['morning', 'afternoon', 'any']) });
export type WaitTarget = z.infer<typeof WaitTarget>;

const DraftSite = z.object({
  siteId: z.string(),
  name: z.string(),
  shortName: z.string(),
  room: z.string(),
  /** Until this hour of the day before it can be changed. */
  changeCutoffAt: z.string(),
});
export type DraftSite = z.infer<typeof DraftSite>;

const Draft = z.object({
  /** Day it was begun: answers about the last three days are worth nothing the day after. */
  madeOn: PlainDate,
  people: z.array(DraftPerson),
  /** The clinic asked for; `site` follows when a time there was chosen. */
  siteId: z.optional(z.string()),
  site: z.optional(DraftSite),
  target: z.optional(z.discriminatedUnion('kind', [SlotTarget, WaitTarget])),
  consent: z.optional(z.string()),
});
export type Draft = z.infer<typeof Draft>;

const slot = storageSlot(`${UNFINISHED}booking-draft`, 1, Draft);

function stored(): Draft | undefined {
  const draft = slot.read();
  return draft?.madeOn === dayInChina(nowMs()) ? draft : undefined;
}

interface DraftState {
  draft: Draft | undefined;
}

const useDraftState = create<DraftState>(() => ({ draft: stored() }));

export const useDraft = (): Draft | undefined => useDraftState(({ draft }) => draft);
export const readDraft = (): Draft | undefined => useDraftState.getState().draft;

function keep(draft: Draft): void {
  slot.write(draft);
  useDraftState.setState({ draft });
}

const sameDoses = (one: DraftPerson, other: DraftPerson): boolean =>
  JSON.stringify([one.doses, one.visit]) === JSON.stringify([other.doses, other.visit]);

/** The check-up a draft is for; undefined for vaccines. */
export const visitOf = (draft: Draft | undefined): DraftPerson['visit'] => draft?.people[0]?.visit;

/** Vaccines and check-ups have clinics and times of their own; yesterday's answers are worth nothing. */
const canTakeUp = (before: Draft, people: readonly Omit<DraftPerson, 'answers'>[], today: PlainDate): boolean =>
  before.madeOn === today && (visitOf(before) === undefined) === (people[0]?.visit === undefined);

/** Begins, or takes up what was begun: answers already given and the clinic stay, the time too while the people are the same. */
export function beginDraft(people: readonly Omit<DraftPerson, 'answers'>[], today: PlainDate): void {
  const before = readDraft();
  const known = before && canTakeUp(before, people, today) ? before : undefined;
  const answered = people.map((person): DraftPerson => {
    const old = known?.people.find(({ residentId }) => residentId === person.residentId);
    return { ...person, answers: old?.answers ?? [] };
  });
  const unchanged =
    known?.people.length === answered.length &&
    known.people.every((person, index) => {
      const now = answered[index];
      return now?.residentId === person.residentId && sameDoses(now, person);
    });
  keep({
    madeOn: today,
    people: answered,
    siteId: known?.siteId,
    site: known?.site,
    target: unchanged ? known.target : undefined,
    consent: known?.consent,
  });
}

/** Changes a part of what was begun. */
export function changeDraft(change: Partial<Omit<Draft, 'people' | 'madeOn'>>): void {
  const draft = readDraft();
  if (draft) keep({ ...draft, ...change });
}

export function changeAnswers(residentId: string, answers: HealthAnswer[]): void {
  const draft = readDraft();
  if (!draft) return;
  const people = draft.people.map((person) => (person.residentId === residentId ? { ...person, answers } : person));
  keep({ ...draft, people });
}

/** Takes one dose away, and the person with the last of it. */
export function dropDose(residentId: string, dose: Pick<DraftDose, 'series' | 'dose'>): void {
  const draft = readDraft();
  if (!draft) return;
  const people = draft.people.map((person) =>
    person.residentId === residentId
      ? {
          ...person,
          doses: person.doses.filter(({ series, dose: number }) => series !== dose.series || number !== dose.dose),
        }
      : person,
  );
  keep({ ...draft, people: people.filter(({ doses }) => doses.length > 0) });
}

export function endDraft(): void {
  slot.clear();
  useDraftState.setState({ draft: undefined });
}

/** Forgets whatever was begun and not finished: the person signs out. */
export function forgetUnfinished(): void {
  endDraft();
  clearUnfinished();
}

/** After signing in: what was begun goes on when it is about this family, and is forgotten when it is about another. */
export function keepUnfinishedFor(residentIds: readonly string[]): void {
  const people = readDraft()?.people ?? [];
  if (!people.every(({ residentId }) => residentIds.includes(residentId))) forgetUnfinished();
  // Empty also where the family could not be asked just now: no reason to lose what was measured.
  if (residentIds.length > 0) keepUnsentOf('readings', residentIds);
}
