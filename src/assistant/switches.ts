import type { Reply } from "../messages/reply.ts";
import type { Database } from "../stores/database.ts";
import { readStops, type Stoppable } from "../stores/stops.ts";

/** So long what staff stopped is not looked up again, in milliseconds. */
const FRESH = 500;

/** Tells what staff stopped. */
export interface Switches {
  stopped(what: Stoppable): Promise<boolean>;
}

/** Makes the look-up of what staff stopped; a change by another process counts within a moment. */
export function createSwitches(db: Database, now: () => Date): Switches {
  let known: { readonly at: number; readonly what: ReadonlySet<string> } | undefined;
  return {
    async stopped(what) {
      const at = now().getTime();
      if (!known || Math.abs(at - known.at) >= FRESH)
        known = { at, what: new Set((await readStops(db)).map((one) => one.what)) };
      return known.what.has(what);
    },
  };
}

/** What is said while staff have stopped the answers. */
export const STOPPED: Reply = {
  kind: "handoff",
  text: "助手暂时停一下，工作人员正在处理，过些时候再来问。急的话可以找人，工作人员会答复你。",
  citations: [],
  choices: [{ label: "找人", text: "找人" }],
};
