import type { Access } from '@kangban/contract/audit';
import type { ComplainedAccess, Complaint, DeskComplaint } from '@kangban/contract/complaint';
import { maskName } from '@kangban/domain/shared/masking';
import { type AccessRow, wordsOfAccess } from '../audit/accesses';
import type { ComplaintRow } from './store';

/** Whose answer it is when no clinic is named. */
const COUNTY = '县卫生健康委';

function complained(row: AccessRow, reader: string | null): ComplainedAccess {
  const { kind: _, ...words } = wordsOfAccess(row, reader);
  return { accessId: row.accessId, at: row.at.toISOString(), ...words };
}

const common = (row: ComplaintRow, reader: string | null): Complaint => ({
  complaintId: row.complaintId,
  residentId: row.residentId,
  access: complained(row, reader),
  reason: row.reason,
  words: row.words,
  state: row.state,
  answeredBy: row.answerSite ?? COUNTY,
  mine: row.openedBy === reader,
  steps: row.steps,
});

/** A row of the log on its own page. */
export const accessView = (
  row: AccessRow,
  { reader, complaint }: { reader: string; complaint?: Complaint },
): Access => ({
  accessId: row.accessId,
  at: row.at.toISOString(),
  ...wordsOfAccess(row, reader),
  mine: row.actorKind === 'account' && row.actorId === reader,
  complaint: complaint ? { complaintId: complaint.complaintId, state: complaint.state } : null,
});

/** A complaint as the family reads it. */
export const complaintView = common;

/** The same at the desk; staff read no 我. */
export const deskView = (row: ComplaintRow, staffId: string): DeskComplaint => ({
  ...common(row, null),
  nameMasked: maskName(row.name),
  aboutMe: row.aboutStaff === staffId,
});
