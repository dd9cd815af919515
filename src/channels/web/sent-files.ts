import type { SentFile } from "../../messages/profile-view.ts";
import { visibleText } from "../../messages/visible-text.ts";
import type { WebLimits } from "./limits.ts";

/** What came of reading the files of a form, or a sentence that says what is wrong. */
type Read = { readonly value: readonly SentFile[] } | { readonly fault: string };

/** Longer than this no name of a file is shown. */
const longestName = 120;

/** Reads the files that a form brought; an empty field of a form without script is no file. */
export async function readFiles(
  given: unknown,
  limits: Pick<WebLimits, "files" | "fileSize" | "filesSize">,
): Promise<Read> {
  const all = (Array.isArray(given) ? given : [given]).filter((one) => one instanceof File);
  const files = all.filter(({ name, size }) => name !== "" || size > 0);
  if (files.length > limits.files)
    return { fault: `一次最多传 ${String(limits.files)} 个文件，分几次传。` };
  let together = 0;
  for (const file of files) {
    const name = nameOf(file);
    if (file.size === 0) return { fault: `“${name}”是空的，换一个再传。` };
    if (file.size > limits.fileSize)
      return { fault: `“${name}”太大了，一个文件最多 ${megabytes(limits.fileSize)}。` };
    together += file.size;
  }
  if (together > limits.filesSize) return { fault: tooMuch(limits) };
  const value = files.map(async (file) => ({
    name: nameOf(file),
    bytes: new Uint8Array(await file.arrayBuffer()),
  }));
  return { value: await Promise.all(value) };
}

/** Says that files are too large together. */
export function tooMuch({ filesSize }: Pick<WebLimits, "filesSize">): string {
  return `一次传的文件太大了，合起来最多 ${megabytes(filesSize)}，分几次传。`;
}

function megabytes(bytes: number): string {
  return `${String(Math.floor(bytes / 1024 / 1024))} MB`;
}

/** The name without what a browser may put before it. */
function nameOf({ name }: File): string {
  const last = visibleText(name)
    .split(/[\\/\n\t]/)
    .pop();
  const words = last?.trim() ?? "";
  return words === "" ? "没有名字的文件" : words.slice(-longestName);
}
