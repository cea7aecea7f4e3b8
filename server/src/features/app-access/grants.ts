import { isSensitiveCategory } from '@kangban/domain/record/kinds';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import { openRecordForApp, type RecordView } from '../access/open-record';
import { findLiveGrant } from './token-store';
import { hashOf } from './tokens';

export { APP_TOKEN_PREFIX } from './tokens';
export { type AppDeed, typesAllowed } from './scopes';

/** What an app sees at this moment, and which types its scopes let it ask for. */
export interface AppAccess {
  view: RecordView;
  scopes: readonly string[];
}

/**
 * The access of an app by its token, asked anew at each request: the grant lives, the app is not disabled, whoever gave it may still give
 * it, and the record is still open. Refuses `not-signed-in` for a token that is no longer good.
 */
export async function openForToken(deps: Deps, token: string): Promise<AppAccess | Refused> {
  const { countyCode } = deps.config;
  const grant = await findLiveGrant(deps.db, countyCode, { hash: hashOf(token), now: deps.clock.now() });
  if (!grant) return refuse('not-signed-in');
  const { accountId, residentId, clientId, scopes } = grant;
  const opened = grant.opened.filter(isSensitiveCategory);
  const view = await openRecordForApp(deps, { countyCode, accountId, residentId, clientId, opened });
  return isRefused(view) ? refuse('not-signed-in') : { view, scopes };
}
