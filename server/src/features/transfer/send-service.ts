import type { SentTransfer, TransfersOfResident } from '@kangban/contract/transfer';
import { LIMITS } from '@kangban/domain/shared/limits';
import { maskName } from '@kangban/domain/shared/masking';
import { transferConsentOn } from '@kangban/domain/transfer/consent-texts';
import type { TransferredExamination } from '@kangban/domain/transfer/types';
import { writeBundle } from '@kangban/domain/transfer/write-bundle';
import { instantOf } from '../../clock';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { FirstAnswer } from '../../http/send-first';
import type { Transaction } from '../../plugins/db';
import type { AccountSession } from '../../plugins/tokens';
import { bodyHash } from '../booking/idempotency';
import { doOnce } from '../booking/repeat-service';
import { transferable } from './examinations';
import { accountEntry, maskedIdOf, maySend, type OpenedPerson, openPerson } from './person';
import { codeOf, signPackage } from './signed-package';
import {
  countSent,
  findBureau,
  findPerson,
  findSent,
  insertEvent,
  insertSent,
  listTransferRows,
  type NewSent,
} from './store';
import { receivedView, sentView } from './views';

const CREATED = 201;

/** What would be sent now, the words to agree to, and what was sent and received before. */
export async function listTransfers(
  deps: Deps,
  who: AccountSession,
  residentId: string,
): Promise<TransfersOfResident | Refused> {
  const opened = await openPerson(deps, who, residentId);
  if (isRefused(opened)) return opened;
  const today = deps.clock.today();
  const [examinations, rows] = await Promise.all([
    transferable(deps, who.countyCode, residentId),
    listTransferRows(deps.db, who.countyCode, residentId),
  ]);
  const consent = transferConsentOn(today);
  if (!consent) throw new Error(`no words to agree to on ${today}`);
  return {
    residentId,
    label: opened.right.label,
    name: opened.person.name,
    today,
    examinations: examinations.length,
    firstOn: examinations[0]?.examinedOn ?? null,
    lastOn: examinations.at(-1)?.examinedOn ?? null,
    maySend: maySend(opened.right),
    consent: { version: consent.version, text: consent.text },
    sent: rows.filter(({ direction }) => direction === 'out').map(sentView),
    received: rows.filter(({ direction }) => direction === 'in').map(receivedView),
  };
}

export interface SendRequest {
  residentId: string;
  receiver: string;
  consentVersion: string;
  idempotencyKey: string;
}

const RIGHT_WORDS = { self: '本人', guardian: '监护人', proxy: '代办人' } as const;

/** Who agreed, as the package says it: the account's own person, name masked. */
async function consentBy(deps: Deps, who: AccountSession, { right }: OpenedPerson): Promise<string> {
  const own = who.residentId === null ? undefined : await findPerson(deps.db, who.countyCode, who.residentId);
  return `${maskName(own?.name ?? '')}（${RIGHT_WORDS[right.right]}）`;
}

/** The signed package and its row, from what is true now. */
async function makePackage(
  deps: Deps,
  told: { who: AccountSession; opened: OpenedPerson; request: SendRequest; by: string },
  examinations: readonly TransferredExamination[],
): Promise<NewSent> {
  const { who, opened, request, by } = told;
  const { countyCode, accountId } = who;
  const bureau = await findBureau(deps.db, countyCode);
  if (!bureau) throw new Error(`no county ${countyCode}`);
  const now = deps.clock.now();
  const transferId = uuidV7(now.getTime());
  const { name, sex, birthDate, residentId } = opened.person;
  const { consentVersion, receiver } = request;
  const { countyKey } = deps;
  const bundle = writeBundle(
    {
      transferId,
      issuedAt: now.toISOString(),
      issuer: { countyCode, name: bureau.healthBureau },
      receiver,
      consent: { version: consentVersion, agreedAt: now.toISOString(), by },
      child: { name, sex, birthDate, idMasked: maskedIdOf(deps, opened.person) },
      examinations,
    },
    uuidV7,
  );
  const file = signPackage(bundle, countyKey);
  return {
    countyCode,
    transferId,
    residentId,
    issuerName: bureau.healthBureau,
    keyId: countyKey.publicKey.kid,
    receiver,
    code: codeOf(file),
    file,
    examinations: examinations.length,
    firstOn: examinations[0]?.examinedOn ?? null,
    lastOn: examinations.at(-1)?.examinedOn ?? null,
    consentVersion,
    consentBy: by,
    accountId,
    rightKind: opened.right.right,
    now,
  };
}

/** The start of today; packages are counted by the day. */
const startOfDay = (deps: Deps): Date => instantOf(deps.clock.today(), '00:00');

async function send(
  deps: Deps,
  client: Transaction,
  told: { who: AccountSession; opened: OpenedPerson; request: SendRequest; by: string },
): Promise<SentTransfer | Refused> {
  const { who, request } = told;
  const { countyCode, accountId } = who;
  const made = await countSent(client, accountId, { countyCode, since: startOfDay(deps) });
  if (made >= LIMITS.transfersPerAccountPerDayMax) return refuse('transfer-too-many');
  const examinations = await transferable(deps, countyCode, request.residentId);
  if (examinations.length === 0) return refuse('transfer-empty');
  const sent = await makePackage(deps, told, examinations);
  await insertSent(client, sent);
  return sentView({ ...sent, imported: null, madeAt: sent.now, stoppedAt: null });
}

/**
 * Makes a signed package for a school, once for a key, with the agreement it rests on. Refuses `forbidden` for a proxy,
 * `consent-missing` for other words than today's, `transfer-empty` when nothing was ever measured.
 */
export async function sendTransfer(
  deps: Deps,
  who: AccountSession,
  request: SendRequest,
): Promise<FirstAnswer | Refused> {
  const { residentId, receiver, consentVersion, idempotencyKey: key } = request;
  const opened = await openPerson(deps, who, residentId);
  if (isRefused(opened)) return opened;
  if (!maySend(opened.right)) return refuse('forbidden');
  if (transferConsentOn(deps.clock.today())?.version !== consentVersion) return refuse('consent-missing');
  const by = await consentBy(deps, who, opened);
  const outcome = await doOnce(deps, {
    countyCode: who.countyCode,
    repeatable: { ownerId: who.accountId, key, hash: bodyHash('sendTransfer', [residentId, receiver, consentVersion]) },
    status: CREATED,
    work: (client) => send(deps, client, { who, opened, request, by }),
  });
  if (!isRefused(outcome) && !outcome.hit)
    await deps.auditor.recordNow(accountEntry(who, opened, { action: 'record-sent' }));
  return outcome;
}

/** Takes the agreement back: nobody downloads this package any more. What a school has already is the school's to keep or delete. */
export async function stopTransfer(
  deps: Deps,
  who: AccountSession,
  { residentId, transferId }: { residentId: string; transferId: string },
): Promise<SentTransfer | Refused> {
  const opened = await openPerson(deps, who, residentId);
  if (isRefused(opened)) return opened;
  if (!maySend(opened.right)) return refuse('forbidden');
  const key = { countyCode: who.countyCode, residentId, transferId };
  if (!(await findSent(deps.db, key))) return refuse('not-found');
  const { countyCode, accountId } = who;
  const at = deps.clock.now();
  await insertEvent(deps.db, { countyCode, eventId: uuidV7(), transferId, what: 'stopped', accountId, at });
  await deps.auditor.recordNow(accountEntry(who, opened, { action: 'record-sending-stopped', transferId }));
  const row = await findSent(deps.db, key);
  return row ? sentView(row) : refuse('not-found');
}
