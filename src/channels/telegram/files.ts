import type { Api } from "grammy";
import type { SentFile } from "../../messages/profile-view.ts";
import type { Attachment } from "./read.ts";

/** Where files are fetched. */
interface FileSource {
  readonly api: Api;
  readonly root: string;
  readonly token: string;
}

/** What came of fetching a file, or a sentence that says what is wrong. */
type Fetched = { readonly file: SentFile } | { readonly fault: string };

/** Larger files Telegram does not hand to a bot, in bytes. */
const largestFile = 20 * 1024 * 1024;
/** So long fetching may take, in milliseconds. */
const patience = 25_000;

/** So many files are held in memory at once. */
const most = 3;

/** Makes what fetches files that people sent, a few at a time; whatever happens, it does not throw. */
export function createFetching(source: FileSource) {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (attachment: Attachment): Promise<Fetched> => {
    if (running >= most) await new Promise<void>((go) => waiting.push(go));
    else running += 1;
    try {
      return await fetchFile(attachment, source);
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}

async function fetchFile(
  { id, name, size }: Attachment,
  { api, root, token }: FileSource,
): Promise<Fetched> {
  const tooLarge = { fault: `“${name}”太大了，Telegram 上一个文件最多收 20 MB。` };
  if (size !== undefined && size > largestFile) return tooLarge;
  try {
    const { file_path: path, file_size: told = 0 } = await api.getFile(id);
    if (told > largestFile) return tooLarge;
    if (path === undefined) throw new Error("no path");
    const response = await fetch(`${root}/file/bot${token}/${path}`, {
      signal: AbortSignal.timeout(patience),
      redirect: "error",
    });
    if (!response.ok) throw new Error(`status ${String(response.status)}`);
    const bytes = await readBytes(response);
    if (!bytes) return tooLarge;
    if (bytes.length === 0) return { fault: `“${name}”是空的，换一个再发。` };
    return { file: { name, bytes } };
  } catch {
    return { fault: `“${name}”没取下来，请再发一次。` };
  }
}

/** Reads no more than is allowed, whatever was told; `undefined` when there is more. */
async function readBytes(response: Response): Promise<Uint8Array | undefined> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (;;) {
    const piece = (await reader?.read())?.value as Uint8Array | undefined;
    if (!piece) break;
    size += piece.length;
    if (size > largestFile) {
      await reader?.cancel();
      return undefined;
    }
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
