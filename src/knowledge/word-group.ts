import type { Words } from "./pattern.ts";
import { readTable } from "./table.ts";
import type { Source } from "./table.ts";

/** Words that patterns name as `{name}` instead of writing them out. */
export interface WordGroup {
  name: string;
  words: Words;
}

/** Reads `words.yaml`. */
export function readWordGroups(source: Source, faults: string[]): WordGroup[] {
  const seen = new Set<string>();
  return readTable(source, ["name", "title", "words"], faults, (row) => {
    const name = row.text("name");
    if (!/^[a-z][a-z-]*$/.test(name)) {
      throw row.fault("name", `“name”写的“${name}”不对：只能用小写字母和“-”。`);
    }
    if (seen.has(name))
      throw row.fault("name", `“${name}”上面已经有了：换一个名字，或者合成一组。`);
    seen.add(name);
    row.text("title");
    return { name, words: row.words("words") };
  });
}
