import type { ReceivedTransfer, SentTransfer } from '@kangban/contract/transfer';
import { dayOf } from '../../clock';
import type { SentRow } from './store';

/** Names of the two files: what and of which day, never whose. */
const nameOf = (row: SentRow, ending: string): string => `视力档案-${dayOf(row.madeAt)}.${ending}`;

export const sentView = (row: SentRow): SentTransfer => ({
  transferId: row.transferId,
  receiver: row.receiver,
  sentAt: row.madeAt.toISOString(),
  sentOn: dayOf(row.madeAt),
  examinations: row.examinations,
  consentVersion: row.consentVersion,
  consentBy: row.consentBy,
  code: row.code,
  stoppedAt: row.stoppedAt?.toISOString() ?? null,
  fileName: nameOf(row, 'json'),
  paperName: nameOf(row, 'pdf'),
});

export const receivedView = (row: SentRow): ReceivedTransfer => ({
  transferId: row.transferId,
  from: row.issuerName,
  receivedOn: dayOf(row.madeAt),
  examinations: row.examinations,
  imported: row.imported ?? 0,
});
