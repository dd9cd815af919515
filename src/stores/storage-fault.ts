import { dirname } from "node:path";

/** The sentence for an error of SQLite or of the disk under `file`, with the remedy; other errors as they are. */
export function storageFault(error: unknown, file: string): unknown {
  if (!(error instanceof Error)) return error;
  const sentence = sentenceFor(said(error), file);
  return sentence === undefined ? error : new Error(sentence, { cause: error });
}

function sentenceFor(words: string, file: string): string | undefined {
  const folder = dirname(file);
  if (/SQLITE_FULL|ENOSPC|disk is full/.test(words))
    return `${folder} 所在的磁盘满了，这次没有存上：腾出空间再试。`;
  if (/EACCES|EROFS|EPERM|SQLITE_READONLY|SQLITE_CANTOPEN/.test(words))
    return `数据库 ${file} 写不进去：给当前用户文件夹 ${folder} 的写权限，或用 DATA_DIR 换一个文件夹。`;
  if (/SQLITE_IOERR|\bEIO\b/.test(words))
    return `${folder} 所在的磁盘坏了或满了，这次没有存上：检查磁盘再试。`;
  if (/SQLITE_NOTADB/.test(words))
    return `文件 ${file} 不是数据库：把它移走，或用 DATA_DIR 换一个文件夹。`;
  if (/SQLITE_CORRUPT/.test(words))
    return `数据库 ${file} 坏了：停掉服务，用 kechuang restore 恢复最近的备份。`;
  if (/ENOTDIR|EEXIST/.test(words))
    return `文件夹 ${folder} 建不了，已经有同名的文件：用 DATA_DIR 换一个文件夹。`;
  if (BUSY.test(words)) return `数据库 ${file} 一直被别的程序占着：停掉那个程序再试。`;
  return undefined;
}

/** Tells whether an error means that another connection is in the way. */
export function isBusy(error: unknown): boolean {
  return error instanceof Error && BUSY.test(said(error));
}

const BUSY = /SQLITE_BUSY/;

/** Code and message of an error; a driver's error keeps those of SQLite in its cause. */
function said(error: Error): string {
  const cause: unknown = error.cause;
  const origin =
    typeof cause === "object" && cause !== null && "originalCode" in cause
      ? String(cause.originalCode)
      : "";
  return `${"code" in error ? String(error.code) : ""} ${origin} ${error.message}`;
}
