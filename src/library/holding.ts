import { addDays, type Day } from "../calendar/day.ts";
import type { StoredVersion } from "../stores/document-version.ts";

/** Whether a version was published and not taken back: it answers on some day. */
export function isLive({ state }: Pick<StoredVersion, "state">): boolean {
  return state === "published" || state === "superseded";
}

/** The first day on which a version holds: where it names none, the day it was issued. */
export function firstDay({ effective, issued }: StoredVersion): Day | undefined {
  return effective ?? issued;
}

/** Versions of one document in the order in which they hold; of those of one day the last published wins. */
export function inOrder(versions: readonly StoredVersion[]): StoredVersion[] {
  const published = ({ reviewedAt }: StoredVersion) => reviewedAt?.getTime() ?? 0;
  return [...versions].sort(
    (a, b) =>
      (firstDay(a) ?? "").localeCompare(firstDay(b) ?? "") ||
      published(a) - published(b) ||
      a.version - b.version,
  );
}

/**
 * The last day on which each of the versions holds that answer on some day, by its id: the one that
 * the document names, the one before the next version, or the one before a document that abolishes
 * it, whichever comes first. A version is missing while no end is known. One that was replaced on
 * its first day ends before it begins: it never holds.
 */
export function lastDays(live: readonly StoredVersion[]): Map<string, Day> {
  const abolitions = live.filter(
    ({ kind, supersedes }) => kind === "正式" && supersedes.length > 0,
  );
  const next = followers(live);
  const ends = new Map<string, Day>();
  for (const version of live) {
    const { id, visibility, expires } = version;
    const first = firstDay(version) ?? "";
    const names = [version.number, version.title];
    const begins = abolitions
      .filter(
        (one) =>
          one.supersedes.some((name) => names.includes(name)) &&
          (one.visibility === "public" || visibility === "internal"),
      )
      .flatMap((one) => firstDay(one) ?? [])
      .filter((day) => day > first);
    const follower = next.get(id);
    const followed = follower && firstDay(follower);
    const days = [...(followed === undefined ? [] : [followed]), ...begins];
    const [last] = [...days.map((day) => addDays(day, -1)), ...(expires ? [expires] : [])].sort();
    if (last !== undefined) ends.set(id, last);
  }
  return ends;
}

/** The version that follows each, by the id of the earlier one. */
function followers(live: readonly StoredVersion[]): Map<string, StoredVersion> {
  const documents = new Map<string, StoredVersion[]>();
  for (const version of live) {
    documents.set(version.documentId, [...(documents.get(version.documentId) ?? []), version]);
  }
  const found = new Map<string, StoredVersion>();
  for (const ordered of [...documents.values()].map(inOrder)) {
    for (const [index, { id }] of ordered.entries()) {
      const follower = ordered[index + 1];
      if (follower) found.set(id, follower);
    }
  }
  return found;
}
