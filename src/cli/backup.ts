import { readConfig } from "../config.ts";
import { backup, restore } from "../stores/backup.ts";
import { UsageError } from "./usage-error.ts";

/** `backup FILE`: copies the database into one file while servers go on. */
export async function backupCommand([file]: string[]): Promise<number> {
  if (file === undefined) throw new UsageError("备份到哪个文件：kechuang backup 备份.db。");
  await backup(readConfig(process.env).dataDir, file);
  process.stdout.write(`已备份到 ${file}。\n`);
  return 0;
}

/** `restore FILE`: puts a backup in the place of the database, which is kept beside it. */
export async function restoreCommand([file]: string[]): Promise<number> {
  if (file === undefined) throw new UsageError("用哪个备份恢复：kechuang restore 备份.db。");
  const kept = await restore(file, readConfig(process.env).dataDir, new Date());
  process.stdout.write(`已恢复。${kept === undefined ? "" : `原来的数据库留在 ${kept}。`}\n`);
  return 0;
}
