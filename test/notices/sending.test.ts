import { join } from "node:path";
import { describe } from "vitest";
import { openDatabase } from "../../src/stores/database.ts";
import { postgresServer, temporaryPostgres } from "../stores/postgres-database.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";
import { sendingContract } from "./sending-contract.ts";

const folder = temporaryFolder();

describe("on SQLite", () => {
  sendingContract(() => openDatabase(join(folder, "sending.db")));
});

describe.skipIf(postgresServer === undefined)("on PostgreSQL", () => {
  sendingContract(async () => {
    const { url, drop } = await temporaryPostgres(postgresServer ?? "");
    const db = await openDatabase(url, { dataDir: folder });
    const close = db.$disconnect.bind(db);
    return Object.assign(db, {
      $disconnect: async () => {
        await close();
        await drop();
      },
    });
  });
});
