import type { Database } from "../stores/database.ts";

/** What is being done about notices, the last of each. */
const doing = new WeakMap<Database, Map<string, Promise<unknown>>>();

/** Does some work about a notice when nothing else of that kind is being done about the same one. */
export async function alone<T>(db: Database, id: string, work: () => Promise<T>): Promise<T> {
  const all = doing.get(db) ?? new Map<string, Promise<unknown>>();
  doing.set(db, all);
  const before = all.get(id);
  const mine = Promise.resolve(before)
    .catch(() => undefined)
    .then(work);
  all.set(id, mine);
  try {
    return await mine;
  } finally {
    if (all.get(id) === mine) all.delete(id);
  }
}
