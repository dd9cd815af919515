import type { webApi } from "@slack/bolt";
import type { MadeFile } from "../../messages/profile-view.ts";
import { createFetching, filePatience } from "../messenger/fetching.ts";
import type { Attachment } from "./reading.ts";

/** Makes what fetches files that people sent. The token goes along: to nobody but Slack. */
export function createFiles(token: string, isOurs: (url: URL) => boolean) {
  return createFetching(async ({ name, url }: Attachment) => {
    const address = new URL(url);
    if (!isOurs(address)) return { fault: `“${name}”不在 Slack 上，请直接把文件发给我。` };
    const response = await fetch(address, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(filePatience),
      redirect: "error",
    });
    // Where the right to read files is missing, Slack shows its page for signing in.
    const page = /^text\/html/.test(response.headers.get("content-type") ?? "");
    if (page && !/\.html?$/i.test(name)) throw new Error("not handed out");
    return response;
  });
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
    signal: AbortSignal.timeout(filePatience),
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
