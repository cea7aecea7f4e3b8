import { readBundle } from '@kangban/domain/transfer/read-bundle';
import { maskName } from '@kangban/domain/shared/masking';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { Download } from '../../http/send-file';
import type { AccountSession } from '../../plugins/tokens';
import { accountEntry, type OpenedPerson, openPerson } from './person';
import { paperOf } from './paper';
import { openPackage } from './signed-package';
import { findPerson, findSent, insertEvent, type NewEvent, type SentRow } from './store';
import { sentView } from './views';

interface Wanted {
  residentId: string;
  transferId: string;
}

interface Opened {
  opened: OpenedPerson;
  row: SentRow & { package: string };
}

/** A package of the family that may still be downloaded. */
async function openSent(deps: Deps, who: AccountSession, wanted: Wanted): Promise<Opened | Refused> {
  const opened = await openPerson(deps, who, wanted.residentId);
  if (isRefused(opened)) return opened;
  const row = await findSent(deps.db, { ...wanted, countyCode: who.countyCode });
  if (!row) return refuse('not-found');
  return row.stoppedAt === null ? { opened, row } : refuse('transfer-stopped');
}

async function noteDownload(
  deps: Deps,
  who: AccountSession,
  { opened, row, what }: Opened & { what: NewEvent['what'] },
): Promise<void> {
  const { countyCode, accountId } = who;
  const { transferId } = row;
  const at = deps.clock.now();
  await insertEvent(deps.db, { countyCode, eventId: uuidV7(), transferId, what, accountId, at });
  deps.auditor.record(accountEntry(who, opened, { action: 'record-downloaded', transferId }));
}

/** The signed file, byte for byte as it was made. */
export async function downloadFile(deps: Deps, who: AccountSession, wanted: Wanted): Promise<Download | Refused> {
  const sent = await openSent(deps, who, wanted);
  if (isRefused(sent)) return sent;
  await noteDownload(deps, who, { ...sent, what: 'file-downloaded' });
  return { name: sentView(sent.row).fileName, bytes: Buffer.from(sent.row.package) };
}

/** Who prints, as the foot of the page names them. */
async function printerName(deps: Deps, who: AccountSession): Promise<string> {
  const own = who.residentId === null ? undefined : await findPerson(deps.db, who.countyCode, who.residentId);
  return maskName(own?.name ?? '');
}

/** The paper of a package, made from the signed file itself, with a code that leads to `origin` to be checked. */
export async function downloadPaper(
  deps: Deps,
  who: AccountSession,
  wanted: Wanted & { origin: string; large: boolean },
): Promise<Download | Refused> {
  const sent = await openSent(deps, who, wanted);
  if (isRefused(sent)) return sent;
  const { row } = sent;
  const transfer = readBundle(openPackage(row.package)?.bundle);
  if ('problem' in transfer) throw new Error(`package ${row.transferId} cannot be read at ${transfer.where}`);
  const paper = paperOf(transfer, {
    code: row.code,
    address: `${wanted.origin}/check/${row.code}`,
    printedBy: await printerName(deps, who),
    printedAt: deps.clock.now(),
    large: wanted.large,
  });
  const bytes = await deps.printer.print(paper);
  if (isRefused(bytes)) return bytes;
  await noteDownload(deps, who, { ...sent, what: 'paper-downloaded' });
  return { name: sentView(row).paperName, bytes };
}
