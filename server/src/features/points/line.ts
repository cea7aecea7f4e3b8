import type { LedgerAnswer, LedgerOrder } from '@kangban/domain/points/types';
import type { Deps } from '../../deps';
import { type Committed, type GroupCommit, makeGroupCommit, type Settled } from '../booking/group-commit';
import { isRefusedByDatabase, postedAgain } from './again';
import { post } from './post';

type Item = readonly LedgerOrder[];
type Line = GroupCommit<Item, LedgerAnswer[]>;

/** One line a county and server; keyed by its database so that everybody stands in the same one. */
const lines = new WeakMap<Deps['db'], Map<string, Line>>();

const together = (deps: Deps, countyCode: string, orders: Item): Promise<LedgerAnswer[]> =>
  postedAgain(deps, (client) => post(client, deps, { countyCode, orders }));

/** Each item in a transaction of its own, in order: whatever the database refuses of one stays with that one. */
async function oneByOne(deps: Deps, countyCode: string, batch: readonly Item[]): Promise<Settled<LedgerAnswer[]>[]> {
  const settled: Settled<LedgerAnswer[]>[] = [];
  for (const item of batch)
    settled.push(
      await together(deps, countyCode, item).then(
        (value) => ({ ok: true, value }),
        (error: unknown) => ({ ok: false, error }),
      ),
    );
  return settled;
}

async function runBatch(deps: Deps, countyCode: string, batch: readonly Item[]): Promise<Committed<LedgerAnswer[]>> {
  try {
    const answers = await together(deps, countyCode, batch.flat());
    let from = 0;
    const settled = batch.map((item): Settled<LedgerAnswer[]> => {
      const value = answers.slice(from, from + item.length);
      from += item.length;
      return { ok: true, value };
    });
    return { settled: Promise.resolve(settled) };
  } catch (error) {
    if (batch.length === 1 || !isRefusedByDatabase(error)) throw error;
    deps.log.error({ err: error, orders: batch.length }, 'the database refused a batch of points: one by one');
    return { settled: Promise.resolve(await oneByOne(deps, countyCode, batch)) };
  }
}

/** The line in which orders of a county wait for their group commit. */
export function lineOf(deps: Deps, countyCode: string): Line {
  const ofServer = lines.get(deps.db) ?? new Map<string, Line>();
  lines.set(deps.db, ofServer);
  const line = ofServer.get(countyCode) ?? makeGroupCommit((batch) => runBatch(deps, countyCode, batch));
  ofServer.set(countyCode, line);
  return line;
}
