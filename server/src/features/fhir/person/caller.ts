import type { Deps } from '../../../deps';
import { HttpRefusal, isRefused } from '../../../http/refusal';
import { STATUS } from '../../../http/status';
import { TITLES } from '../../../http/titles';
import type { AccountSession } from '../../../plugins/tokens';
import { noteRead, openRecord, type RecordView } from '../../access/open-record';
import { APP_TOKEN_PREFIX, type AppDeed, openForToken, typesAllowed } from '../../app-access/grants';
import { FhirError, fhirError } from '../outcome';

/** A person who reads with their own session, or an app they let in. */
export type PersonCaller = { kind: 'session'; who: AccountSession } | { kind: 'app'; token: string };

const BEARER = /^Bearer ([\w.-]{20,4000})$/i;

/** Who reads, when the bearer is a person's; undefined for a clinic's system and for nobody. */
export function personOf({ tokens, clock }: Deps, authorization: string | undefined): PersonCaller | undefined {
  const token = BEARER.exec(authorization ?? '')?.[1];
  if (token === undefined) return undefined;
  if (token.startsWith(APP_TOKEN_PREFIX)) return { kind: 'app', token };
  try {
    const session = tokens.read(token, clock.now().getTime());
    return session.kind === 'account' ? { kind: 'session', who: session } : undefined;
  } catch (error) {
    if (error instanceof HttpRefusal) return undefined;
    throw error;
  }
}

const LOGIN = new FhirError([{ status: 401, code: 'login', diagnostics: 'This token is good no longer.' }], {
  'www-authenticate': 'Bearer realm="fhir", error="invalid_token"',
});

/** What a caller may see of whom. */
export interface PersonAccess {
  view: RecordView;
  /** Types the app's scopes name for a deed; undefined for a session: everything the view shows. */
  typesFor(deed: AppDeed): readonly string[] | undefined;
}

const notFound = (): FhirError => fhirError(404, 'not-found', 'Nothing by this id can be found here.');

async function openForSession(deps: Deps, who: AccountSession, residentId: string): Promise<PersonAccess> {
  if (who.residentId === null) throw fhirError(403, 'forbidden', TITLES['binding-needed']);
  const view = await openRecord(deps, who, residentId);
  if (!isRefused(view)) return { view, typesFor: () => undefined };
  const status = STATUS[view.refused];
  if (status === 401) throw LOGIN;
  if (status === 404) throw notFound();
  throw fhirError(status, 'forbidden', TITLES[view.refused]);
}

async function openForApp(deps: Deps, token: string): Promise<PersonAccess> {
  const access = await openForToken(deps, token);
  if (isRefused(access)) throw LOGIN;
  return { view: access.view, typesFor: (deed) => typesAllowed(access.scopes, deed) };
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Opens the record a request is about: the one it names, else the app's person or the session's own. Somebody else's id says no more than
 * that nothing was found. Throws FhirError.
 */
export async function openFor(deps: Deps, caller: PersonCaller, patientId: string | undefined): Promise<PersonAccess> {
  if (caller.kind === 'app') {
    const access = await openForApp(deps, caller.token);
    if (patientId !== undefined && !access.view.residentIds.includes(patientId)) throw notFound();
    return access;
  }
  const residentId = patientId ?? caller.who.residentId ?? '';
  if (!UUID.test(residentId)) throw notFound();
  return openForSession(deps, caller.who, residentId);
}

/** Types that were asked for and may be had. Throws where an app's scopes name none of them. */
export function typesWithin(access: PersonAccess, deed: AppDeed, asked: readonly string[] | undefined) {
  const allowed = access.typesFor(deed);
  if (allowed === undefined) return asked;
  const types = asked ? asked.filter((type) => allowed.includes(type)) : allowed;
  if (types.length === 0) throw fhirError(403, 'forbidden', 'The scopes of this token do not allow to read this.');
  return types;
}

/** Notes who read; one's own reading is nobody's news. */
export const note = (deps: Deps, { view }: PersonAccess, what: string): void =>
  noteRead(deps, view, { action: 'app-read', details: { what } });

export { notFound };
