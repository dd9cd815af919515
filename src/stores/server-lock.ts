import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { isBusy, storageFault } from "./storage-fault.ts";

/** The right to be the one server of a data folder. */
export interface ServerLock {
  /** Gives the right back; the end of the process does so too, whatever ended it. */
  release(): void;
}

/**
 * Takes the right to be the one server of a data folder; throws one sentence while another has it.
 * It hinders nobody else from reading and writing there.
 */
export async function lockServer(dataDir: string): Promise<ServerLock> {
  const { default: BetterSqlite3 } = await import("better-sqlite3");
  const file = join(dataDir, "server.lock");
  const open = () => {
    mkdirSync(dataDir, { recursive: true });
    return new BetterSqlite3(file, { timeout: 0 });
  };
  try {
    const connection = open();
    try {
      // Readable for the one who comes too late. The lock is the transaction, never ended.
      connection.pragma(`user_version = ${process.pid}`);
      connection.exec("BEGIN IMMEDIATE");
    } catch (error) {
      const holder = String(connection.pragma("user_version", { simple: true }));
      connection.close();
      throw isBusy(error) ? new Error(occupied(dataDir, holder), { cause: error }) : error;
    }
    return { release: () => connection.close() };
  } catch (error) {
    throw storageFault(error, file);
  }
}

function occupied(dataDir: string, holder: string): string {
  const who = holder === String(process.pid) ? "" : `（进程 ${holder}）`;
  return `数据文件夹 ${dataDir} 已经有一个服务${who}在用：先停掉它，或用 DATA_DIR 换一个文件夹。`;
}
