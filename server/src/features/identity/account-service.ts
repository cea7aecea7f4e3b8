import type { Deps } from '../../deps';
import { type AccountRow, findAccount as find } from './account-store';

export type { AccountRow } from './account-store';

/** An open account; undefined when it was closed. */
export const findAccount = ({ db }: Pick<Deps, 'db'>, accountId: string): Promise<AccountRow | undefined> =>
  find(db, accountId);
