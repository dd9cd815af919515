import { buildIndexData, type Entry } from "./index-builder.ts";
import type { IndexData } from "./index-data.ts";
import { saveIndex } from "./index-folder.ts";

/** What to build, and where to keep it (`undefined`: nowhere). */
export interface BuildTask {
  entries: readonly Entry[];
  save: { folder: string; corpus: string; builtAt: string } | undefined;
}

/** Builds an index and keeps it where the task says; throws when the folder cannot be written. */
export async function runBuild({ entries, save }: BuildTask): Promise<IndexData> {
  const data = buildIndexData(entries);
  if (save) await saveIndex(save.folder, data, save);
  return data;
}
