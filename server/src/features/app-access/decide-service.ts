import type { AppDecision, AppDuration, AppRequest } from '@kangban/contract/app-access';
import { SENSITIVE_WORDS } from '@kangban/domain/access/sensitive-words';
import { isSensitiveCategory } from '@kangban/domain/record/kinds';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { AccountSession } from '../../plugins/tokens';
import { openRecordFor, type RecordView } from '../access/open-record';
import { type FamilyRight, loadRights } from '../family/rights';
import { withAnswer } from './request-service';
import { isOffline, typesAllowed } from './scopes';
import { findRequest, insertGrant, type RequestRow, takeRequest } from './store';
import { insertTokens } from './token-store';
import { hashOf, newSecret } from './tokens';

/** The words an app is let in by: src/copy/app-access of this edition. */
const CONSENT_VERSION = 'app-access-1';
const HOUR_MS = 3_600_000;
const DAYS: Readonly<Record<AppDuration, number>> = { hour: 1 / 24, month: 30, year: 365 };
const CODE_SECONDS = 60;

/** Who may be decided for: oneself and children; a proxy reads and passes nothing on. */
const mayLetIn = ({ right }: FamilyRight): boolean => right !== 'proxy';

function peopleOf(rights: readonly FamilyRight[]): AppRequest['people'] {
  const people = rights.flatMap(({ residentId, label, right }) =>
    right === 'self' || right === 'guardian' ? [{ residentId, label, right }] : [],
  );
  return people.sort((a, b) => Number(a.right !== 'self') - Number(b.right !== 'self'));
}

const durationsOf = ({ scopes }: RequestRow): AppDuration[] =>
  isOffline(scopes) ? ['hour', 'month', 'year'] : ['hour'];

async function chosenOf(deps: Deps, who: AccountSession, residentId: string): Promise<AppRequest['chosen']> {
  const view = await openRecordFor(deps, who, { residentId, area: 'app-grant' });
  if (isRefused(view)) return null;
  return {
    residentId,
    sensitive: view.opened.map((category) => ({ category, name: SENSITIVE_WORDS[category] })),
  };
}

/** What an app asks, for the page that asks the person. */
export async function readRequest(
  deps: Deps,
  who: AccountSession,
  asked: { requestId: string; residentId: string | undefined },
): Promise<AppRequest | Refused> {
  const rights = await loadRights(deps, who);
  if (isRefused(rights)) return rights;
  const request = await findRequest(deps.db.pool, who.countyCode, {
    requestId: asked.requestId,
    now: deps.clock.now(),
  });
  if (!request) return refuse('not-found');
  const people = peopleOf(rights);
  const residentId = asked.residentId ?? people[0]?.residentId;
  if (residentId === undefined || !people.some((one) => one.residentId === residentId)) return refuse('not-found');
  return {
    requestId: request.requestId,
    appName: request.appName,
    returnsTo: new URL(request.redirectUri).host,
    types: [...new Set([...typesAllowed(request.scopes, 'r'), ...typesAllowed(request.scopes, 's')])],
    durations: durationsOf(request),
    people,
    chosen: await chosenOf(deps, who, residentId),
    consentVersion: CONSENT_VERSION,
  };
}

interface Yes {
  request: RequestRow;
  view: RecordView;
  decision: AppDecision;
}

/** What can be given: to whom, for how long, and nothing sensitive that is not unlocked in this very session. */
function faultOf({ request, view, decision }: Yes): Refused | undefined {
  if (decision.consentVersion !== CONSENT_VERSION) return refuse('consent-missing');
  if (!durationsOf(request).includes(decision.duration)) return refuse('forbidden');
  const opened = decision.sensitive.every((category) => view.opened.some((one) => one === category));
  return opened ? undefined : refuse('forbidden');
}

async function letIn(deps: Deps, who: AccountSession, { request, view, decision }: Yes): Promise<string | undefined> {
  const { countyCode, accountId } = who;
  const grantedAt = deps.clock.now();
  const code = newSecret();
  const grant = {
    grantId: uuidV7(),
    clientId: request.clientId,
    accountId,
    residentId: view.residentId,
    rightKind: view.right === 'self' ? ('self' as const) : ('guardian' as const),
    scopes: request.scopes,
    opened: decision.sensitive.filter(isSensitiveCategory),
    consentVersion: decision.consentVersion,
    grantedAt,
    endsAt: new Date(grantedAt.getTime() + DAYS[decision.duration] * 24 * HOUR_MS),
  };
  const token = {
    hash: hashOf(code),
    kind: 'code' as const,
    grantId: grant.grantId,
    redirectUri: request.redirectUri,
    codeChallenge: request.codeChallenge,
    createdAt: grantedAt,
    expiresAt: new Date(grantedAt.getTime() + CODE_SECONDS * 1000),
  };
  const taken = await deps.db.transaction(async (client) => {
    if (!(await takeRequest(client, countyCode, request.requestId))) return false;
    await insertGrant(client, countyCode, grant);
    await insertTokens(client, countyCode, [token]);
    return true;
  });
  if (!taken) return undefined;
  await deps.auditor.recordNow({
    countyCode,
    actorKind: 'account',
    actorId: accountId,
    residentId: view.residentId,
    action: 'app-let-in',
    rightKind: view.right,
    details: { clientId: request.clientId, grantId: grant.grantId, sensitive: grant.opened.length },
  });
  return withAnswer(request.redirectUri, { code, state: request.state });
}

/** The person's answer. No says so to the app; yes gives it a code that lives a minute. */
export async function decideRequest(
  deps: Deps,
  who: AccountSession,
  told: { requestId: string; decision: AppDecision },
): Promise<{ redirectTo: string } | Refused> {
  const { requestId, decision } = told;
  const rights = await loadRights(deps, who);
  if (isRefused(rights)) return rights;
  const request = await findRequest(deps.db.pool, who.countyCode, { requestId, now: deps.clock.now() });
  if (!request) return refuse('not-found');
  if (!decision.allow) {
    await deps.db.transaction((client) => takeRequest(client, who.countyCode, requestId));
    return { redirectTo: withAnswer(request.redirectUri, { error: 'access_denied', state: request.state }) };
  }
  const right = rights.find((one) => one.residentId === decision.residentId);
  if (right && !mayLetIn(right)) return refuse('forbidden');
  const view = await openRecordFor(deps, who, { residentId: decision.residentId, area: 'app-grant' });
  if (isRefused(view)) return view;
  const yes = { request, view, decision };
  const fault = faultOf(yes);
  if (fault) return fault;
  const redirectTo = await letIn(deps, who, yes);
  return redirectTo === undefined ? refuse('not-found') : { redirectTo };
}
