import { maskPhone } from '@kangban/domain/shared/masking';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import type { Channel, OutboxRow } from './store';
import type { TemplateName, TemplateParams } from './templates';

export { dropMessages, insertMessages, type OutboxRow } from './store';

interface MessageBase<N extends TemplateName> {
  countyCode: string;
  template: N;
  params: TemplateParams<N>;
  /** What the message is about (an appointment); dropMessages takes its waiting messages back. */
  subjectId?: string;
  sendAfter: Date;
}

/**
 * To a phone, or to an account: by SMS to its proven phone, or by WeChat where the account came in that way and the
 * template has one, else by SMS.
 */
export type Message<N extends TemplateName> = MessageBase<N> &
  (
    | { channel: 'sms'; phone: string; accountId?: undefined }
    | { channel: Channel; accountId: string; phone?: undefined }
  );

/** A message sealed and masked, ready for insertMessages in the transaction that causes it. */
export function messageRow<const N extends TemplateName>(
  deps: Pick<Deps, 'cipher' | 'clock'>,
  message: Message<N>,
): OutboxRow {
  const params = deps.cipher.seal(JSON.stringify(message.params));
  return {
    countyCode: message.countyCode,
    messageId: uuidV7(),
    channel: message.channel,
    accountId: message.accountId ?? null,
    toCipher: message.phone === undefined ? null : deps.cipher.seal(message.phone).cipher,
    toMasked: message.phone === undefined ? '' : maskPhone(message.phone),
    template: message.template,
    paramsCipher: params.cipher,
    keyId: params.keyId,
    subjectId: message.subjectId ?? null,
    sendAfter: message.sendAfter,
    createdAt: deps.clock.now(),
  };
}
