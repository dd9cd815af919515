import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { conversationSchema } from "./conversation-file.ts";
import { hold } from "./conversation-holding.ts";

const folder = join(import.meta.dirname, "conversations");
const conversations = readdirSync(folder)
  .filter((name) => /^\d\d-.*\.json$/.test(name))
  .map((name) => conversationSchema.parse(JSON.parse(readFileSync(join(folder, name), "utf8"))));
/** What is known not to come out yet, by conversation: nothing may be added. */
const open = JSON.parse(
  readFileSync(join(import.meta.dirname, "conversations-open.json"), "utf8"),
) as Readonly<Record<string, readonly string[]>>;

describe("conversations", () => {
  it.each(conversations.map((one) => [one.id, one] as const))(
    "%s keeps what was said, and ends as was reckoned by hand",
    (id, conversation) => {
      const { misses } = hold(conversation);
      const known = open[id] ?? [];
      expect(misses.filter((miss) => !known.includes(miss))).toEqual([]);
    },
  );

  it.each(conversations.filter(({ golden }) => golden).map((one) => [one.id, one] as const))(
    "%s reads as it did",
    async (id, conversation) => {
      await expect(hold(conversation).transcript).toMatchFileSnapshot(join(folder, `${id}.txt`));
    },
  );
});
