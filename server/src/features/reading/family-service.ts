import type { AnswerOf } from '@kangban/contract/endpoint';
import type { getFamilyReadings } from '@kangban/contract/reading/family';
import { sayReading } from '@kangban/domain/reading/say';
import { standOf } from '@kangban/domain/reading/stand';
import { dayOf } from '../../clock';
import type { Deps } from '../../deps';
import { isRefused, type Refused } from '../../http/refusal';
import type { AccountSession } from '../../plugins/tokens';
import { openFamilyFor } from '../access/open-family';
import { noteRead } from '../access/open-record';
import { type KnownPerson, loadPeople } from './people';
import { listLatest, type RecentRow } from './store';
import { textOfValue } from './values';

/** How far back home looks for the latest of each kind. */
const LATEST_MS = 400 * 86_400_000;

type Family = AnswerOf<typeof getFamilyReadings>;

function boardOf({ item, mean, measuredAt }: RecentRow, { person, config }: KnownPerson) {
  const { stand, word } = standOf(mean, 'home', { person, config, on: dayOf(measuredAt) });
  const stateText = stand === 'unjudged' ? '' : sayReading(word);
  return { item, text: textOfValue(mean), at: measuredAt.toISOString(), state: stand, stateText };
}

/** The newest of each kind measured at home, for everybody of the family whose record may be seen: one statement for all of them. */
export async function readFamily(deps: Deps, who: AccountSession): Promise<Family | Refused> {
  const family = await openFamilyFor(deps, who, { residentIds: null, area: 'record' });
  if (isRefused(family)) return family;
  const views = [...family.values()].flatMap((view) => (isRefused(view) ? [] : [view]));
  const since = new Date(deps.clock.now().getTime() - LATEST_MS);
  const { countyCode } = who;
  const [rows, people] = await Promise.all([
    listLatest(deps.db.pool, countyCode, { residentIds: views.flatMap(({ residentIds }) => residentIds), since }),
    loadPeople(deps, deps.db.pool, { countyCode, residentIds: views.map(({ residentId }) => residentId) }),
  ]);
  const items = views.flatMap((view) => {
    const known = people.get(view.residentId);
    const own = rows.filter(({ residentId }) => view.residentIds.includes(residentId));
    if (!known || own.length === 0) return [];
    noteRead(deps, view, { action: 'reading-read', details: { page: 'family' } });
    return [{ residentId: view.residentId, label: view.label, boards: own.map((row) => boardOf(row, known)) }];
  });
  return { items };
}
