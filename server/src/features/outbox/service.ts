import type { DemoMessage } from '@kangban/contract/demo';
import { maskPhone } from '@kangban/domain/shared/masking';
import type { Deps } from '../../deps';
import { openLetter } from './letter';
import { listNewest, type StoredMessage } from './store';

/** How many messages the demo's page shows. */
const SHOWN = 50;

function demoMessage(deps: Deps, row: StoredMessage): DemoMessage {
  const { phone, openid, text } = openLetter(deps.cipher, row);
  const wechat = row.channel === 'wechat' && openid !== null;
  const masked = phone === null ? '没有留手机号' : maskPhone(phone);
  return {
    channel: wechat ? 'wechat' : 'sms',
    to: wechat ? '本人微信' : masked,
    text,
    sendAfter: row.sendAfter.toISOString(),
    state: row.state,
  };
}

/** The newest messages of the demo county, whatever their state. */
export async function listDemoMessages(deps: Deps): Promise<DemoMessage[]> {
  const rows = await listNewest(deps.db, deps.config.countyCode, SHOWN);
  return rows.map((row) => demoMessage(deps, row));
}
