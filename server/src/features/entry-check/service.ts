import type { EntryCheckOfResident, EntryDose as EntryDoseView } from '@kangban/contract/entry-check';
import { doseNameZh } from '@kangban/domain/immunization/catalogue';
import { PROGRAMMES } from '@kangban/domain/immunization/editions';
import {
  checkEntry,
  type EntryCheck,
  type EntryDose,
  type EntryKind,
  usualTermStart,
} from '@kangban/domain/immunization/entry-check';
import { SOURCES } from '@kangban/domain/immunization/programmes/sources';
import { addMonths, type PlainDate } from '@kangban/domain/shared/plain-date';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { AccountSession } from '../../plugins/tokens';
import { doseView, sourceWords } from '../immunization/dose-view';
import { forecastInputOf } from '../immunization/facts';
import { openImmunization, type ResidentToRead } from '../immunization/service';
import { proofToken } from './proof-token';
import { findSiteName, listProofs } from './store';

/** A term this far from today is a slip of the finger. */
const TERM_MONTHS = 18;

export interface EntryAsked {
  residentId: string;
  entry: EntryKind;
  termStartsOn?: PlainDate | undefined;
}

export interface EntryChecked extends ResidentToRead {
  check: EntryCheck;
}

/** The person, the right to see the immunizations, and the check of today. Refuses a term too far off. */
export async function openEntryCheck(
  deps: Deps,
  who: AccountSession,
  { residentId, entry, termStartsOn }: EntryAsked,
): Promise<EntryChecked | Refused> {
  const today = deps.clock.today();
  const term = termStartsOn ?? usualTermStart(today);
  if (term < addMonths(today, -TERM_MONTHS) || term > addMonths(today, TERM_MONTHS))
    return refuse('bad-input', { fields: [{ path: '/termStartsOn', message: 'too far from today' }] });
  const opened = await openImmunization(deps, who, residentId);
  if (isRefused(opened)) return opened;
  const check = checkEntry({ ...forecastInputOf(opened.facts, today), entry, termStartsOn: term });
  return { ...opened, check };
}

function entryDoseView(dose: EntryDose): EntryDoseView {
  const { series, vaccine, dose: number, status, earliestOn, dueOn, reasons } = doseView(dose);
  const { beforeRecheck } = dose;
  return { series, vaccine, dose: number, name: doseNameZh(dose), status, earliestOn, dueOn, beforeRecheck, reasons };
}

/** Writes down that somebody looked at another person's check. */
function noteRead(deps: Deps, who: AccountSession, { right }: ResidentToRead): void {
  if (right.right === 'self') return;
  deps.auditor.record({
    countyCode: who.countyCode,
    actorKind: 'account',
    actorId: who.accountId,
    residentId: right.residentId,
    action: 'entry-check-read',
    rightKind: right.right,
  });
}

/** Whether the child has what its age asks for, what is missing and by when, and the proofs that still hold. */
export async function readEntryCheck(
  deps: Deps,
  who: AccountSession,
  asked: EntryAsked,
): Promise<EntryCheckOfResident | Refused> {
  const opened = await openEntryCheck(deps, who, asked);
  if (isRefused(opened)) return opened;
  const { right, facts, check } = opened;
  const { residentId, name, sex, birthDate, homeSiteId } = facts;
  const { countyCode } = who;
  const [proofs, siteName] = await Promise.all([
    listProofs(deps.db, countyCode, { residentId, today: deps.clock.today() }),
    homeSiteId === null ? null : findSiteName(deps.db, countyCode, homeSiteId),
  ]);
  noteRead(deps, who, opened);
  const { missing, askClinic, upcoming, notes, flags: _, ...rest } = check;
  const doses = [...missing, ...askClinic, ...upcoming];
  return {
    ...rest,
    missing: missing.map(entryDoseView),
    askClinic: askClinic.map(entryDoseView),
    upcoming: upcoming.map(entryDoseView),
    notes: notes.map(({ rule, text, source, verified }) => ({ rule, text, source, verified })),
    residentId,
    label: right.label,
    name,
    sex,
    birthDate,
    siteName,
    programmeName: PROGRAMMES.find(({ id }) => id === check.programme)?.nameZh ?? check.programme,
    sources: { ...sourceWords(doses.map(doseView)), S13: SOURCES.S13.titleZh },
    proofs: proofs.map(({ recheckBy: _recheckBy, ...proof }) => ({
      ...proof,
      token: proofToken(deps.cipher, proof.proofId),
    })),
  };
}
