import type { Referral } from '@kangban/contract/referral';
import { referralKind } from '@kangban/domain/referral/kinds';
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
