import { readFile, writeFile } from "node:fs/promises";
import { dayOf } from "../../calendar/instant.ts";
import { readTranscript, writeTranscript, type TranscriptTurn } from "./transcript.ts";

/**
 * Saves a conversation and says so in a sentence. A file that is there already is replaced only
 * when it is a transcript itself.
 */
export async function saveTranscript(
  { file, title }: { file: string; title: string | undefined },
  turns: readonly TranscriptTurn[],
  now: Date,
): Promise<string> {
  try {
    if (!(await isFree(file))) return `没有存：${file} 已经有了，而且不是对话。换个名字。`;
    const on = dayOf(now.toISOString());
    const transcript = { title: title ?? `${on ?? "某日"} 的对话`, ...(on && { on }), turns };
    await writeFile(file, writeTranscript(transcript));
    return `存好了：${file}`;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    const reasons: Record<string, string> = {
      ENOENT: "没有这个文件夹",
      EISDIR: "这是一个文件夹",
      EACCES: "没有写的权限",
      EROFS: "这里只能读",
      ENOSPC: "磁盘满了",
    };
    return `没有存：${reasons[code] ?? `写不进去（${code}）`}。换个地方，如 /save 对话.txt。`;
  }
}

async function isFree(file: string): Promise<boolean> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return true;
    throw error;
  }
  try {
    readTranscript(text);
    return true;
  } catch {
    return false;
  }
}
