import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createMind, withOriginals, type Mind } from "../answering/mind.ts";
import { createAssistant } from "../assistant/assistant.ts";
import { knowledgeFolder, readConfig, type Config } from "../config.ts";
import { readKnowledge } from "../knowledge/knowledge.ts";
import type { Policy } from "../knowledge/policy.ts";
import { openDatabase } from "../stores/database.ts";

/** Reads the knowledge of a configuration and makes it ready for answering. */
export function openMind(config: Config): Mind {
  return createMind(readKnowledge(knowledgeFolder(config)), config.homeRegion);
}

/**
 * Runs a task with an assistant on a store of its own in a temporary folder, which is removed
 * afterwards: nothing of the user's database is touched. It knows the `published` documents besides.
 */
export async function withTemporaryAssistant<Result>(
  task: (assistant: ReturnType<typeof createAssistant>, mind: Mind) => Promise<Result>,
  published: readonly Policy[] = [],
): Promise<Result> {
  const now = () => new Date();
  const folder = mkdtempSync(join(tmpdir(), "kechuang-"));
  try {
    const mind = withOriginals(openMind(readConfig(process.env)), published);
    const db = await openDatabase(`file:${join(folder, "kechuang.db")}`);
    try {
      return await task(createAssistant({ db, mind: () => mind, now }), mind);
    } finally {
      await db.$disconnect();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
