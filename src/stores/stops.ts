import type { Database, Transaction } from "./database.ts";
import type { Stop } from "./generated/client.ts";
import { straight, type AnyTransaction } from "./straight.ts";

/** What staff can stop for the time being: answers, all that is sent (it waits), the model. */
export const stoppable = ["answers", "sending", "model"] as const;

/** Something that can be stopped. */
export type Stoppable = (typeof stoppable)[number];

/** Something that is stopped, by whom and why. */
export interface Stopped {
  what: Stoppable;
  by: string;
  at: Date;
  why: string;
}

/** What is stopped now. */
export async function readStops(db: Database | AnyTransaction): Promise<Stopped[]> {
  const rows = await straight(db).all<Stop>(`SELECT * FROM "Stop" ORDER BY "at"`, []);
  return rows.flatMap(({ what: named, ...row }) => {
    const what = stoppable.find((one) => one === named);
    return what ? [{ what, ...row }] : [];
  });
}

/** Stops something; false when it is stopped already. */
export async function storeStop(tx: Transaction, { what, ...stop }: Stopped): Promise<boolean> {
  if (await tx.stop.findUnique({ where: { what } })) return false;
  await tx.stop.create({ data: { what, ...stop } });
  return true;
}

/** Lets something go on; false when it was not stopped. */
export async function dropStop(tx: Transaction, what: Stoppable): Promise<boolean> {
  const { count } = await tx.stop.deleteMany({ where: { what } });
  return count === 1;
}
