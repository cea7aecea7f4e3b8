import { DeskMove, type CareTask, type TaskAction, type TaskLine } from '@kangban/contract/care-task';
import type { Referral } from '@kangban/contract/referral';
import { isTestedFasting, ownerOf } from '@kangban/domain/care-task/kinds';
import { type Target, targetZh } from '@kangban/domain/care-task/lifestyle';
import { PRIVATE_TASK } from '@kangban/domain/care-task/sensitive-items';
import { taskAfter } from '@kangban/domain/care-task/states';
import { taskSteps } from '@kangban/domain/care-task/steps';
import { maskName } from '@kangban/domain/shared/masking';
import { daysBetween, type PlainDate } from '@kangban/domain/shared/plain-date';
import type { Cipher } from '../../crypto/cipher';
import { maskedPhone } from '../../crypto/sealed-column';
import { HOSPITAL, quietReferral } from '../referral/view';
import type { LineRow, TaskRow } from './read-store';

interface Seen {
  /** How the family calls this person. */
  label: string;
  today: PlainDate;
  /** Sensitive categories that are open. */
  opened: readonly string[];
  /** Ticks off what they did themself. */
  mayTick: boolean;
  papers: ReadonlyMap<string, Referral>;
}

/** What may be said of a task: its own words, or none where its category is not open. */
function wordsOf(
  row: Pick<TaskRow, 'sensitive' | 'title' | 'reason' | 'finding' | 'items'>,
  opened: readonly string[],
) {
  const { sensitive, title, reason, finding, items } = row;
  if (!isClosed({ sensitive }, opened)) return { title, reason, finding, items };
  return { title: PRIVATE_TASK.titleZh, reason: PRIVATE_TASK.reasonZh, finding: null, items: [] };
}

const isClosed = ({ sensitive }: Pick<TaskRow, 'sensitive'>, opened: readonly string[]): boolean =>
  sensitive !== null && !opened.includes(sensitive);

/** Where to go and what staff wrote tell what it is about: none of it where the category is not open. */
function quietly(row: TaskRow): TaskRow {
  const events = row.events.map((step) => ({ ...step, note: null, institution: null }));
  return { ...row, place: null, foundAt: null, events };
}

/** A task with its paper, as far as its category is open. */
function shownOf(row: TaskRow, { opened, papers }: Seen): { row: TaskRow; paper: Referral | null } {
  const paper = (row.referralId !== null && papers.get(row.referralId)) || null;
  return isClosed(row, opened) ? { row: quietly(row), paper: paper && quietReferral(paper) } : { row, paper };
}

function actionsOf(row: TaskRow, { mayTick }: Seen): TaskAction[] {
  const { kind, state, open, sitePhone, siteName } = row;
  if (!open) return [];
  return [
    ...(kind === 'recheck' && state === 'open' && siteName !== null ? (['book'] as const) : []),
    ...(kind === 'referral' && row.referralId !== null ? (['slip'] as const) : []),
    ...(kind === 'lifestyle' && mayTick ? (['tick'] as const) : []),
    ...(sitePhone === null ? [] : (['call'] as const)),
  ];
}

const targetView = (target: Target | null) => target && { ...target, text: targetZh(target) };

function ownerNameOf(row: TaskRow, { label }: Seen, paper: Referral | null): string {
  const owner = ownerOf(row.kind, row.state);
  if (owner === 'resident') return label;
  return owner === 'hospital' ? (paper?.toInstitution ?? HOSPITAL) : (row.siteName ?? '卫生院');
}

/** A task as the family sees it. */
export function taskView(told: TaskRow, seen: Seen): CareTask {
  const { row, paper } = shownOf(told, seen);
  const { taskId, residentId, kind, state, open, openedOn, dueOn, doctor, siteName, sitePhone } = row;
  const words = wordsOf(row, seen.opened);
  const place = row.place ?? paper?.toInstitution ?? null;
  const bookedFor = row.bookedFor?.toISOString() ?? null;
  const { foundOn, foundAt, events: taken } = row;
  return {
    taskId,
    residentId,
    kind,
    ...{ title: words.title, reason: words.reason, items: words.items },
    state,
    open,
    urgent: kind === 'call-now',
    ownerKind: ownerOf(kind, state),
    ownerName: ownerNameOf(row, seen, paper),
    openedOn,
    dueOn,
    late: open && dueOn < seen.today,
    bookedFor,
    place,
    fasting: isTestedFasting(kind, words.items),
    referral: paper,
    steps: taskSteps({
      ...{ kind, state, openedOn, dueOn, doctor, place, bookedFor, foundOn, foundAt, taken },
      title: words.title,
      finding: words.finding,
      clinic: siteName,
    }),
    actions: actionsOf(row, seen),
    target: targetView(row.target),
    ticks: row.ticks,
    siteName,
    sitePhone,
  };
}

const MOVES = DeskMove.options;

/** A line of the clinic's list: name and phone masked; what is shown only after unlocking is not said here either. */
export function lineView(row: LineRow, { cipher, today }: { cipher: Cipher; today: PlainDate }): TaskLine {
  const { taskId, residentId, kind, state, openedOn, dueOn, place, referralId, attempts, lastAttempt } = row;
  const { title, reason } = wordsOf({ ...row, finding: null, items: [] }, []);
  return {
    taskId,
    residentId,
    nameMasked: maskName(row.name),
    phoneMasked: maskedPhone(cipher, row.phoneCipher, row.phoneKeyId),
    kind,
    title,
    reason,
    state,
    openedOn,
    dueOn,
    daysLate: Math.max(daysBetween(dueOn, today), 0),
    bookedFor: row.bookedFor?.toISOString() ?? null,
    place,
    referralId,
    attempts,
    lastAttempt: lastAttempt && { ...lastAttempt, at: new Date(lastAttempt.at).toISOString() },
    moves: MOVES.filter((move) => taskAfter(kind, state, move) !== undefined),
    target: targetView(row.target),
  };
}
