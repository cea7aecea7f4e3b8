import type { AppGrant, listAppGrants } from '@kangban/contract/app-access';
import type { AnswerOf } from '@kangban/contract/endpoint';
import { SENSITIVE_WORDS } from '@kangban/domain/access/sensitive-words';
import { isSensitiveCategory } from '@kangban/domain/record/kinds';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { AccountSession } from '../../plugins/tokens';
import { openRecordFor } from '../access/open-record';
import { typesAllowed } from './scopes';
import { endGrant, listGrants, type ListedGrant } from './store';

const SHOWN = 50;

/** What is sensitive of a grant is told to the person and to whoever gave it: to the rest of the family the category would say too much. */
const sensitiveFor = (row: ListedGrant, { isSelf, accountId }: GrantReader): string[] =>
  isSelf || row.accountId === accountId
    ? row.opened.filter(isSensitiveCategory).map((category) => SENSITIVE_WORDS[category])
    : [];

interface GrantReader {
  isSelf: boolean;
  accountId: string;
  now: Date;
}

const grantView = (row: ListedGrant, reader: GrantReader): AppGrant => ({
  grantId: row.grantId,
  appName: row.appName,
  types: [...new Set([...typesAllowed(row.scopes, 'r'), ...typesAllowed(row.scopes, 's')])],
  sensitive: sensitiveFor(row, reader),
  grantedAt: row.grantedAt.toISOString(),
  endsAt: row.endsAt.toISOString(),
  endedAt: row.endedAt?.toISOString() ?? null,
  live: row.endedAt === null && row.endsAt > reader.now && !row.disabled,
});

/** Apps that were let into a person's record, newest first; open to the family whatever was consented, as 谁看过 is. */
export async function readGrants(
  deps: Deps,
  who: AccountSession,
  residentId: string,
): Promise<AnswerOf<typeof listAppGrants> | Refused> {
  const view = await openRecordFor(deps, who, { residentId, area: 'see-consents' });
  if (isRefused(view)) return view;
  const { residentIds, label, right } = view;
  const rows = await listGrants(deps.db.pool, who.countyCode, { residentIds, limit: SHOWN });
  const reader = { isSelf: right === 'self', accountId: who.accountId, now: deps.clock.now() };
  return { residentId, label, mayEnd: right !== 'proxy', grants: rows.map((row) => grantView(row, reader)) };
}

/** Takes an app's access away. Counts at once: the grant is looked at in every request of the app. */
export async function takeBack(
  deps: Deps,
  who: AccountSession,
  told: { residentId: string; grantId: string },
): Promise<Record<string, never> | Refused> {
  const { residentId, grantId } = told;
  const view = await openRecordFor(deps, who, { residentId, area: 'see-consents' });
  if (isRefused(view)) return view;
  if (view.right === 'proxy') return refuse('forbidden');
  const rows = await listGrants(deps.db.pool, who.countyCode, { residentIds: view.residentIds, limit: SHOWN });
  const grant = rows.find((row) => row.grantId === grantId);
  if (!grant) return refuse('not-found');
  const ended = await endGrant(deps.db.pool, who.countyCode, {
    grantId,
    by: 'account',
    accountId: who.accountId,
    at: deps.clock.now(),
  });
  if (!ended) return {};
  await deps.auditor.recordNow({
    countyCode: who.countyCode,
    actorKind: 'account',
    actorId: who.accountId,
    residentId,
    action: 'app-let-out',
    rightKind: view.right,
    details: { clientId: grant.clientId, grantId },
  });
  return {};
}
