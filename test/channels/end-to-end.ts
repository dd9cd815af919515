import { expect } from "vitest";
import { createAssistant } from "../../src/assistant/assistant.ts";
import { deliverQueued, type Sender } from "../../src/assistant/outbox-delivery.ts";
import { openDatabase, type Database } from "../../src/stores/database.ts";
import { realMind } from "../real-knowledge.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";

const undo: (() => Promise<unknown>)[] = [];
/** Does what is to be done when a test is over: for `afterEach` of each file that uses this. */
export async function tidyUp(): Promise<void> {
  for (const step of undo.splice(0).reverse()) await step();
}

/** The time at which all happens. */
export const now = () => new Date("2026-06-15T04:00:00Z");

/** Has something done when the test is over, the last first. */
export function afterwards(step: () => Promise<unknown>): void {
  undo.push(step);
}

/** A new database, closed after the test. */
export async function newDatabase(): Promise<Database> {
  const db = await openDatabase(`${temporaryFolder()}/kechuang.db`);
  afterwards(() => db.$disconnect());
  return db;
}

/** A platform of our own, closed after the test; it must have been used as allowed. */
export async function closedAfterwards<
  Fake extends { readonly violations: readonly string[]; close(): Promise<void> },
>(opening: Promise<Fake>): Promise<Fake> {
  const fake = await opening;
  afterwards(async () => {
    await fake.close();
    expect(fake.violations).toEqual([]);
  });
  return fake;
}

/** The real assistant on a database. */
export const assistantOn = (db: Database) => createAssistant({ db, mind: () => realMind, now });

/** Sends what waits in the outbox, as a server does every now and then. */
export const deliver = (
  db: Database,
  channel: Sender,
  assistant: Pick<ReturnType<typeof createAssistant>, "inHand">,
) => deliverQueued(db, [channel], now, assistant.inHand);

/** Where the replies stand on their way, in their order. */
export const states = async (db: Database) =>
  (await db.outbox.findMany({ orderBy: { seq: "asc" } })).map(({ state }) => state);
