/** How much is let through: `burst` at once, then `perSecond`. */
export interface Rate {
  burst: number;
  perSecond: number;
}

/** Takes one token for a key: 0 when there was one, else the whole seconds to wait. */
type RateLimit = (key: string) => number;

/** More keys than this are swept of those that are full again. */
const sweepAt = 10_000;

/** Makes a limit with a bucket of tokens for each key; `now` is in milliseconds. */
export function createRateLimit(rate: Rate, now: () => number): RateLimit {
  const buckets = new Map<string, { tokens: number; at: number }>();

  const level = (bucket: { tokens: number; at: number }, at: number) =>
    Math.min(rate.burst, bucket.tokens + (Math.max(0, at - bucket.at) / 1000) * rate.perSecond);

  return (key) => {
    const at = now();
    const bucket = buckets.get(key) ?? { tokens: rate.burst, at };
    const tokens = level(bucket, at);
    const taken = tokens >= 1 ? 1 : 0;
    buckets.set(key, { tokens: tokens - taken, at });
    if (buckets.size > sweepAt) {
      for (const [old, state] of buckets) {
        if (level(state, at) >= rate.burst) buckets.delete(old);
      }
    }
    return taken === 1 ? 0 : Math.ceil((1 - tokens) / rate.perSecond);
  };
}
