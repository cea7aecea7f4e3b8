import { findCheckup } from '@kangban/domain/checkup-booking/checkup-item';
import type { RedemptionToBook } from '@kangban/domain/reward/slot-item';
import { findVisit } from '@kangban/domain/child-visit/visit-booking';
import type { DoneVisit } from '@kangban/domain/child-visit/visit-items';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { type FamilyRight, linkHolds, rightOver } from '@kangban/domain/identity/rights';
import { instantOf } from '../../clock';
import type { Deps } from '../../deps';
import { loadDoneCheckups } from '../checkup-booking/done-checkups';
import { loadDoneVisits } from '../child-visit/done-visits';
import { loadRedemptionsToBook } from '../reward/slot-along';
import { loadForecastFacts, type ForecastFacts } from '../immunization/facts';
import type { BookingRequest } from './booking-request';
import {
  type AskedPerson,
  findAnswers,
  findHeldDoses,
  findPeople,
  findSlots,
  type PersonRow,
  type Queryable,
  type StoredAnswer,
} from './facts-store';
import { heldDoseOf, Ledger } from './ledger';

/** What is known of one part of a request: who asks and under which right. */
export interface PartFacts {
  sessionLives: boolean;
  right: FamilyRight | undefined;
  heldByAccount: number;
  madeOnDevice: number;
}

/** Everything a batch is decided from. */
export interface BatchFacts {
  now: Date;
  ledger: Ledger;
  people: ReadonlyMap<string, ForecastFacts>;
  /** By part in the order of the batch; undefined for parts the desk asks for. */
  parts: readonly (PartFacts | undefined)[];
  answers: ReadonlyMap<string, StoredAnswer>;
  /** Visits done, of the children a visit is booked for. */
  visits: ReadonlyMap<string, readonly DoneVisit[]>;
  /** Days of yearly checkups, of the people one is booked for. */
  checkups: ReadonlyMap<string, readonly PlainDate[]>;
  /** Redemptions a slot is booked for, of these very people. */
  redemptions: ReadonlyMap<string, RedemptionToBook>;
}

export const answerKey = (ownerId: string, key: string): string => `${ownerId} ${key}`;

const unique = (values: readonly string[]): string[] => [...new Set(values)];

function askedOf(batch: readonly BookingRequest[]): { asked: AskedPerson[]; parts: number } {
  const asked: AskedPerson[] = [];
  let no = 0;
  for (const { booker, parts } of batch) {
    for (const { residentId } of parts) {
      if (booker.kind === 'account') {
        const { accountId, sessionId, device } = booker;
        asked.push({ no, accountId, sessionId, residentId, device });
      }
      no += 1;
    }
  }
  return { asked, parts: no };
}

function rightOf(row: PersonRow, residentId: string, today: PlainDate): FamilyRight | undefined {
  if (row.right_kind === null) return undefined;
  if (!linkHolds({ state: 'active', startsOn: row.starts_on, endsOn: row.ends_on }, today)) return undefined;
  const { right_kind: right, scope, label, ends_on: endsOn } = row;
  return rightOver([{ linkId: '', residentId, right, scope, label, endsOn }], residentId, 'booking');
}

/** The people of a batch with their records: what no lock of ours guards. */
export const loadPeople = (
  deps: Deps,
  countyCode: string,
  batch: readonly BookingRequest[],
): Promise<Map<string, ForecastFacts>> =>
  loadForecastFacts(deps, countyCode, unique(batch.flatMap((one) => one.parts.map((part) => part.residentId))));

export interface Scene {
  db: Queryable;
  countyCode: string;
  batch: readonly BookingRequest[];
}

/** Loads what a batch is decided from, one query a table family whatever its size. */
export async function loadBatchFacts(
  deps: Deps,
  { db, countyCode, batch }: Scene,
  known: Promise<ReadonlyMap<string, ForecastFacts>>,
): Promise<BatchFacts> {
  const now = deps.clock.now();
  const today = deps.clock.today();
  const { asked, parts } = askedOf(batch);
  const allParts = batch.flatMap((request) => request.parts);
  const standing = Promise.all([
    findPeople(db, countyCode, { asked, now, dayStart: instantOf(today, '00:00') }),
    findSlots(db, countyCode, unique(allParts.map((part) => part.slotId))),
    findHeldDoses(db, countyCode, unique(allParts.map((part) => part.residentId))),
  ]);
  // First answers are read after everything else: whatever another server's booking under the same key has changed by then, its
  // answer is there as well.
  const keys = batch.map(({ repeatable }) => repeatable);
  const forWhom = (find: (items: (typeof allParts)[number]['doses']) => unknown): string[] =>
    unique(allParts.filter((part) => find(part.doses) !== undefined).map((part) => part.residentId));
  const [people, [rows, slots, held], stored, visits, checkups, redemptions] = await Promise.all([
    known,
    standing,
    standing.then(() => findAnswers(db, countyCode, keys)),
    loadDoneVisits(db, countyCode, forWhom(findVisit)),
    loadDoneCheckups(db, countyCode, forWhom(findCheckup)),
    loadRedemptionsToBook(db, countyCode, allParts),
  ]);
  const ledger = new Ledger(slots);
  for (const row of held) ledger.remember(row.resident_id, [heldDoseOf(row)]);
  const partFacts = new Array<PartFacts | undefined>(parts);
  for (const row of rows) {
    partFacts[row.no] = {
      sessionLives: row.session_lives,
      right: rightOf(row, allParts[row.no]?.residentId ?? '', today),
      heldByAccount: row.held_by_account,
      madeOnDevice: row.made_on_device,
    };
  }
  const answers = new Map(stored.map((row) => [answerKey(row.owner_id, row.key), row]));
  return { now, ledger, people, parts: partFacts, answers, visits, checkups, redemptions };
}
