import type {
  DeskEvidence,
  DeskEvidenceEntry,
  DeskEvidenceOf,
  retractDeskEvidence,
} from '@kangban/contract/desk-evidence';
import type { BodyOf } from '@kangban/contract/endpoint';
import { decidePaper, NUMBER_TAIL, type PaperDecision } from '@kangban/domain/desk-evidence/decide-paper';
import { staffMay } from '@kangban/domain/identity/staff-rights';
import { maskName } from '@kangban/domain/shared/masking';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import { isRefused, type Refused, refuse } from '../../http/refusal';
import type { Transaction } from '../../plugins/db';
import type { StaffSession } from '../../plugins/tokens';
import { loadFacts, type PersonFacts } from '../access/facts';
import type { AuditAction } from '../audit/auditor';
import { deskEntry, type Member, memberFor } from '../desk/service';
import { noteEvidence, noteRetraction, settleEvidence } from '../point-rule/evidence';
import {
  type EvidenceRow,
  findContracts,
  findEvidence,
  insertEvidence,
  listEvidence,
  lockPerson,
  type Retracted,
  retract,
} from './store';

interface Reached {
  member: Member;
  person: PersonFacts;
}

/** A member of the person's own clinic, or of any where the person has none. */
async function reach(deps: Deps, who: StaffSession, residentId: string): Promise<Reached | Refused> {
  const member = await memberFor(deps, who, 'record-papers');
  if (isRefused(member)) return member;
  const person = await loadFacts(deps, member.countyCode, { residentId, sessionId: null });
  if (!person) return refuse('not-found');
  const may = staffMay(member, 'record-papers', person.siteId);
  return may === 'allowed' ? { member, person } : refuse(may);
}

const ofPerson = ({ member, person }: Reached) => ({
  countyCode: member.countyCode,
  residentIds: person.residentIds,
});

function retractionOf(row: EvidenceRow): DeskEvidence['retracted'] {
  const { retractedFor, retractionNote, retractedBy, retractedAt } = row;
  if (retractedFor === null || retractedAt === null) return null;
  return { reason: retractedFor, note: retractionNote ?? '', by: retractedBy ?? '', at: retractedAt.toISOString() };
}

const view = (row: EvidenceRow): DeskEvidence => ({
  evidenceId: row.evidenceId,
  kind: row.kind,
  numberTail: row.numberTail,
  happenedOn: row.happenedOn,
  endsOn: row.endsOn,
  contractId: row.contractId,
  siteName: row.siteName,
  recordedBy: row.recordedBy,
  recordedAt: row.recordedAt.toISOString(),
  retracted: retractionOf(row),
});

const audited = ({ member, person }: Reached, action: AuditAction) =>
  deskEntry(member, action, { residentId: person.residentId });

export async function listOf(deps: Deps, who: StaffSession, residentId: string): Promise<DeskEvidenceOf | Refused> {
  const reached = await reach(deps, who, residentId);
  if (isRefused(reached)) return reached;
  const { person } = reached;
  const rows = await listEvidence(deps.db.pool, ofPerson(reached));
  deps.auditor.record(audited(reached, 'papers-read'));
  return {
    residentId: person.residentId,
    nameMasked: maskName(person.name),
    today: deps.clock.today(),
    items: rows.map(view),
  };
}

interface Decided {
  kind: DeskEvidenceEntry['kind'];
  paper: Extract<PaperDecision, { ok: true }>;
}

function refusalOf(decision: Exclude<PaperDecision, { ok: true }>): Refused {
  if (decision.refused !== 'bad-input') return refuse(decision.refused);
  return refuse('bad-input', { fields: [{ path: decision.path, message: decision.message }] });
}

/** Writes the paper and, in the same transaction, what the county's rules may give points for. */
async function write(
  deps: Deps,
  client: Transaction,
  { reached, decided }: { reached: Reached; decided: Decided },
): Promise<string | undefined> {
  const { member, person } = reached;
  const { countyCode, siteId, staffId } = member;
  const { kind, paper } = decided;
  const { number, happenedOn, endsOn, contractId } = paper;
  const { residentId } = person;
  const evidenceId = uuidV7();
  const sealed = deps.cipher.seal(number);
  const isNew = await insertEvidence(client, countyCode, {
    evidenceId,
    residentId,
    kind,
    numberHash: deps.cipher.lookup('desk-evidence', `${kind} ${number}`),
    numberCipher: sealed.cipher,
    numberKeyId: sealed.keyId,
    numberTail: number.slice(-NUMBER_TAIL),
    happenedOn,
    endsOn,
    contractId,
    siteId,
    staffId,
    at: deps.clock.now(),
  });
  if (!isNew) return undefined;
  const seen = { countyCode, kind, subjectId: evidenceId, residentId, day: happenedOn } as const;
  await noteEvidence(client, deps, [{ ...seen, source: 'clinic', siteId, byStaff: staffId }]);
  return evidenceId;
}

/** Writes down a paper that was shown. One paper counts once, whoever shows it, until it is taken back. */
export async function record(
  deps: Deps,
  who: StaffSession,
  { residentId, entry }: { residentId: string; entry: DeskEvidenceEntry },
): Promise<DeskEvidence | Refused> {
  const reached = await reach(deps, who, residentId);
  if (isRefused(reached)) return reached;
  const { person, member } = reached;
  const row = await deps.db.transaction(async (client) => {
    await lockPerson(client, person.residentId);
    const contracts = await findContracts(client, ofPerson(reached));
    const { birthDate } = person.person;
    const paper = decidePaper(entry, { today: deps.clock.today(), birthDate, contracts });
    if (!('ok' in paper)) return refusalOf(paper);
    const evidenceId = await write(deps, client, { reached, decided: { kind: entry.kind, paper } });
    if (evidenceId === undefined) return refuse('paper-known');
    return (await findEvidence(client, ofPerson(reached), evidenceId)) ?? refuse('not-found');
  });
  if (isRefused(row)) return row;
  await deps.auditor.recordNow(audited(reached, 'paper-recorded'));
  void settleEvidence(deps, member.countyCode, [person.residentId]);
  return view(row);
}

/** One row at a time of each kind: what no longer stands for the county's rules. */
async function unnote(
  deps: Deps,
  client: Transaction,
  { countyCode, gone }: { countyCode: string; gone: readonly Retracted[] },
): Promise<void> {
  await noteRetraction(client, deps, {
    countyCode,
    kind: [...new Set(gone.map(({ kind }) => kind))],
    subjectIds: gone.map(({ evidenceId }) => evidenceId),
  });
}

/** Takes back what was written down wrongly, and with a contract the fees for it. The rows stay; what was given for them is corrected. */
export async function takeBack(
  deps: Deps,
  who: StaffSession,
  told: { residentId: string; evidenceId: string } & BodyOf<typeof retractDeskEvidence>,
): Promise<DeskEvidence | Refused> {
  const reached = await reach(deps, who, told.residentId);
  if (isRefused(reached)) return reached;
  const { member, person } = reached;
  const { countyCode, staffId } = member;
  const { evidenceId, reason, note } = told;
  const row = await deps.db.transaction(async (client) => {
    await lockPerson(client, person.residentId);
    const found = await findEvidence(client, ofPerson(reached), evidenceId);
    if (!found) return refuse('not-found');
    if (found.retractedFor !== null) return refuse('paper-retracted');
    const gone = await retract(client, countyCode, { evidenceId, reason, note, staffId, at: deps.clock.now() });
    await unnote(deps, client, { countyCode, gone });
    return (await findEvidence(client, ofPerson(reached), evidenceId)) ?? refuse('not-found');
  });
  if (isRefused(row)) return row;
  await deps.auditor.recordNow(audited(reached, 'paper-retracted'));
  void settleEvidence(deps, countyCode, [person.residentId]);
  return view(row);
}
