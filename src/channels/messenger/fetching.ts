import type { SentFile } from "../../messages/profile-view.ts";

/** A file that came with a message and is still at the platform. */
interface Attachment {
  readonly name: string;
  /** In bytes; `undefined` when it was not told. */
  readonly size?: number;
}

/** What came of fetching a file, or a sentence that says what is wrong. */
export type Fetched = { readonly file: SentFile } | { readonly fault: string };

/** Larger files are not taken, in bytes. */
export const largestFile = 20 * 1024 * 1024;
/** So long fetching or handing over a file may take, in milliseconds. */
export const filePatience = 25_000;
/** So many files are held in memory at once. */
const most = 3;

/**
 * Makes what fetches files that people sent, a few at a time; whatever happens, it does not throw.
 * `open` asks the platform for the content, or says what is wrong.
 */
export function createFetching<Sent extends Attachment>(
  open: (attachment: Sent) => Promise<Response | { readonly fault: string }>,
) {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (attachment: Sent): Promise<Fetched> => {
    if (running >= most) await new Promise<void>((go) => waiting.push(go));
    else running += 1;
    try {
      return await fetchFile(attachment, open);
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}

/** Said of a file that is not taken. */
export function tooLarge(name: string): { readonly fault: string } {
  return { fault: `“${name}”太大了，这里一个文件最多收 20 MB。` };
}

async function fetchFile<Sent extends Attachment>(
  attachment: Sent,
  open: (attachment: Sent) => Promise<Response | { readonly fault: string }>,
): Promise<Fetched> {
  const { name, size } = attachment;
  if (size !== undefined && size > largestFile) return tooLarge(name);
  try {
    const response = await open(attachment);
    if ("fault" in response) return response;
    if (!response.ok) throw new Error(`status ${String(response.status)}`);
    const bytes = await readBytes(response);
    if (!bytes) return tooLarge(name);
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
