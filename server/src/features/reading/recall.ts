import type { CallOff } from '@kangban/domain/care-task/call-off-texts';
import { alarmOf } from '@kangban/domain/reading/alarm';
import type { Deps } from '../../deps';
import type { Transaction } from '../../plugins/db';
import { callOff } from '../care-task/call-off';
import { type AlarmedSitting, FRESH_MS, openAlarms } from './alarm';
import { type KnownPerson, loadPeople } from './people';
import type { Sitting } from './sitting';
import { listRecent } from './store';

/** What no longer stands, and who said so. */
export interface Gone {
  countyCode: string;
  residentId: string;
  entryIds: readonly string[];
  why: CallOff;
  by: { accountId: string | null; staffId: string | null };
}

type RecallDeps = Pick<Deps, 'clock' | 'cipher'>;

/**
 * Sittings that still stand and speak of now, the newest first, but for these. On the safe side each is taken as the second one: what
 * hurt is not kept, and a call too many does no harm.
 */
async function stillAlarming(
  deps: RecallDeps,
  client: Transaction,
  told: { countyCode: string; known: KnownPerson; but: readonly string[] },
): Promise<AlarmedSitting[]> {
  const { countyCode, known, but } = told;
  const to = deps.clock.now();
  const from = new Date(to.getTime() - FRESH_MS);
  const rows = await listRecent(client, countyCode, { residentIds: known.residentIds, from, to });
  const { pregnant } = known.person;
  return rows
    .filter(({ entryId }) => !but.includes(entryId))
    .sort((a, b) => b.measuredAt.getTime() - a.measuredAt.getTime())
    .map(({ mean, entryId }) => {
      const alarm = alarmOf(mean, { pregnant, symptoms: [], again: true });
      return { sitting: { known }, mean, alarm, entryId };
    });
}

/**
 * The clinic's call about a reading that was wrong is off; where another reading of these days needs one by itself, it is opened for that
 * one: there was only one call for both. The entries were replaced before, in the same transaction.
 */
export async function recallFor(deps: RecallDeps, client: Transaction, gone: Gone): Promise<void> {
  if ((await callOff(deps, client, gone)) > 0) await callAnew(deps, client, { ...gone, but: [] });
}

async function callAnew(
  deps: RecallDeps,
  client: Transaction,
  told: { countyCode: string; residentId: string; but: readonly string[] },
): Promise<void> {
  const { countyCode, residentId, but } = told;
  const known = (await loadPeople(deps, client, { countyCode, residentIds: [residentId] })).get(residentId);
  if (!known) return;
  const kept = await stillAlarming(deps, client, { countyCode, known, but });
  await openAlarms(deps, client, { countyCode, kept });
}

/** The calls of sittings that were just kept: those about what they correct are off before their own are opened. */
export async function callAbout(
  deps: RecallDeps,
  client: Transaction,
  { countyCode, kept }: { countyCode: string; kept: readonly (AlarmedSitting & { sitting: Sitting })[] },
): Promise<void> {
  const anew: { residentId: string; but: string[] }[] = [];
  for (const { sitting, entryId } of kept) {
    if (!sitting.corrects) continue;
    const entryIds = sitting.corrects.session.entryIds;
    const by = { accountId: sitting.accountId, staffId: null };
    const off = await callOff(deps, client, { countyCode, entryIds, why: 'corrected', by });
    if (off > 0) anew.push({ residentId: sitting.known.residentId, but: [entryId] });
  }
  await openAlarms(deps, client, { countyCode, kept });
  for (const one of anew) await callAnew(deps, client, { countyCode, ...one });
}
