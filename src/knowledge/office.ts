import type { Pattern, WordGroups } from "./pattern.ts";
import { readTable } from "./table.ts";
import type { Source } from "./table.ts";

/** A matter that an office handles and this assistant does not answer. */
export interface OfficeTopic {
  id: string;
  title: string;
  when: readonly Pattern[];
  /** Whose matter it is and how to ask there. */
  say: string;
}

/** An office that people can be sent to. */
export interface Office {
  id: string;
  name: string;
  /** How to reach it; `undefined` when not known. */
  contact?: string;
  topics: readonly OfficeTopic[];
}

/** Reads `offices.yaml`. */
export function readOffices(source: Source, faults: string[], named: WordGroups): Office[] {
  return readTable(source, ["id", "name", "contact", "topics"], faults, (row) => ({
    id: row.text("id"),
    name: row.text("name"),
    topics: row.rows("topics", ["id", "title", "when", "unless", "say"]).map((topic) => ({
      id: topic.text("id"),
      title: topic.text("title"),
      when: topic.conditions(named),
      say: topic.text("say"),
    })),
    ...row.optionals("contact"),
  }));
}
