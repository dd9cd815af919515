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
    return `The disk of ${folder} is full and nothing was stored: free some space and try again.`;
  if (/EACCES|EROFS|EPERM|SQLITE_READONLY|SQLITE_CANTOPEN/.test(words))
    return `The database ${file} cannot be written: give this user write access to the folder ${folder}, or set DATA_DIR to another one.`;
  if (/SQLITE_IOERR|\bEIO\b/.test(words))
    return `The disk of ${folder} failed or is full and nothing was stored: see to it and try again.`;
  if (/SQLITE_NOTADB/.test(words))
    return `The file ${file} is not a database: move it away, or set DATA_DIR to another folder.`;
  if (/SQLITE_CORRUPT/.test(words))
    return `The database ${file} is damaged: stop the server and restore the last backup with \`kechuang restore\`.`;
  if (/ENOTDIR|EEXIST/.test(words))
    return `The folder ${folder} cannot be made because a file has its name: set DATA_DIR to another folder.`;
  if (BUSY.test(words))
    return `The database ${file} was kept busy by another program for too long: end that program and try again.`;
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
