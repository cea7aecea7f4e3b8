import { useState } from 'react';
import type { HealthAnswer, WantedDose } from '@kangban/contract/booking';
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
const VACCINATION = 'immunization';

/** The places of the day the desk may still give at `now` (HH:MM), in order of time, on-site before kept ones. */
export const placesLeft = (slots: readonly DeskSlot[], now: string): PlaceLeft[] =>
  slots
    .filter(({ service, endsAt }) => service === VACCINATION && endsAt > now)
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
  /** The person with their ticket, undefined when it was refused. */
  give: () => Promise<DeskPerson | undefined>;
}

const START: Chosen = { person: undefined, doses: [], answers: {} };

const toggled = (all: readonly string[], one: string): string[] =>
  all.includes(one) ? all.filter((other) => other !== one) : [...all, one];

function requestOf(
  { person, doses, answers }: Chosen,
  place: Place | undefined,
): BodyOf<typeof giveWalkInPlace> | undefined {
  if (!person || !place) return undefined;
  return {
    residentId: person.residentId,
    ...place,
    doses: person.due
      .filter((due) => doses.includes(doseKey(due)))
      .map(({ series, vaccine, dose }) => ({ series, vaccine, dose })),
    answers: Object.entries(answers).map(([question, answer]) => ({ question, answer })),
  };
}

/** Finding a person who walked in, asking, and giving a place: what is chosen so far. */
export function useWalkIn(): WalkIn {
  const [found, setFound] = useState<readonly FoundPerson[]>();
  const [chosen, setChosen] = useState(START);
  const [place, setPlace] = useState<Place>();
  const [problem, setProblem] = useState<ProblemError>();
  const [busy, setBusy] = useState(false);

  const act = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    setBusy(true);
    setProblem(undefined);
    const done = await work().catch((reason: unknown) => {
      setProblem(asProblem(reason));
      return undefined;
    });
    setBusy(false);
    return done;
  };
  const pick = (person: FoundPerson): void => setChosen({ ...START, person, doses: freeDoses(person) });
  const give = async (): Promise<DeskPerson | undefined> => {
    const body = requestOf(chosen, place);
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
  };
}
