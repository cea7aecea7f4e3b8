/** Whether a paper shown at a desk may be written down. Points are the county's rules' business, not decided here. */
import { addDays, addMonths, ageInYears, type PlainDate } from '../shared/plain-date';
import { LIMITS } from '../shared/limits';
import { CONTRACT_YEARS_MAX } from './kinds';

/** A paper is written down within a year of its day (DESIGN: older ones belong to a year that was settled). */
const BACK_MONTHS = 12;
const NUMBER_CHARACTERS_MIN = 4;
export const NUMBER_TAIL = 4;

export type Paper =
  | { kind: 'contract'; number: string; signedOn: PlainDate; years: number }
  | { kind: 'signing-fee'; number: string; paidOn: PlainDate; contractId: string }
  | { kind: 'donation'; number: string; donatedOn: PlainDate };

/** A contract of the person that was not taken back. */
export interface HeldContract {
  evidenceId: string;
  signedOn: PlainDate;
  endsOn: PlainDate;
}

export interface PaperFacts {
  today: PlainDate;
  birthDate: PlainDate;
  contracts: readonly HeldContract[];
}

export type PaperDecision =
  | { ok: true; number: string; happenedOn: PlainDate; endsOn: PlainDate | null; contractId: string | null }
  | { refused: 'bad-input'; path: string; message: string }
  | { refused: 'contract-running' | 'contract-not-running' | 'not-an-adult' };

/** A number as it is compared: full-width signs narrowed, without spaces and hyphens, capital letters. */
export const normalNumber = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/[\s\-–—‐‑]/g, '')
    .toUpperCase();

/** The last day of a contract signed on a day for so many years. */
export const contractEndsOn = (signedOn: PlainDate, years: number): PlainDate =>
  addDays(addMonths(signedOn, years * 12), -1);

/** The day a paper speaks of. */
export function dayOf(paper: Paper): PlainDate {
  if (paper.kind === 'contract') return paper.signedOn;
  return paper.kind === 'signing-fee' ? paper.paidOn : paper.donatedOn;
}

const PATH = { contract: '/signedOn', 'signing-fee': '/paidOn', donation: '/donatedOn' } as const;

function faultOf(paper: Paper, { today, birthDate }: PaperFacts): PaperDecision | undefined {
  const wrong = (path: string, message: string): PaperDecision => ({ refused: 'bad-input', path, message });
  const on = dayOf(paper);
  if (normalNumber(paper.number).length < NUMBER_CHARACTERS_MIN) return wrong('/number', 'is too short');
  if (on > today) return wrong(PATH[paper.kind], 'is in the future');
  if (on < birthDate) return wrong(PATH[paper.kind], 'is before birth');
  if (on < addMonths(today, -BACK_MONTHS)) return wrong(PATH[paper.kind], 'is more than a year ago');
  if (paper.kind === 'contract' && !(paper.years >= 1 && paper.years <= CONTRACT_YEARS_MAX))
    return wrong('/years', `is not 1 to ${CONTRACT_YEARS_MAX}`);
  return undefined;
}

const overlaps = (held: HeldContract, from: PlainDate, to: PlainDate): boolean =>
  held.signedOn <= to && from <= held.endsOn;

/**
 * Decides a paper: its day is real and not in the future, at most a year back; one contract at a time (`contract-running`); a fee is for a
 * contract of the person that holds on the day it was paid (`contract-not-running`); blood is given by adults (献血法: 18 and older).
 */
export function decidePaper(paper: Paper, facts: PaperFacts): PaperDecision {
  const fault = faultOf(paper, facts);
  if (fault) return fault;
  const number = normalNumber(paper.number);
  const happenedOn = dayOf(paper);
  if (paper.kind === 'contract') {
    const endsOn = contractEndsOn(paper.signedOn, paper.years);
    if (facts.contracts.some((held) => overlaps(held, paper.signedOn, endsOn))) return { refused: 'contract-running' };
    return { ok: true, number, happenedOn, endsOn, contractId: null };
  }
  if (paper.kind === 'donation') {
    const isAdult = ageInYears(facts.birthDate, happenedOn) >= LIMITS.adultAgeYears;
    return isAdult ? { ok: true, number, happenedOn, endsOn: null, contractId: null } : { refused: 'not-an-adult' };
  }
  const contract = facts.contracts.find(({ evidenceId }) => evidenceId === paper.contractId);
  if (!contract || !overlaps(contract, happenedOn, happenedOn)) return { refused: 'contract-not-running' };
  return { ok: true, number, happenedOn, endsOn: null, contractId: contract.evidenceId };
}
