import { LIMITS } from '@kangban/domain/shared/limits';
import { randomInt, timingSafeEqual } from 'node:crypto';
import type { Deps } from '../../deps';
import { type Refused, refuse } from '../../http/refusal';
import type { Transaction } from '../../plugins/db';
import { type CodeKey, isUsedUp, putCode, spendTry, takeCode } from './code-store';

type CodeDeps = Pick<Deps, 'clock' | 'cipher' | 'config'>;

/** What a code is for and whose phone it went to. */
export interface CodeUse {
  phoneHash: Buffer;
  /** `sign-in`, or `elder:` and the id of the link it agrees to. */
  purpose: string;
}

/** The code every phone takes in the demo, where nothing is sent. */
export const DEMO_CODE = '246810';

const keyOf = ({ phoneHash, purpose }: CodeUse): CodeKey => ({ subjectHash: phoneHash, purpose });

const newCode = ({ config }: CodeDeps): string =>
  config.demo ? DEMO_CODE : String(randomInt(10 ** LIMITS.codeDigits)).padStart(LIMITS.codeDigits, '0');

const hashOf = ({ cipher }: CodeDeps, use: CodeUse, code: string): Buffer =>
  cipher.lookup('code', `${use.purpose} ${use.phoneHash.toString('hex')} ${code}`);

/**
 * A new code, kept as a hash; the caller puts it into a message of the same transaction. Refuses `code-too-soon` within a
 * minute of the last one that was not used: after a code has been used its owner may ask again at once.
 */
export async function issueCode(
  deps: CodeDeps,
  client: Transaction,
  use: CodeUse,
): Promise<{ code: string } | Refused> {
  const code = newCode(deps);
  const now = deps.clock.now();
  const at = (seconds: number): Date => new Date(now.getTime() + seconds * 1000);
  const last = await putCode(client, keyOf(use), {
    hash: hashOf(deps, use, code),
    tries: LIMITS.codeTriesMax,
    now,
    expiresAt: at(LIMITS.codeSeconds),
    notBefore: at(-LIMITS.codeResendSeconds),
  });
  if (last === undefined) return { code };
  const waitMs = last.getTime() + LIMITS.codeResendSeconds * 1000 - now.getTime();
  return refuse('code-too-soon', { retryAfterSeconds: Math.ceil(waitMs / 1000) });
}

/**
 * Uses a code: undefined when it was right, and then it is gone. Every call costs a try before anything is compared, so
 * guesses sent side by side cannot get more than five.
 */
export async function redeemCode(
  deps: CodeDeps,
  client: Transaction,
  use: CodeUse & { code: string },
): Promise<Refused | undefined> {
  const now = deps.clock.now();
  const spent = await spendTry(client, keyOf(use), now);
  if (!spent) return refuse((await isUsedUp(client, keyOf(use), now)) ? 'code-tries-used-up' : 'code-expired');
  if (!timingSafeEqual(spent.hash, hashOf(deps, use, use.code))) {
    if (spent.triesLeft === 0) return refuse('code-tries-used-up');
    return refuse('code-wrong', { triesLeft: spent.triesLeft });
  }
  return (await takeCode(client, keyOf(use), spent.hash)) ? undefined : refuse('code-expired');
}
