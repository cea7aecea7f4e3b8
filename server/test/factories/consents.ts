import type { ConsentBy, ConsentKind } from '@kangban/domain/access/consent-kinds';
import { CONSENT_TEXTS } from '@kangban/domain/access/consent-texts';
import { uuidV7 } from '../../src/crypto/uuid-v7';
import type { Account, SignedInAccount } from './accounts';
import { COUNTY, type Factory, insert } from './context';
import type { Person } from './residents';

export interface SaidTold {
  kind?: ConsentKind;
  given?: boolean;
  by?: ConsentBy;
  version?: string;
  at?: Date;
  endsOn?: string | null;
}

/** A word on a consent, in the record since yesterday unless told: the person opened their record by their own account. */
export async function hasOpened(
  app: Factory,
  account: Pick<Account, 'accountId'>,
  told: SaidTold & { of: Pick<Person, 'residentId'> },
): Promise<void> {
  const kind = told.kind ?? 'open-record';
  await insert(app, 'record_consent', {
    county_code: COUNTY,
    consent_id: uuidV7(),
    resident_id: told.of.residentId,
    kind,
    version: told.version ?? CONSENT_TEXTS[kind].at(-1)?.version,
    given: told.given ?? true,
    said_by: told.by ?? 'self',
    account_id: account.accountId,
    ends_on: told.endsOn ?? null,
    said_at: told.at ?? new Date(app.deps.clock.now().getTime() - 86_400_000),
  });
}

/** This session unlocked what is sensitive a moment ago. */
export async function hasUnlocked(
  app: Factory,
  { session, accountId }: Pick<SignedInAccount, 'session' | 'accountId'>,
  of: Pick<Person, 'residentId'>,
): Promise<void> {
  const now = app.deps.clock.now();
  await insert(app, 'record_unlock', {
    county_code: COUNTY,
    unlock_id: uuidV7(),
    resident_id: of.residentId,
    account_id: accountId,
    session_id: session.sessionId,
    unlocked_at: now,
    expires_at: new Date(now.getTime() + 600_000),
  });
}
