import type { PlainDate } from '../shared/plain-date';
import { referralKind } from './kinds';
import { isOpen, type ReferralMove, type ReferralState } from './states';

export interface TakenStep {
  move: ReferralMove | 'open';
  on: PlainDate;
  /** What a person wrote for the family, or the finding of the first step. */
  note: string | null;
  institution: string | null;
}

export interface ReferralFacts {
  kind: string;
  state: ReferralState;
  toInstitution: string;
  earliestOn: PlainDate | null;
  dueOn: PlainDate | null;
  /** Instant of a booked place. */
  bookedFor: string | null;
  taken: readonly TakenStep[];
}

export interface ReferralStep {
  state: 'done' | 'now' | 'waiting';
  title: string;
  note: string | null;
  on: PlainDate | null;
  until: PlainDate | null;
  at: string | null;
}

/** What a step that was taken is called; `close` follows a result at once and has no line of its own. */
const TITLES: Readonly<Record<TakenStep['move'], (step: TakenStep) => string | null>> = {
  open: ({ note }) => note ?? '开了复查单',
  book: ({ institution }) => `约好了${institution ?? ''}`,
  send: () => '复查单送过去了',
  see: ({ institution }) => `${institution ?? '医生'}看过了`,
  'return-result': ({ institution }) => `${institution ?? ''}结果回来了`,
  close: () => null,
  decline: () => '家里说先不去',
  cancel: () => '这张复查单取消了',
};

function done(step: TakenStep): ReferralStep[] {
  const title = TITLES[step.move](step);
  if (title === null) return [];
  const note = step.move === 'open' ? null : step.note;
  return [{ state: 'done', title, note, on: step.on, until: null, at: null }];
}

function next({ kind, state, toInstitution, earliestOn, dueOn, bookedFor }: ReferralFacts): ReferralStep[] {
  if (!isOpen(state)) return [];
  const result: ReferralStep = {
    state: 'waiting',
    title: '结果传回档案',
    note: '会通知您',
    on: null,
    until: null,
    at: null,
  };
  if (state === 'seen') return [{ ...result, state: 'now' }];
  const title = `${referralKind(kind).goZh}${toInstitution}`;
  return [{ state: 'now', title, note: null, on: earliestOn, until: dueOn, at: bookedFor }, result];
}

/** The whole way of a referral for the screen: what was done, what is next, what will come. A booked place is shown as next, not as done. */
export const referralSteps = (facts: ReferralFacts): ReferralStep[] => [
  ...facts.taken.filter(({ move }) => !(move === 'book' && facts.state === 'booked')).flatMap(done),
  ...next(facts),
];
