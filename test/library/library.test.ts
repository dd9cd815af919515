import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { propose } from "../../src/library/proposal.ts";
import { watchLibrary } from "../../src/library/library-watch.ts";
import { publish } from "../../src/library/review.ts";
import { openDatabase, type Database } from "../../src/stores/database.ts";
import { currentRevision } from "../../src/stores/revision.ts";
import { postgresServer, temporaryPostgres } from "../stores/postgres-database.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";
import { libraryContract } from "./library-contract.ts";
import { at, file } from "./sample-document.ts";

const folder = temporaryFolder();

describe("library on sqlite", () => {
  libraryContract(() => openDatabase(join(folder, "library.db")));
});

describe.skipIf(postgresServer === undefined)("library on postgres (TEST_DATABASE_URL)", () => {
  libraryContract(async () => {
    const { url, drop } = await temporaryPostgres(postgresServer ?? "");
    const db = await openDatabase(url, { dataDir: folder });
    const disconnect = db.$disconnect.bind(db);
    return Object.assign(db, { $disconnect: () => disconnect().then(drop) }) satisfies Database;
  });
});

describe("a server that watches the library", () => {
  it("knows within a second what another process published", async () => {
    const [db, other] = [
      await openDatabase(join(folder, "w.db")),
      await openDatabase(join(folder, "w.db")),
    ];
    const seen: string[][] = [];
    const watch = watchLibrary(
      db,
      await currentRevision(db),
      ({ policies }) => seen.push(policies.map(({ title }) => title)),
      (error) => {
        throw error;
      },
    );
    const document = file();
    const { versionId } = await propose(other, document);
    await publish(other, versionId, 1, "乙", at);
    await expect.poll(() => seen).toEqual([[document.reading.title]]);
    await watch.stop();
    await Promise.all([db.$disconnect(), other.$disconnect()]);
  });
});
