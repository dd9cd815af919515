import { performance } from "node:perf_hooks";
import { setFlagsFromString } from "node:v8";

/** The flag of V8 for little memory. */
const THRIFTY = "--optimize-for-size";
/** How often is looked how busy the program is, in milliseconds. */
const LOOK = 1000;
/** Busy for more than this share of the time, for so many looks in a row, it spends memory. */
const BUSY = { share: 0.4, looks: 3 };
/** Below this share for so many looks in a row, it saves again. */
const QUIET = { share: 0.1, looks: 30 };

/**
 * Makes the program thrifty with memory from here on; to be called before anything is read. Given
 * to Node at the start, the same flag would hold the young heap at 1 MB, whatever
 * `--max-semi-space-size` says: five times as many collections under load, also when thrift has ended.
 */
export function beginThrift(): void {
  setFlagsFromString(THRIFTY);
}

/**
 * Thrift is right while little is asked; under load, collecting garbage would take half of the time.
 * So it ends while the program is busy. Returns how to end the watch.
 */
export function watchThrift(setFlag: (flag: string) => void = setFlagsFromString): () => void {
  let last = performance.eventLoopUtilization();
  let spending = false;
  let [busy, quiet] = [0, 0];
  const spend = (wanted: boolean) => {
    if (wanted === spending) return;
    spending = wanted;
    setFlag(wanted ? "--no-optimize-for-size" : THRIFTY);
  };
  const look = setInterval(() => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, last);
    last = now;
    busy = utilization > BUSY.share ? busy + 1 : 0;
    quiet = utilization < QUIET.share ? quiet + 1 : 0;
    if (busy >= BUSY.looks) spend(true);
    else if (quiet >= QUIET.looks) spend(false);
  }, LOOK);
  look.unref();
  return () => clearInterval(look);
}
