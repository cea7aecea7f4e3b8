import * as reward from '@kangban/contract/reward';
import * as atDesk from '@kangban/contract/reward-desk';
import * as keep from '@kangban/contract/reward-item';
import type { FastifyInstance } from 'fastify';
import type { Deps } from '../../deps';
import { tagged } from '../../http/etag';
import { sendFirst } from '../../http/send-first';
import { serve } from '../../http/serve';
import { pauseReward, readRewardItems, setRewardPrice, setRewardStock } from './admin-service';
import { readCatalogue } from './catalogue-service';
import { cancel, joinCheckup, showCode } from './change-service';
import { findAtCounter } from './counter-find';
import { confirm, readCounterDay, refund } from './counter-service';
import { addRewardItem, retireReward, setRewardPlace, setRewardTexts } from './item-service';
import { readRedemption, readRedemptions } from './read-service';
import { redeem } from './redeem-service';

const hereOf = ({ latitude, longitude }: { latitude?: number | undefined; longitude?: number | undefined }) =>
  latitude === undefined || longitude === undefined ? undefined : { latitude, longitude };

function registerCounter(app: FastifyInstance, deps: Deps): void {
  serve(app, atDesk.findRedemption, ({ who, body }) => findAtCounter(deps, who, body));
  serve(app, atDesk.confirmRedemption, async ({ who, params, body, idempotencyKey, reply }) =>
    sendFirst(reply, await confirm(deps, who, { ...params, ...body, idempotencyKey })),
  );
  serve(app, atDesk.refundRedemption, async ({ who, params, body, idempotencyKey, reply }) =>
    sendFirst(reply, await refund(deps, who, { ...params, ...body, idempotencyKey })),
  );
  serve(app, atDesk.listCounterDay, ({ who, query }) => readCounterDay(deps, who, query));
}

function registerAdmin(app: FastifyInstance, deps: Deps): void {
  serve(app, atDesk.listRewardItems, ({ who }) => readRewardItems(deps, who));
  serve(app, atDesk.setRewardStock, ({ who, params, body }) => setRewardStock(deps, who, { ...params, ...body }));
  serve(app, atDesk.setRewardPrice, ({ who, params, body }) => setRewardPrice(deps, who, { ...params, ...body }));
  serve(app, atDesk.pauseReward, ({ who, params, body }) => pauseReward(deps, who, { ...params, ...body }));
  serve(app, keep.addRewardItem, ({ who, body }) => addRewardItem(deps, who, body));
  serve(app, keep.setRewardPlace, ({ who, params, body }) => setRewardPlace(deps, who, { ...params, ...body }));
  serve(app, keep.setRewardTexts, ({ who, params, body }) => setRewardTexts(deps, who, { ...params, ...body }));
  serve(app, keep.retireReward, ({ who, params, body }) => retireReward(deps, who, { ...params, ...body }));
}

/** What points are used for: the catalogue, redeeming, the code of a minute, the counter, and the county's stock. */
export function registerReward(app: FastifyInstance, deps: Deps): void {
  serve(app, reward.listRewards, ({ who, params, query }) =>
    readCatalogue(deps, who, { residentId: params.residentId, here: hereOf(query) }),
  );
  serve(app, reward.redeemReward, async ({ who, params, body, idempotencyKey, reply }) =>
    sendFirst(reply, await redeem(deps, who, { ...params, ...body, idempotencyKey })),
  );
  serve(app, reward.listRedemptions, ({ who, params, query }) => readRedemptions(deps, who, { ...params, ...query }));
  serve(app, reward.getRedemption, async (call) => tagged(call, await readRedemption(deps, call.who, call.params)));
  serve(app, reward.showRedemptionCode, async (call) => {
    void call.reply.header('cache-control', 'private, no-store');
    return showCode(deps, call.who, call.params);
  });
  serve(app, reward.cancelRedemption, async ({ who, params, idempotencyKey, reply }) =>
    sendFirst(reply, await cancel(deps, who, { ...params, idempotencyKey })),
  );
  serve(app, reward.joinCheckup, ({ who, params, body }) => joinCheckup(deps, who, { ...params, ...body }));
  registerCounter(app, deps);
  registerAdmin(app, deps);
}
