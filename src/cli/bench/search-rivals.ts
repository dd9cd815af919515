import type { Entry } from "../../search/index-builder.ts";
import { tokenize } from "../../search/tokens.ts";

/** Another search library filled with the same entries, cut into the same terms. */
export interface Rival {
  name: string;
  /** Takes entries until the deadline (milliseconds of `performance.now`); how many it took. */
  fill(entries: readonly Entry[], deadline: number): Promise<number>;
  /** Ids of the best entries, best first. */
  rank(text: string, limit: number): string[];
}

const joined = ({ head, text }: Entry) => tokenize(`${head ?? ""}\n${text}`);
const distinct = (text: string) => [...new Set(tokenize(text))];

/** The libraries that search is measured against; each is imported when asked for. */
export const rivals: readonly (() => Promise<Rival>)[] = [miniSearch, orama, fullText];

async function miniSearch(): Promise<Rival> {
  const { default: MiniSearch } = await import("minisearch");
  const search = new MiniSearch<Entry>({
    fields: ["head", "text"],
    tokenize,
    processTerm: (term) => term,
  });
  return {
    name: "minisearch",
    fill: (entries, deadline) => take(entries, deadline, (entry) => search.add(entry)),
    rank: (text, limit) =>
      search
        .search(text)
        .slice(0, limit)
        .map(({ id }) => String(id)),
  };
}

async function orama(): Promise<Rival> {
  const { create, insert, search } = await import("@orama/orama");
  const database = create({
    schema: { terms: "string" },
    components: { tokenizer: { language: "chinese", normalizationCache: new Map(), tokenize } },
  });
  return {
    name: "@orama/orama",
    fill: (entries, deadline) =>
      take(entries, deadline, ({ id, head, text }) =>
        insert(database, { id, terms: `${head ?? ""}\n${text}` }),
      ),
    rank: (text, limit) => {
      const found = search(database, { term: text, limit, threshold: 1, exact: false });
      if (found instanceof Promise) throw new Error("orama answers later, which was not expected.");
      return found.hits.map(({ id }) => id);
    },
  };
}

async function fullText(): Promise<Rival> {
  const { default: Database } = await import("better-sqlite3");
  const database = new Database(":memory:");
  database.exec(
    "CREATE VIRTUAL TABLE passages USING fts5(terms, content='', tokenize='unicode61')",
  );
  const insert = database.prepare("INSERT INTO passages(rowid, terms) VALUES (?, ?)");
  const select = database.prepare<[string, number], { rowid: number }>(
    "SELECT rowid FROM passages WHERE passages MATCH ? ORDER BY rank LIMIT ?",
  );
  return {
    name: "SQLite FTS5",
    fill: (entries, deadline) => {
      database.exec("BEGIN");
      const taken = take(entries, deadline, (entry) => {
        insert.run(Number(entry.id), joined(entry).join(" "));
      });
      return taken.finally(() => database.exec("COMMIT"));
    },
    rank: (text, limit) => {
      const query = distinct(text).map((term) => `"${term}"`);
      return query.length === 0
        ? []
        : select.all(query.join(" OR "), limit).map(({ rowid }) => String(rowid));
    },
  };
}

async function take(
  entries: readonly Entry[],
  deadline: number,
  add: (entry: Entry) => unknown,
): Promise<number> {
  let taken = 0;
  for (const entry of entries) {
    await add(entry);
    taken++;
    if (taken % 256 === 0 && performance.now() > deadline) break;
  }
  return taken;
}
