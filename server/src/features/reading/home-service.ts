import type { Nothing } from '@kangban/contract/common';
import type { ReadingHome } from '@kangban/contract/reading/board';
import { whyNoTable } from '@kangban/domain/blood-pressure/targets';
import { sayReading } from '@kangban/domain/reading/say';
import { READING_ITEMS } from '@kangban/domain/reading/types';
import { addDays, ageInYears } from '@kangban/domain/shared/plain-date';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import { isRefused, type Refused } from '../../http/refusal';
import type { AccountSession } from '../../plugins/tokens';
import { noteRead, openRecord, type RecordView } from '../access/open-record';
import { boardOf } from './board';
import { findWish, insertWish } from './letter-store';
import { openReadings } from './list-service';
import type { KnownPerson } from './people';
import { loadTaken, type Taken } from './sittings';

/** How far back a page looks for the last value, and how many entries at most: some months of somebody who measures four times a day. */
const LOOKED_DAYS = 400;
const LOOKED_MAX = 600;

/** The newest of every kind, newest first. */
export const loadNewest = (deps: Pick<Deps, 'db' | 'clock'>, view: RecordView): Promise<Taken[]> =>
  loadTaken(deps, view, {
    items: READING_ITEMS,
    since: addDays(deps.clock.today(), -LOOKED_DAYS),
    limit: LOOKED_MAX,
  });

/** Why no table of adults speaks; of an expected child only to who may see that there is one. */
function excludedText({ person }: KnownPerson, { view, ageYears }: { view: RecordView; ageYears: number }): string {
  const why = whyNoTable({ ageYears, pregnant: person.pregnant });
  const isTold = why === 'under-18' || view.opened.includes('reproduction');
  return why !== undefined && isTold ? sayReading({ id: `note.${why}` }) : '';
}

/** The pages of pressure, glucose, weight and waist of one person. */
export async function readHome(deps: Deps, who: AccountSession, residentId: string): Promise<ReadingHome | Refused> {
  const opened = await openReadings(deps, who, residentId);
  if (isRefused(opened)) return opened;
  const { view, known } = opened;
  const [taken, letters] = await Promise.all([
    loadNewest(deps, view),
    findWish(deps.db.pool, view.countyCode, { residentIds: view.residentIds, accountId: who.accountId }),
  ]);
  noteRead(deps, view, { action: 'reading-read' });
  const on = deps.clock.today();
  return {
    residentId: view.residentId,
    label: view.label,
    boards: READING_ITEMS.map((item) => boardOf(item, taken, { known, view, on })),
    mayWrite: view.right !== 'proxy',
    excludedText: excludedText(known, { view, ageYears: ageInYears(known.person.birthDate, on) }),
    letters: letters ?? { weekly: false, monthly: false },
  };
}

/** Who wants to be told that a letter is there; the last word counts. */
export async function wishLetters(
  deps: Deps,
  who: AccountSession,
  asked: { residentId: string; weekly: boolean; monthly: boolean },
): Promise<Nothing | Refused> {
  const view = await openRecord(deps, who, asked.residentId);
  if (isRefused(view)) return view;
  const { weekly, monthly } = asked;
  await insertWish(deps.db.pool, who.countyCode, {
    wishId: uuidV7(),
    residentId: view.residentId,
    accountId: who.accountId,
    weekly,
    monthly,
    at: deps.clock.now(),
  });
  return {};
}
