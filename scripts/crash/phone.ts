// The phone's side: a request and its key are kept before sending, and sent again with the same key until somebody answers.
import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Caller } from './cast';

const API = '/api/v1';
const GIVE_UP_MS = 90_000;
const TIMEOUT_MS = 8_000;
const SERVER_ERROR = 500;
const TOO_MANY = 429;

export interface Answer {
  status: number;
  text: string;
  /** The server says that these are the bytes of an earlier answer. */
  hit: boolean;
}
export interface Asked {
  who: Caller;
  path: string;
  body: object;
  key: string;
}
export interface Acknowledged extends Asked {
  answer: Answer;
}
/** An answer, and whether an earlier try may have been carried out without one. */
export type Heard = Answer & { isRetry: boolean };

const address = (): string => ['10', ...Array.from({ length: 3 }, () => randomInt(1, 255))].join('.');
const isDefinite = ({ status }: Answer): boolean => status < SERVER_ERROR && status !== TOO_MANY;

export class Phone {
  /** Everything that was answered with yes, by its key. */
  readonly acknowledged = new Map<string, Acknowledged>();
  /** Requests that lost their answer, and those of them that had been carried out all the same. */
  lost = 0;
  doneBefore = 0;
  inFlight = 0;

  constructor(private readonly server: string) {}

  private async once({ who, path, body, key }: Asked): Promise<Answer> {
    const response = await fetch(`${this.server}${API}${path}`, {
      method: 'POST',
      headers: {
        ...who.headers,
        'content-type': 'application/json',
        'idempotency-key': key,
        'x-forwarded-for': address(),
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const hit = response.headers.get('idempotency-hit') === 'true';
    return { status: response.status, text: await response.text(), hit };
  }

  /** One try; undefined when nobody answered, or not to the point. */
  async attempt(asked: Asked): Promise<Answer | undefined> {
    this.inFlight += 1;
    try {
      const answer = await this.once(asked);
      return isDefinite(answer) ? answer : undefined;
    } catch {
      return undefined;
    } finally {
      this.inFlight -= 1;
    }
  }

  /** Asks until there is an answer, always with the same key. */
  async ask(who: Caller, path: string, body: object = {}): Promise<Heard> {
    const asked = { who, path, body, key: randomUUID() };
    const until = performance.now() + GIVE_UP_MS;
    for (let tries = 1; performance.now() < until; tries += 1) {
      const answer = await this.attempt(asked);
      if (answer) return this.note({ ...asked, answer }, tries > 1);
      await wait(50);
    }
    throw new Error(`nobody answered POST ${path}`);
  }

  private note(told: Acknowledged, isRetry: boolean): Heard {
    const { answer, key } = told;
    if (isRetry) this.lost += 1;
    if (answer.hit) this.doneBefore += 1;
    if (answer.status < 300) this.acknowledged.set(key, told);
    return { ...answer, isRetry };
  }
}
