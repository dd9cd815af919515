import type { webApi } from "@slack/bolt";
import type { MadeFile, SentFile } from "../../messages/profile-view.ts";
import type { Attachment } from "./reading.ts";

/** What came of fetching a file, or a sentence that says what is wrong. */
export type Fetched = { readonly file: SentFile } | { readonly fault: string };

/** Larger files are not taken, in bytes. */
const largestFile = 20 * 1024 * 1024;
/** So long fetching or handing over may take, in milliseconds. */
const patience = 25_000;
/** So many files are held in memory at once. */
const most = 3;

/** Makes what fetches files that people sent, a few at a time; whatever happens, it does not throw. */
export function createFetching(token: string, isOurs: (url: URL) => boolean) {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (attachment: Attachment): Promise<Fetched> => {
    if (running >= most) await new Promise<void>((go) => waiting.push(go));
    else running += 1;
    try {
      return await fetchFile(attachment, token, isOurs);
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}

async function fetchFile(
  { name, url, size }: Attachment,
  token: string,
  isOurs: (url: URL) => boolean,
): Promise<Fetched> {
  const tooLarge = { fault: `“${name}”太大了，一个文件最多收 20 MB。` };
  if (size !== undefined && size > largestFile) return tooLarge;
  try {
    const address = new URL(url);
    // The token goes along: to nobody but Slack.
    if (!isOurs(address)) return { fault: `“${name}”不在 Slack 上，请直接把文件发给我。` };
    const response = await fetch(address, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(patience),
      redirect: "error",
    });
    // Where the right to read files is missing, Slack shows its page for signing in.
    const page = /^text\/html/.test(response.headers.get("content-type") ?? "");
    if (!response.ok || (page && !/\.html?$/i.test(name))) throw new Error("not handed out");
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

/** Hands a file over: asks for a place, puts it there, and shows it in the channel. */
export async function uploadFile(
  api: webApi.WebClient,
  { name, bytes }: MadeFile,
  where: { channel: string; thread?: string | undefined; title: string },
): Promise<void> {
  const place = await api.files.getUploadURLExternal({ filename: name, length: bytes.length });
  const { upload_url: url, file_id: id } = place;
  if (url === undefined || id === undefined) throw new Error("Slack named no place for the file.");
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/octet-stream" },
    body: Uint8Array.from(bytes),
    signal: AbortSignal.timeout(patience),
    redirect: "error",
  });
  if (!response.ok) throw new Error(`Slack did not take the file: HTTP ${response.status}.`);
  const files: [{ id: string; title: string }] = [{ id, title: where.title }];
  await api.files.completeUploadExternal(
    where.thread === undefined
      ? { files, channel_id: where.channel }
      : { files, channel_id: where.channel, thread_ts: where.thread },
  );
}
