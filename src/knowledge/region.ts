import type { Level } from "./policy.ts";
import { LEVELS } from "./policy-head.ts";
import { readTable } from "./table.ts";
import type { Source } from "./table.ts";

/** A place that policies hold in or that people name. */
export interface Region {
  /** Short name, such as 银川. */
  name: string;
  /** Full name, such as 银川市. */
  full: string;
  /** Code of GB/T 2260; `undefined` for parks and the like, which have none. */
  code?: string;
  level: Level;
  /** Name of the region around it; `undefined` for the whole country. */
  parent?: string;
  aliases: readonly string[];
  /** Whether companies are taken to be registered here when nothing else is known. */
  home: boolean;
}

/** Reads `regions.yaml`. */
export function readRegions(source: Source, faults: string[]): Region[] {
  const keys = ["name", "full", "code", "level", "parent", "aliases", "home"];
  return readTable(source, keys, faults, (row) => ({
    name: row.text("name"),
    full: row.text("full"),
    level: row.choice("level", LEVELS),
    aliases: row.list("aliases"),
    home: row.yes("home"),
    ...row.optionals("code", "parent"),
  }));
}
