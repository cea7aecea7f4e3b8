import { requestJson } from './http-json';

export interface SmsMessage {
  /** The outbox's id: the gateway sees a message sent twice. */
  messageId: string;
  phone: string;
  text: string;
}

export type SmsAnswer = { sent: true } | { failed: 'undeliverable' | 'unavailable'; status: number | null };

/** A county's SMS gateway. */
export interface Sms {
  readonly configured: boolean;
  send(message: SmsMessage): Promise<SmsAnswer>;
}

export interface SmsOptions {
  url: string | undefined;
  token: string | undefined;
  timeoutMs?: number;
}

const TIMEOUT_MS = 8000;
/** Said by the gateway about now, not about this message. */
const PASSING = new Set([401, 403, 408, 425, 429]);

/**
 * A generic HTTP gateway: `POST {to, text, id}` with a bearer token. 2xx is sent; another 4xx means this message will
 * never go; everything else is tried again later.
 */
export function makeSms({ url, token, timeoutMs = TIMEOUT_MS }: SmsOptions): Sms {
  return {
    configured: url !== undefined,
    async send({ messageId, phone, text }) {
      if (url === undefined) return { failed: 'unavailable', status: null };
      const answer = await requestJson({
        url: new URL(url),
        method: 'POST',
        headers: { 'idempotency-key': messageId, ...(token !== undefined && { authorization: `Bearer ${token}` }) },
        body: { to: phone, text, id: messageId },
        timeoutMs,
      });
      if ('unreachable' in answer) return { failed: 'unavailable', status: null };
      const { status } = answer;
      if (status >= 200 && status < 300) return { sent: true };
      const never = status >= 400 && status < 500 && !PASSING.has(status);
      return { failed: never ? 'undeliverable' : 'unavailable', status };
    },
  };
}
