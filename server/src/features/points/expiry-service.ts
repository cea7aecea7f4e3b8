import type { ExpireOrder } from '@kangban/domain/points/types';
import { dayText } from '@kangban/domain/points/words';
import { maskName } from '@kangban/domain/shared/masking';
import { instantOf } from '../../clock';
import type { Deps } from '../../deps';
import { insertMessages, messageRow } from '../outbox/outbox';
import { type Ending, listLapsed, noteEnding } from './expiry-store';
import { postOrders } from './ledger';

const HOLDERS_AT_ONCE = 200;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';
/** Nobody is woken. */
const TELL_AT = '09:00';

/** Lets lapse what could be used no later than yesterday; what is held is left alone. Run again the same day it does nothing. Returns points. */
export async function expirePoints(deps: Deps, countyCode: string): Promise<number> {
  const today = deps.clock.today();
  let expired = 0;
  for (let after = BEFORE_ALL; ;) {
    const holders = await listLapsed(deps.db.pool, countyCode, { today, after, limit: HOLDERS_AT_ONCE });
    const orders = holders.map((holder): ExpireOrder => ({
      type: 'expire',
      key: `expire:${today}:${holder.kind}.${holder.id}`,
      holder,
      on: today,
      by: { kind: 'system', id: null },
    }));
    const answers = await postOrders(deps, countyCode, orders);
    expired += answers.reduce((sum, answer) => sum + (answer.ok && !answer.hit ? answer.points : 0), 0);
    const last = holders.at(-1);
    if (!last || holders.length < HOLDERS_AT_ONCE) return expired;
    after = last.id;
  }
}

const messagesOf = (deps: Deps, countyCode: string, ending: Ending) =>
  ending.accounts.map((accountId) =>
    messageRow(deps, {
      countyCode,
      accountId,
      channel: 'wechat',
      template: 'points-end',
      params: {
        who: ending.isFamily ? ending.name : maskName(ending.name),
        points: ending.points,
        day: dayText(ending.firstOn, deps.clock.today()),
      },
      subjectId: ending.residentId,
      sendAfter: instantOf(deps.clock.today(), TELL_AT),
    }),
  );

/** Tells who has points that end, 30 and 7 days before the first of a month's: once each. Returns how many people were told of. */
export const tellOfEnding = (deps: Deps, countyCode: string): Promise<number> =>
  deps.db.transaction(async (client) => {
    const told = await noteEnding(client, countyCode, { now: deps.clock.now(), today: deps.clock.today() });
    const messages = told.flatMap((ending) => messagesOf(deps, countyCode, ending));
    if (messages.length > 0) await insertMessages(client, messages);
    return told.length;
  });
