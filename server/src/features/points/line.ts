import type { LedgerAnswer, LedgerOrder } from '@kangban/domain/points/types';
import type { Deps } from '../../deps';
import type { GroupCommit, Settled } from '../booking/group-commit';
import { isRefusedByDatabase, postedAgain } from './again';
import { makePipeline } from './pipeline';
import { type Decided, decideAhead, type OrdersOfCounty, post, writeDecided } from './post';

type Item = readonly LedgerOrder[];
type Line = GroupCommit<Item, LedgerAnswer[]>;

/** One line a county and server; keyed by its database so that everybody stands in the same one. */
const lines = new WeakMap<Deps['db'], Map<string, Line>>();

interface Orders extends OrdersOfCounty {
  /** What was decided ahead. */
  decided?: Decided | undefined;
}

/** What was decided ahead, or anew under the lock where the ledger has moved since. */
function together(deps: Deps, { decided, ...scene }: Orders): Promise<LedgerAnswer[]> {
  if (decided && !decided.link) return Promise.resolve(decided.answers);
  return postedAgain(deps, async () =>
    decided && (await writeDecided(deps.db.pool, decided))
      ? decided.answers
      : deps.db.transaction((client) => post(client, deps, scene)),
  );
}

/** Each item in a transaction of its own, in order: whatever the database refuses of one stays with that one. */
async function oneByOne(deps: Deps, countyCode: string, batch: readonly Item[]): Promise<Settled<LedgerAnswer[]>[]> {
  const settled: Settled<LedgerAnswer[]>[] = [];
  for (const item of batch)
    settled.push(
      await together(deps, { countyCode, orders: item }).then(
        (value) => ({ ok: true, value }),
        (error: unknown) => ({ ok: false, error }),
      ),
    );
  return settled;
}

async function write(
  deps: Deps,
  countyCode: string,
  { batch, decided }: { batch: readonly Item[]; decided: Decided | undefined },
): Promise<readonly Settled<LedgerAnswer[]>[]> {
  try {
    const answers = await together(deps, { countyCode, orders: batch.flat(), decided });
    let from = 0;
    return batch.map((item): Settled<LedgerAnswer[]> => {
      const value = answers.slice(from, from + item.length);
      from += item.length;
      return { ok: true, value };
    });
  } catch (error) {
    if (batch.length === 1 || !isRefusedByDatabase(error)) throw error;
    deps.log.error({ err: error, orders: batch.length }, 'the database refused a batch of points: one by one');
    return oneByOne(deps, countyCode, batch);
  }
}

/** The line in which orders of a county wait for their group commit. */
export function lineOf(deps: Deps, countyCode: string): Line {
  const ofServer = lines.get(deps.db) ?? new Map<string, Line>();
  lines.set(deps.db, ofServer);
  const line =
    ofServer.get(countyCode) ??
    makePipeline<Item, Decided, LedgerAnswer[]>({
      prepare: (batch, before) => decideAhead(deps.db.pool, deps, { countyCode, orders: batch.flat(), before }),
      write: (batch, decided) => write(deps, countyCode, { batch, decided }),
    });
  ofServer.set(countyCode, line);
  return line;
}
