import { recordAudit } from "../stores/audit.ts";
import type { Database } from "../stores/database.ts";
import { inTurn } from "../stores/serial-transaction.ts";
import { dropStop, storeStop, type Stoppable } from "../stores/stops.ts";

/** What can be stopped, as it is told. */
export const stopLabels: Readonly<Record<Stoppable, string>> = {
  answers: "回答",
  sending: "发出消息",
  model: "大模型",
};

/** Stops something, or lets it go on; false when it was so already. */
export function setStop(
  db: Database,
  what: Stoppable,
  { stop, by, why }: { stop: boolean; by: string; why: string },
  at: Date,
): Promise<boolean> {
  return inTurn(db, async (tx) => {
    const done = stop ? await storeStop(tx, { what, by, at, why }) : await dropStop(tx, what);
    const action = stop ? "stop.set" : "stop.lift";
    if (done)
      await recordAudit(tx, { at, actor: by, action, subject: `stop:${what}`, detail: { why } });
    return done;
  });
}
