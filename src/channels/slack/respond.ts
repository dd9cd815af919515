import type { Clock } from "../messenger/clock.ts";
import type { Message } from "./render.ts";

/** Answers beside the conversation, for one person alone; false where Slack takes it no more. */
export type Respond = (url: string, message: Message) => Promise<boolean>;

/** Slack takes so many answers at such an address, for so long, in milliseconds. */
const most = 5;
const lasts = 29 * 60 * 1000;
const patience = 10_000;
/** So many addresses are remembered. */
const mostKnown = 1000;

/** Makes what answers beside the conversation. `isOurs` tells whether an address is Slack's. */
export function createRespond(clock: Clock, isOurs: (url: URL) => boolean): Respond {
  const used = new Map<string, { count: number; until: number }>();
  return async (url, { text, blocks, plain }) => {
    const known = used.get(url) ?? { count: 0, until: clock.now() + lasts };
    if (!URL.canParse(url) || !isOurs(new URL(url))) return false;
    for (const form of [blocks, plain]) {
      if (known.count >= most || clock.now() > known.until) return false;
      known.count += 1;
      used.set(url, known);
      const [oldest] = used.keys();
      if (used.size > mostKnown && oldest !== undefined) used.delete(oldest);
      const body = { response_type: "ephemeral", replace_original: false, text, blocks: form };
      const taken = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(patience),
        redirect: "error",
      }).then(
        ({ ok }) => ok,
        () => false,
      );
      if (taken) return true;
    }
    return false;
  };
}
