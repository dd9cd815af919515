import { once } from "node:events";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { databaseFile, openDatabase } from "../../src/stores/database.ts";
import { lockServer } from "../../src/stores/server-lock.ts";
import { startChild } from "./child.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const folder = temporaryFolder();

describe("server lock", () => {
  it("lets one server at a time use a data folder", async () => {
    const dataDir = join(folder, "one/data");
    const lock = await lockServer(dataDir);
    await expect(lockServer(dataDir)).rejects.toThrow(
      /数据文件夹 \S+ 已经有一个服务在用：.*DATA_DIR/,
    );
    lock.release();
    (await lockServer(dataDir)).release();
  });

  it("minds each data folder by itself", async () => {
    const locks = [await lockServer(join(folder, "a")), await lockServer(join(folder, "b"))];
    for (const lock of locks) lock.release();
  });

  it("hinders nobody who is no server", async () => {
    const dataDir = join(folder, "shared");
    const lock = await lockServer(dataDir);
    const db = await openDatabase(databaseFile(dataDir));
    await db.corpusRevision.create({ data: { number: 1, at: new Date(0), reason: "test" } });
    await db.$disconnect();
    lock.release();
  });

  it("names the process that holds it, and ends with it even when it is killed", async () => {
    const dataDir = join(folder, "killed");
    const server = startChild(
      `const { lockServer } = await load("stores/server-lock.ts");
       globalThis.kept = await lockServer(given[0]);
       console.log("locked");
       setInterval(() => globalThis.kept, 1000);`,
      [dataDir],
    );
    await once(server.stdout, "data");
    await expect(lockServer(dataDir)).rejects.toThrow(`（进程 ${server.pid}）`);
    server.kill("SIGKILL");
    await once(server, "exit");
    (await lockServer(dataDir)).release();
  });
});
