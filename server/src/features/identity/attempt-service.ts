import { LIMITS } from '@kangban/domain/shared/limits';
import { addDays } from '@kangban/domain/shared/plain-date';
import { instantOf } from '../../clock';
import type { Deps } from '../../deps';
import { type Refused, refuse } from '../../http/refusal';
import { countOne, deleteOver, takeBack } from './attempt-store';

type AttemptDeps = Pick<Deps, 'clock' | 'cipher' | 'db'>;

const HOUR_MS = 3_600_000;
const inMs = ({ clock }: AttemptDeps, ms: number): Date => new Date(clock.now().getTime() + ms);
const endOfDay = ({ clock }: AttemptDeps): Date => instantOf(addDays(clock.today(), 1), '00:00');

interface Rule {
  max: number;
  endsAt: (deps: AttemptDeps) => Date;
  /** The time runs from the last attempt, not from the first: a lock. */
  sliding?: boolean;
}

/** What is counted, how often it may be tried, and when the counting starts again. */
const RULES = {
  'code-to-phone': { max: LIMITS.unusedCodesPerPhonePerDayMax, endsAt: endOfDay },
  'code-from-address': { max: LIMITS.unusedCodesPerAddressPerHourMax, endsAt: (deps) => inMs(deps, HOUR_MS) },
  'wechat-from-address': { max: LIMITS.wechatFailuresPerAddressPerHourMax, endsAt: (deps) => inMs(deps, HOUR_MS) },
  'registry-miss': { max: LIMITS.registryMissesPerDayMax, endsAt: endOfDay },
  'elder-asked': { max: LIMITS.eldersAskedPerDayMax, endsAt: endOfDay },
  'staff-failure': {
    max: LIMITS.staffFailuresMax,
    endsAt: (deps) => inMs(deps, LIMITS.staffLockMinutes * 60_000),
    sliding: true,
  },
  'share-miss': { max: LIMITS.shareMissesPerAddressPerHourMax, endsAt: (deps) => inMs(deps, HOUR_MS) },
  'staff-from-address': { max: LIMITS.staffFailuresPerAddressPerHourMax, endsAt: (deps) => inMs(deps, HOUR_MS) },
} as const satisfies Record<string, Rule>;
export type AttemptKind = keyof typeof RULES;

/** Who or what tries: kept as a keyed hash only. */
export interface Trier {
  kind: AttemptKind;
  /** Phone, address, account id or login name. */
  subject: string;
}

const keyOf = ({ cipher }: AttemptDeps, { kind, subject }: Trier): { hash: Buffer; kind: string } => ({
  hash: cipher.lookup('attempt', subject),
  kind,
});

/** Counts an attempt before it is made, so that attempts sent side by side all count. Refuses `too-many-requests`. */
export async function countAttempt(deps: AttemptDeps, trier: Trier): Promise<Refused | undefined> {
  const { max, endsAt, sliding = false }: Rule = RULES[trier.kind];
  const now = deps.clock.now();
  const counted = await countOne(deps.db, keyOf(deps, trier), { now, endsAt: endsAt(deps), max, sliding });
  if (counted.attempts <= max) return undefined;
  return refuse('too-many-requests', {
    retryAfterSeconds: Math.ceil((counted.endsAt.getTime() - now.getTime()) / 1000),
  });
}

/** Takes the attempt back that turned out honest: a code that was used, a person who was named right. */
export const forgiveAttempt = (deps: AttemptDeps, trier: Trier): Promise<void> =>
  takeBack(deps.db, keyOf(deps, trier), 1);

/** Forgets all attempts of this kind: the owner of the phone or the login name has come. */
export const forgiveAll = (deps: AttemptDeps, trier: Trier): Promise<void> =>
  takeBack(deps.db, keyOf(deps, trier), RULES[trier.kind].max + 1);

/** For the nightly job: windows that are over need not be kept. */
export const clearAttempts = (deps: AttemptDeps): Promise<void> => deleteOver(deps.db, deps.clock.now());
