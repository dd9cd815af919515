import type { Day } from "../../calendar/day.ts";
import {
  companiesNotified,
  companiesThatWrote,
  companiesWith,
} from "../../stores/audience-told.ts";
import type { Database } from "../../stores/database.ts";
import type { AudienceLeaf } from "./condition.ts";

/** Asks the store once for each leaf that only it can tell; tells of a company (id) whether it belongs there. */
export async function toldBy(
  db: Database,
  leaves: readonly AudienceLeaf[],
  region: string | undefined,
): Promise<(leaf: AudienceLeaf, id: string) => boolean> {
  const sets = new Map<AudienceLeaf, Set<string>>();
  for (const leaf of leaves) sets.set(leaf, await setOf(db, leaf, region));
  return (leaf, id) => sets.get(leaf)?.has(id) ?? false;
}

async function setOf(
  db: Database,
  leaf: AudienceLeaf,
  region: string | undefined,
): Promise<Set<string>> {
  if ("member" in leaf) return companiesWith(db, leaf.member);
  if ("spoke" in leaf) return companiesThatWrote(db, momentOf(leaf.spoke.since));
  if (!("notice" in leaf)) return new Set();
  const { notice, programme, since, answered } = leaf;
  const moment = momentOf(since);
  return companiesNotified(db, {
    notice,
    ...(programme !== undefined && { programme }),
    ...(moment && { since: moment }),
    ...(answered === true && { answered }),
    ...(region !== undefined && { region }),
  });
}

/** When a day begins in Asia/Shanghai. */
function momentOf(day: Day | undefined): Date | undefined {
  return day === undefined ? undefined : new Date(`${day}T00:00:00+08:00`);
}
