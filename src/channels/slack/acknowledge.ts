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

/** So many events are remembered. */
const most = 2000;

/** Makes what tells whether something was seen before; what broke is forgotten again. */
export function createSeen() {
  const seen = new Set<string>();
  return {
    has: (key: string) => seen.has(key),
    add(key: string) {
      seen.add(key);
      const [oldest] = seen;
      if (seen.size > most && oldest !== undefined) seen.delete(oldest);
    },
    forget: (key: string) => void seen.delete(key),
  };
}
