import { LIMITS } from '@kangban/domain/shared/limits';

interface Bucket {
  tokens: number;
  atMs: number;
}

const MAX_OWNERS = 50_000;

export interface TokenBuckets {
  /** Takes one token of the owner; answers 0, or the seconds until there is one. */
  take(ownerId: string, nowMs: number): number;
}

/** Caps how fast one account may write, in this process. The owner who came longest ago is forgotten first. */
export function makeTokenBuckets(): TokenBuckets {
  const buckets = new Map<string, Bucket>();
  const refilled = (bucket: Bucket, nowMs: number): number => {
    const seconds = Math.max(0, nowMs - bucket.atMs) / 1000;
    return Math.min(LIMITS.bookingBurst, bucket.tokens + seconds / LIMITS.bookingRefillSeconds);
  };
  return {
    take(ownerId, nowMs) {
      const known = buckets.get(ownerId);
      const tokens = known ? refilled(known, nowMs) : LIMITS.bookingBurst;
      buckets.delete(ownerId);
      const isEmpty = tokens < 1;
      buckets.set(ownerId, { tokens: isEmpty ? tokens : tokens - 1, atMs: nowMs });
      const oldest = buckets.keys().next();
      if (buckets.size > MAX_OWNERS && !oldest.done) buckets.delete(oldest.value);
      return isEmpty ? (1 - tokens) * LIMITS.bookingRefillSeconds : 0;
    },
  };
}
