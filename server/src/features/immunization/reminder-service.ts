import { createHash } from 'node:crypto';
import { forecast } from '@kangban/domain/immunization/forecast';
import { recommendProducts } from '@kangban/domain/immunization/products';
import type { ForecastDose } from '@kangban/domain/immunization/types';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { instantOf } from '../../clock';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { Transaction } from '../../plugins/db';
import type { AccountSession } from '../../plugins/tokens';
import type { FirstAnswer } from '../booking/idempotency';
import { doOnce } from '../booking/repeat-service';
import { insertMessages, messageRow } from '../outbox/outbox';
import { forecastInputOf, type ResidentFacts } from './facts';
import { isQueued, lockReminders } from './reminder-store';
import { openImmunization } from './service';

/** The hour a reminder goes out on the first possible day: clinics are open, nobody is asleep. */
const REMIND_AT = '08:00';
const CREATED = 201;

export interface ReminderRequest {
  residentId: string;
  series: string;
  dose: number;
  idempotencyKey: string;
}

function findWaiting(
  facts: ResidentFacts,
  { series, dose }: ReminderRequest,
  today: PlainDate,
): ForecastDose | undefined {
  const input = forecastInputOf(facts, today);
  const isAsked = (one: ForecastDose): boolean => one.series === series && one.dose === dose;
  return forecast(input).doses.find(isAsked) ?? recommendProducts(input).find(isAsked);
}

/** The first possible day of a dose that has to wait; a dose that is given, possible already or left to the clinic has none. */
function remindOnOf(facts: ResidentFacts, request: ReminderRequest, today: PlainDate): PlainDate | Refused {
  const dose = findWaiting(facts, request, today);
  if (!dose) return refuse('not-found');
  if (dose.status === 'not-yet' && dose.earliestOn !== null && dose.earliestOn > today) return dose.earliestOn;
  return refuse('dose-not-eligible', { residentId: facts.residentId });
}

const sha256 = (...parts: readonly string[]): Buffer => createHash('sha256').update(parts.join('\n')).digest();

/** Stands for one dose of one person: the same request later finds the message of the first. */
function subjectOf({ residentId, series, dose }: ReminderRequest): string {
  const hex = sha256('dose reminder', residentId, series, String(dose)).toString('hex');
  // A UUID of version 8: made by us, not random (RFC 9562 §5.8).
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

interface Queued extends ReminderRequest {
  countyCode: string;
  accountId: string;
  remindOn: PlainDate;
}

/** Queues the message unless the same one waits already. */
async function queue(deps: Deps, client: Transaction, queued: Queued): Promise<void> {
  const { countyCode, accountId, remindOn } = queued;
  const about = { countyCode, accountId, subjectId: subjectOf(queued), sendAfter: instantOf(remindOn, REMIND_AT) };
  await lockReminders(client, accountId);
  if (await isQueued(client, about)) return;
  const message = messageRow(deps, { ...about, channel: 'wechat', template: 'health-notice', params: {} });
  await insertMessages(client, [message]);
}

/**
 * Queues one message for the morning of the first day a waiting dose may be given; asking again queues no second one.
 * Refuses `not-found` for somebody else or a dose nobody plans, `dose-not-eligible` for one that does not wait.
 */
export async function remindOfDose(
  deps: Deps,
  who: AccountSession,
  request: ReminderRequest,
): Promise<FirstAnswer | Refused> {
  const { residentId, series, dose, idempotencyKey: key } = request;
  const { countyCode, accountId } = who;
  const opened = await openImmunization(deps, who, residentId);
  if (isRefused(opened)) return opened;
  const hash = sha256('remindDose', residentId, series, String(dose));
  return doOnce(deps, {
    countyCode,
    repeatable: { ownerId: accountId, key, hash },
    status: CREATED,
    work: async (client) => {
      const remindOn = remindOnOf(opened.facts, request, deps.clock.today());
      if (isRefused(remindOn)) return remindOn;
      await queue(deps, client, { ...request, countyCode, accountId, remindOn });
      return { remindOn };
    },
  });
}
