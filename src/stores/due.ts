/** No try is put off for longer: who waits longer was told so by a clock that was wrong. */
const LONGEST_WAIT = 24 * 60 * 60 * 1000;

/** What may be tried at a moment. */
export function isDue(now: Date) {
  const never = new Date(now.getTime() + LONGEST_WAIT);
  return {
    OR: [
      { nextAttemptAt: null },
      { nextAttemptAt: { lte: now } },
      { nextAttemptAt: { gt: never } },
    ],
  };
}
