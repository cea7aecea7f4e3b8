import type { Deps } from '../../deps';
import { type Letter, openLetter } from './letter';
import { type Channel, type Outcome, saveOutcomes, type StoredMessage, takeDue } from './store';

/** Messages taken at once; they are sent side by side. */
const BATCH = 20;
/** After this many tries, some eight hours, a message is given up. */
const TRIES_MAX = 9;
/** Where a subscribe message opens the mini-program. */
const PAGE = 'pages/home/index';

type SendDeps = Pick<Deps, 'clock' | 'cipher' | 'config' | 'db' | 'log' | 'sms' | 'wechat'>;
type Result = { sent: true; channel: Channel } | { failed: 'later' | 'never'; channel: Channel; error: string };

const laterOrNever = (failed: string): 'later' | 'never' => (failed === 'undeliverable' ? 'never' : 'later');

async function byWechat(deps: SendDeps, letter: Letter): Promise<Result | undefined> {
  const templateId = deps.config.wechat.templates.get(letter.template);
  const { openid, fields } = letter;
  if (openid === null || fields === null || templateId === undefined) return undefined;
  const answer = await deps.wechat.sendMessage({ openid, templateId, page: PAGE, fields });
  if ('sent' in answer) return { sent: true, channel: 'wechat' };
  return {
    failed: laterOrNever(answer.failed),
    channel: 'wechat',
    error: `wechat ${answer.failed} ${answer.errcode ?? ''}`,
  };
}

async function bySms(deps: SendDeps, row: StoredMessage, { phone, text }: Letter): Promise<Result> {
  if (phone === null) return { failed: 'never', channel: 'sms', error: 'no address' };
  const answer = await deps.sms.send({ messageId: row.messageId, phone, text });
  if ('sent' in answer) return { sent: true, channel: 'sms' };
  return { failed: laterOrNever(answer.failed), channel: 'sms', error: `sms ${answer.failed} ${answer.status ?? ''}` };
}

/** By WeChat when asked and possible, else by SMS; what WeChat will never deliver goes by SMS, too. */
async function deliver(deps: SendDeps, row: StoredMessage): Promise<Result> {
  const letter = openLetter(deps.cipher, row);
  const staleAtMs = row.sendAfter.getTime() + letter.staleMinutes * 60_000;
  if (deps.clock.now().getTime() > staleAtMs) return { failed: 'never', channel: row.channel, error: 'too late' };
  if (deps.config.demo) return { sent: true, channel: row.channel };
  const first = row.channel === 'wechat' ? await byWechat(deps, letter) : undefined;
  if (first && !('failed' in first && first.failed === 'never')) return first;
  return bySms(deps, row, letter);
}

async function outcomeOf(deps: SendDeps, row: StoredMessage): Promise<Outcome> {
  const key = { countyCode: row.countyCode, messageId: row.messageId, at: deps.clock.now() };
  try {
    const result = await deliver(deps, row);
    if ('sent' in result) return { ...key, state: 'sent', channel: result.channel, error: null };
    const over = result.failed === 'never' || row.tries >= TRIES_MAX;
    return { ...key, state: over ? 'failed' : 'queued', channel: row.channel, error: result.error };
  } catch (error) {
    deps.log.error({ err: error, messageId: row.messageId }, 'a message cannot be made');
    return { ...key, state: 'failed', channel: row.channel, error: 'cannot be made' };
  }
}

/**
 * Sends what is due, batch after batch; returns how many messages were taken. In the demo nothing is sent: the messages
 * are shown on a page. Sending is at least once: a sender that dies between sending and writing it down sends again.
 */
export async function sendDue(deps: SendDeps): Promise<number> {
  let taken = 0;
  for (;;) {
    const rows = await takeDue(deps.db, deps.clock.now(), BATCH);
    await saveOutcomes(deps.db, await Promise.all(rows.map((row) => outcomeOf(deps, row))));
    taken += rows.length;
    if (rows.length < BATCH) return taken;
  }
}

/** Sends in the background what a request has just queued; a failure is logged and left to the next run of the job. */
export function sendSoon(deps: SendDeps): void {
  setImmediate(() => {
    sendDue(deps).catch((error: unknown) => deps.log.error({ err: error }, 'messages could not be sent'));
  });
}
