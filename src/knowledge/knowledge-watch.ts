import { statSync } from "node:fs";
import { join } from "node:path";
import { listFiles, readKnowledge } from "./knowledge.ts";
import type { Knowledge } from "./knowledge.ts";

/** Milliseconds between two looks at the folder; a change is read at the first look that finds it settled. */
const INTERVAL_MS = 200;

/**
 * Watches a knowledge folder: within a second after its files changed, `onChange` gets the knowledge
 * read anew, or `onError` the sentences that say why it cannot be used; then the last good one stays.
 */
export function watchKnowledge(
  folder: string,
  onChange: (knowledge: Knowledge) => void,
  onError: (sentences: string) => void,
): { stop: () => void } {
  let known = signature(folder);
  let previous = known;
  const timer = setInterval(() => {
    const now = signature(folder);
    const settled = now === previous;
    previous = now;
    if (now === known || !settled) return;
    known = now;
    const read = attempt(folder);
    if (typeof read === "string") onError(read);
    else onChange(read);
  }, INTERVAL_MS);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}

function attempt(folder: string): Knowledge | string {
  try {
    return readKnowledge(folder);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Names, sizes and times of the files; changes whenever one of them does. */
function signature(folder: string): string {
  try {
    return listFiles(folder)
      .map((file) => {
        const { size, mtimeMs, ino } = statSync(join(folder, file));
        return `${file} ${size} ${mtimeMs} ${ino}`;
      })
      .join("\n");
  } catch (error) {
    return `unreadable: ${error instanceof Error ? error.message : String(error)}`;
  }
}
