import type { Referral } from '@kangban/contract/referral';
import { PRIVATE_TASK } from '@kangban/domain/care-task/sensitive-items';
import { PRIVATE_REFERRAL, referralKind } from '@kangban/domain/referral/kinds';
import { referralSteps } from '@kangban/domain/referral/steps';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { ReferralRow } from './store';

/** A referral as the family and the desk see it. */
export function referralView(row: ReferralRow, today: PlainDate): Referral {
  const { kind, state, toInstitution, earliestOn, dueOn, open } = row;
  const bookedFor = row.bookedFor?.toISOString() ?? null;
  return {
    referralId: row.referralId,
    residentId: row.residentId,
    kind,
    title: referralKind(kind).titleZh,
    reason: row.reason,
    state,
    open,
    fromSiteName: row.fromSiteName,
    fromSitePhone: row.fromSitePhone,
    toInstitution,
    toPhone: row.toPhone,
    code: row.code,
    openedOn: row.openedOn,
    earliestOn,
    dueOn,
    late: open && dueOn !== null && dueOn < today,
    bookedFor,
    steps: referralSteps({ kind, state, toInstitution, earliestOn, dueOn, bookedFor, taken: row.events }),
  };
}

/** A hospital that is not named. */
export const HOSPITAL = '医院';

/** A paper about what is not open: where it leads and what staff wrote tell what it is about. */
export function quietReferral(paper: Referral): Referral {
  const steps = paper.steps
    .filter(({ state }) => state === 'now')
    .map((step) => ({ ...step, title: PRIVATE_TASK.titleZh, note: null }));
  return { ...paper, toInstitution: HOSPITAL, toPhone: null, steps };
}

/** A paper as somebody other than the person sees it in the list, which opens nothing that is protected. */
export const forOthers = (paper: Referral): Referral =>
  paper.kind === PRIVATE_REFERRAL ? quietReferral(paper) : paper;
