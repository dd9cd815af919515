import { readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { MadeFile, SentFile } from "../../messages/profile-view.ts";

/** Reads a file that is to be sent; a sentence where it cannot be read. */
export async function readSent(path: string): Promise<SentFile | string> {
  try {
    return { name: basename(path), bytes: new Uint8Array(await readFile(path)) };
  } catch {
    return `打不开“${path}”：看看文件在不在、能不能读。`;
  }
}

/** Writes a file that was made; gives the sentence that says where it is, or that it could not be written. */
export async function writeMade(file: MadeFile | undefined, folder: string): Promise<string> {
  if (!file) return "这个文件现在没有了，再说一次“导出”。";
  const path = join(folder, file.name);
  try {
    await writeFile(path, file.bytes);
    return `存好了：${path}`;
  } catch {
    return `写不到“${folder}”：换一个能写的文件夹，如 /get 1 /tmp。`;
  }
}
