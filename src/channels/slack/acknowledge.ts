/** Slack waits three seconds; the way there and back counts, in milliseconds. */
const patience = 2300;

/**
 * What Slack is told: what the work comes to where that is known in time, else a plain yes while
 * the work goes on. Throws where the work broke in time: then Slack sends it again.
 */
export async function inTime<Result>(
  work: Promise<Result>,
  onLate: (error: unknown) => void,
): Promise<Result | undefined> {
  let timer: NodeJS.Timeout | undefined;
  let late = false;
  const over = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => {
      late = true;
      resolve(undefined);
    }, patience);
  });
  work.catch((error: unknown) => {
    if (late) onLate(error);
  });
  try {
    return await Promise.race([work, over]);
  } finally {
    clearTimeout(timer);
  }
}

/** So much is remembered. */
const most = 2000;

/** Makes what does the same thing once: what comes again gets what came of it. What broke is tried again. */
export function createOnce<Result>() {
  const known = new Map<string, Promise<Result>>();
  return (key: string, work: () => Promise<Result>): Promise<Result> => {
    const before = known.get(key);
    if (before) return before;
    const running = work();
    known.set(key, running);
    running.catch(() => known.delete(key));
    const [oldest] = known.keys();
    if (known.size > most && oldest !== undefined) known.delete(oldest);
    return running;
  };
}
