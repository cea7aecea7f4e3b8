import type { Deps } from '../../deps';
import { runBatch } from './batch';
import type { BookingOutcome, BookingRequest } from './booking-request';
import { type GroupCommit, makeGroupCommit } from './group-commit';

type Line = GroupCommit<BookingRequest, BookingOutcome>;

/** One line a county and server; keyed by its database so that desk and residents stand in the same one. */
const lines = new WeakMap<Deps['db'], Map<string, Line>>();

/** The line in which bookings of a county wait for their group commit. */
export function lineOf(deps: Deps, countyCode: string): Line {
  const ofServer = lines.get(deps.db) ?? new Map<string, Line>();
  lines.set(deps.db, ofServer);
  const line = ofServer.get(countyCode) ?? makeGroupCommit((batch) => runBatch(deps, countyCode, batch));
  ofServer.set(countyCode, line);
  return line;
}
