import type { CodeSent, ConsentItem, ConsentsOfResident, SayConsent } from '@kangban/contract/access';
import { ageOf } from '@kangban/domain/access/age-rules';
import type { DecisionArea } from '@kangban/domain/access/areas';
import { consentEndsOn, isOn } from '@kangban/domain/access/consent';
import { CONSENT_KINDS, type ConsentBy, type ConsentKind } from '@kangban/domain/access/consent-kinds';
import { presentText } from '@kangban/domain/access/consent-texts';
import { decideAccess } from '@kangban/domain/access/decide-access';
import { SENSITIVE_WORDS } from '@kangban/domain/access/sensitive-words';
import { maskName } from '@kangban/domain/shared/masking';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import { isRefused, type Refused, refuse } from '../../http/refusal';
import type { AccountSession } from '../../plugins/tokens';
import { redeemCode } from '../identity/code-service';
import { forgiveCodes, phoneOfAccount, phoneOnFile, sendCode } from './codes';
import { insertConsent } from './consent-store';
import { type Reached, reach } from './open-record';

const AREA_OF: Readonly<Record<ConsentKind, DecisionArea>> = {
  'open-record': 'open-record-consent',
  sensitive: 'sensitive-consent',
  'family-doctor': 'who-may-see',
  'referral-hospital': 'who-may-see',
  research: 'who-may-see',
  lessons: 'who-may-see',
};

function mayDecide(kind: ConsentKind, { ask }: Reached): ConsentItem['mayDecide'] {
  const area = AREA_OF[kind];
  if (decideAccess({ ...ask, area }).may === 'allowed') return 'yes';
  return decideAccess({ ...ask, area, byPersonCode: true }).may === 'allowed' ? 'by-code' : 'no';
}

function itemOf(kind: ConsentKind, reached: Reached): ConsentItem {
  const { facts } = reached;
  const { state, row } = facts.consents[kind];
  const { version, title, need, whenOn, whenOff, points } = presentText(kind, facts.person.today);
  return {
    kind,
    version,
    title,
    need,
    whenOn,
    whenOff,
    points: [...points],
    state,
    on: isOn(kind, state),
    said: row && { by: row.by, at: row.at.toISOString() },
    endsOn: state === 'given' ? (row?.endsOn ?? null) : null,
    mayDecide: mayDecide(kind, reached),
  };
}

const mayUnlock = ({ ask }: Reached): boolean =>
  ['allowed', 'sensitive-not-agreed'].includes(decideAccess({ ...ask, area: 'unlock' }).may);

/** What a person has agreed to, with the words they are asked by and whether the caller may change it. */
export async function readConsents(
  deps: Deps,
  who: AccountSession,
  residentId: string,
): Promise<ConsentsOfResident | Refused> {
  const reached = await reach(deps, who, { residentId, area: 'see-consents' });
  if (isRefused(reached)) return reached;
  const { facts, right } = reached;
  const { birthDate, today } = facts.person;
  return {
    residentId,
    right: right.right,
    label: right.label,
    nameMasked: maskName(facts.name),
    age: ageOf(birthDate, today),
    homeSiteName: facts.siteName,
    items: CONSENT_KINDS.map((kind) => itemOf(kind, reached)),
    sensitive: {
      categories: Object.values(SENSITIVE_WORDS),
      mayUnlock: mayUnlock(reached),
      unlockedUntil: facts.unlockedUntil?.toISOString() ?? null,
    },
  };
}

/** The person's code belongs to one person and one asking account. */
const purposeOf = (who: AccountSession, residentId: string): string => `consent:${who.accountId}:${residentId}`;

/** The person's own phone; not when that is the asking account's, too: a code sent to oneself is nobody's agreement. */
async function personPhone(deps: Deps, who: AccountSession, residentId: string) {
  const [phone, own] = await Promise.all([phoneOnFile(deps, who.countyCode, residentId), phoneOfAccount(deps, who)]);
  return phone && own && phone.hash.equals(own.hash) ? undefined : phone;
}

/** Sends the code by which somebody agrees through their proxy. Who may decide by themself needs none. */
export async function sendPersonCode(deps: Deps, who: AccountSession, residentId: string): Promise<CodeSent | Refused> {
  const reached = await reach(deps, who, { residentId, area: 'open-record-consent', byPersonCode: true });
  if (isRefused(reached)) return reached;
  if (reached.right.right !== 'proxy') return refuse('forbidden');
  const phone = await personPhone(deps, who, residentId);
  return sendCode(deps, who, { phone, letter: { purpose: purposeOf(who, residentId), template: 'record-consent' } });
}

const saidBy = ({ right }: Reached): ConsentBy => {
  if (right.right === 'proxy') return 'person-code';
  return right.right;
};

async function write(deps: Deps, who: AccountSession, told: { reached: Reached; said: SayConsent }) {
  const { reached, said } = told;
  const { residentId, person } = reached.facts;
  const by = saidBy(reached);
  const phone = by === 'person-code' ? await personPhone(deps, who, residentId) : undefined;
  const code = said.code ?? '';
  const use = phone && { phoneHash: phone.hash, purpose: purposeOf(who, residentId), code };
  if (by === 'person-code' && !use) return refuse('code-expired');
  const row = {
    countyCode: who.countyCode,
    consentId: uuidV7(),
    residentId,
    kind: said.kind,
    version: presentText(said.kind, person.today).version,
    given: said.given,
    by,
    accountId: who.accountId,
    endsOn: said.given ? consentEndsOn(said.kind, person.today) : null,
    at: deps.clock.now(),
  };
  // A wrong code is answered, not thrown: the try it cost stays counted.
  const refused = await deps.db.transaction(async (client) => {
    const wrong = use && (await redeemCode(deps, client, use));
    if (!wrong) await insertConsent(client, row);
    return wrong;
  });
  if (!refused && phone) await forgiveCodes(deps, phone);
  return refused;
}

/**
 * Writes a yes or a no down; it counts from the next request on. An agreement names the text that was read, a withdrawal is taken
 * whatever was on the screen.
 */
export async function sayConsent(
  deps: Deps,
  who: AccountSession,
  told: { residentId: string; said: SayConsent },
): Promise<ConsentsOfResident | Refused> {
  const { residentId, said } = told;
  const asked = { residentId, area: AREA_OF[said.kind], byPersonCode: said.code !== undefined };
  const reached = await reach(deps, who, asked);
  if (isRefused(reached)) return reached;
  if (said.given && said.version !== presentText(said.kind, reached.facts.person.today).version)
    return refuse('consent-text-old');
  const refused = await write(deps, who, { reached, said });
  if (refused) return refused;
  if (reached.right.right !== 'self')
    await deps.auditor.recordNow({
      countyCode: who.countyCode,
      actorKind: 'account',
      actorId: who.accountId,
      residentId,
      action: said.given ? 'consent-given' : 'consent-withdrawn',
      rightKind: reached.right.right,
      details: { kind: said.kind },
    });
  return readConsents(deps, who, residentId);
}
