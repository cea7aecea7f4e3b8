import { useState } from 'react';
import type { CheckupService, HealthAnswer, WantedDose } from '@kangban/contract/booking';
import type { PlainDate } from '@kangban/contract/common';
import { findResident, giveWalkInPlace, type DeskPerson, type DeskSlot } from '@kangban/contract/desk';
import type { AnswerOf, BodyOf } from '@kangban/contract/endpoint';
import type { HealthQuestion } from '@kangban/domain/booking/health-questions';
import { isAnsweredByRecord, questionsFor } from '@kangban/domain/booking/screen-answers';
import { asProblem, type ProblemError } from '@/platform/problem';
import { call } from '@/platform/request';
import { sendOnce } from '@/platform/send-once';

export type FoundPerson = AnswerOf<typeof findResident>['items'][number];
export type FindBy = { idNumber: string } | { name: string; birthDate: PlainDate };
export type WalkInPool = 'onsite' | 'staff';

export interface Place {
  slotId: string;
  pool: WalkInPool;
}

/** A place that is left in a pool the desk may draw from. */
export interface PlaceLeft extends Place {
  startsAt: string;
  endsAt: string;
  remaining: number;
}

const POOLS = ['onsite', 'staff'] as const;

/** What somebody may come for without a booking: vaccines, the yearly checkup, a recheck. */
export type WalkInKind = 'immunization' | CheckupService;
const KINDS: readonly WalkInKind[] = ['immunization', 'elderly-checkup', 'recheck'];

/** What the clinic does today of all this; vaccines where it does nothing at all. */
export function kindsOf(slots: readonly DeskSlot[]): readonly [WalkInKind, ...WalkInKind[]] {
  const [first, ...rest] = KINDS.filter((kind) => slots.some(({ service }) => service === kind));
  return [first ?? 'immunization', ...rest];
}

/** The places of the day the desk may still give for this at `now` (HH:MM), in order of time, on-site before kept ones. */
export const placesLeft = (slots: readonly DeskSlot[], kind: WalkInKind, now: string): PlaceLeft[] =>
  slots
    .filter(({ service, endsAt }) => service === kind && endsAt > now)
    .flatMap((slot) =>
      POOLS.map((pool) => ({
        slotId: slot.slotId,
        pool,
        startsAt: slot.startsAt,
        endsAt: slot.endsAt,
        remaining: slot[pool].remaining,
      })).filter(({ remaining }) => remaining > 0),
    );

/** The questions the nurse asks this person; what the record answers is not asked. */
export function questionsOf(person: FoundPerson, today: PlainDate): HealthQuestion[] {
  const context = { sex: person.sex, birthDate: person.birthDate, today, givenOn: [] };
  return questionsFor(context).filter((question) => !question.fromRecord && !isAnsweredByRecord(question, context));
}

export const doseKey = ({ series, dose }: Pick<WantedDose, 'series' | 'dose'>): string => `${series}:${dose}`;

/** What is ticked ahead: the programme's own doses. Paid ones are the person's choice. */
const freeDoses = ({ due }: FoundPerson): string[] => due.filter(({ paid }) => !paid).map(doseKey);

interface Chosen {
  person: FoundPerson | undefined;
  doses: readonly string[];
  answers: Readonly<Record<string, HealthAnswer['answer']>>;
  /** Undefined until one is tapped: the first of the day. */
  kind: WalkInKind | undefined;
  /** Why the rule says no to this checkup; the desk may give a place all the same. */
  refusal: string | undefined;
  /** Why the desk does. */
  reason: string;
}

export interface WalkIn extends Chosen {
  found: readonly FoundPerson[] | undefined;
  place: Place | undefined;
  problem: ProblemError | undefined;
  busy: boolean;
  find: (by: FindBy) => Promise<void>;
  pick: (person: FoundPerson) => void;
  toggleDose: (key: string) => void;
  answer: (questions: readonly string[], answer: HealthAnswer['answer']) => void;
  choose: (place: Place) => void;
  comesFor: (kind: WalkInKind) => void;
  explain: (reason: string) => void;
  /** The person with their ticket, undefined when it was refused. */
  give: (kind: WalkInKind) => Promise<DeskPerson | undefined>;
}

const START: Chosen = { person: undefined, doses: [], answers: {}, kind: undefined, refusal: undefined, reason: '' };

const toggled = (all: readonly string[], one: string): string[] =>
  all.includes(one) ? all.filter((other) => other !== one) : [...all, one];

type Request = BodyOf<typeof giveWalkInPlace>;

/** What goes with the place: nothing is asked for a checkup, and a reason only where the rule said no. */
function contentOf(
  { doses, answers, refusal, reason }: Chosen,
  { due }: FoundPerson,
  kind: WalkInKind,
): Pick<Request, 'doses' | 'answers' | 'checkup' | 'overrideReason'> {
  if (kind !== 'immunization') {
    const overrideReason = refusal === undefined ? {} : { overrideReason: reason.trim() };
    return { doses: [], answers: [], checkup: { service: kind }, ...overrideReason };
  }
  return {
    doses: due
      .filter((one) => doses.includes(doseKey(one)))
      .map(({ series, vaccine, dose }) => ({ series, vaccine, dose })),
    answers: Object.entries(answers).map(([question, answer]) => ({ question, answer })),
  };
}

function requestOf(chosen: Chosen, place: Place | undefined, kind: WalkInKind): Request | undefined {
  const { person } = chosen;
  if (!person || !place) return undefined;
  return { residentId: person.residentId, ...place, ...contentOf(chosen, person, kind) };
}

/** Why the rule says no to a checkup; undefined for any other trouble. */
const refusalIn = ({ code, details }: ProblemError): string | undefined =>
  code === 'checkup-not-eligible' ? (details.reason ?? '') : undefined;

/** One request after the other, with what went wrong in the last; a checkup the rule refuses is told apart. */
function useAct(onRefusal: (refusal: string) => void) {
  const [problem, setProblem] = useState<ProblemError>();
  const [busy, setBusy] = useState(false);
  const act = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    setBusy(true);
    setProblem(undefined);
    const done = await work().catch((thrown: unknown) => {
      const found = asProblem(thrown);
      const refusal = refusalIn(found);
      setProblem(found);
      if (refusal !== undefined) onRefusal(refusal);
      return undefined;
    });
    setBusy(false);
    return done;
  };
  return { problem, setProblem, busy, act };
}

/** Finding a person who walked in, asking, and giving a place: what is chosen so far. */
export function useWalkIn(): WalkIn {
  const [found, setFound] = useState<readonly FoundPerson[]>();
  const [chosen, setChosen] = useState(START);
  const [place, setPlace] = useState<Place>();
  const { problem, setProblem, busy, act } = useAct((refusal) => change({ refusal }));
  const change = (some: Partial<Chosen>): void => setChosen((all) => ({ ...all, ...some }));
  const pick = (person: FoundPerson): void => setChosen({ ...START, person, doses: freeDoses(person) });
  const give = async (kind: WalkInKind): Promise<DeskPerson | undefined> => {
    const body = requestOf(chosen, place, kind);
    if (!body) return undefined;
    return act(() =>
      sendOnce({ name: 'walk-in', what: body }, (idempotencyKey) => call(giveWalkInPlace, { body, idempotencyKey })),
    );
  };
  return {
    found,
    ...chosen,
    place,
    problem,
    busy,
    pick,
    give,
    find: async (by) => {
      setChosen(START);
      const answer = await act(() => call(findResident, { body: by }));
      setFound(answer?.items);
      if (answer?.items.length === 1 && answer.items[0]) pick(answer.items[0]);
    },
    toggleDose: (key) => setChosen((all) => ({ ...all, doses: toggled(all.doses, key) })),
    answer: (questions, answer) =>
      setChosen((all) => ({
        ...all,
        answers: { ...all.answers, ...Object.fromEntries(questions.map((id) => [id, answer])) },
      })),
    choose: setPlace,
    comesFor: (kind) => {
      setPlace(undefined);
      setProblem(undefined);
      change({ kind, refusal: undefined, reason: '' });
    },
    explain: (reason) => change({ reason }),
  };
}
