import { join } from "node:path";
import { expect, it } from "vitest";
import { startNotice } from "../../src/notices/course.ts";
import { approveNotice } from "../../src/notices/approval.ts";
import { createNotice, submitNotice } from "../../src/notices/lifecycle.ts";
import { openDatabase } from "../../src/stores/database.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";
import { draft, groundOn, li, settle, taken, zhang } from "./town.ts";

/** Several parts of what is written at once. */
const PEOPLE = 4200;

it("what is said meanwhile does not wait until all rows of a notice are written", async () => {
  const db = await openDatabase(join(temporaryFolder(), "many.db"));
  await settle(db, PEOPLE);
  const ids = Array.from({ length: PEOPLE }, (_, n) => `e${String(n)}`);
  const ground = groundOn(db, ids);
  /** How often something else was written while some work was done. */
  const besides = async (work: () => Promise<unknown>): Promise<number> => {
    let [written, over] = [0, false];
    const talk = async () => {
      while (!over) {
        await db.conversation.update({ where: { id: "c0" }, data: { lastMessage: 1 } });
        written += 1;
        await new Promise((resolve) => setImmediate(resolve));
      }
    };
    const talking = talk();
    await work();
    over = true;
    await talking;
    return written;
  };
  const made = taken(await createNotice(ground, zhang, draft));
  const submitted = taken(await submitNotice(ground, zhang, made));
  expect(await besides(() => approveNotice(ground, li, submitted))).toBeGreaterThan(3);
  expect(await besides(() => startNotice(ground, zhang, submitted))).toBeGreaterThan(2);
  expect(await db.outbox.count({ where: { state: "queued" } })).toBe(PEOPLE);
  await db.$disconnect();
});
