import { readTable } from "./table.ts";
import type { Source } from "./table.ts";

/** A spoken word and the words of the texts that it stands for. */
export interface Synonym {
  term: string;
  means: readonly string[];
  /** From above 0 to 1: 1 for an exact abbreviation. */
  weight: number;
}

/** Reads `synonyms.yaml`. */
export function readSynonyms(source: Source, faults: string[]): Synonym[] {
  return readTable(source, ["term", "means", "weight"], faults, (row) => {
    const weight = row.text("weight");
    if (!/^(?:0?\.\d+|1(?:\.0+)?)$/.test(weight) || Number(weight) === 0) {
      throw row.fault("weight", `“weight”写的“${weight}”不对：要大于 0，不大于 1。`);
    }
    return { term: row.text("term"), means: row.someOf("means"), weight: Number(weight) };
  });
}
