import type { Incoming } from "../../messages/incoming.ts";
import type { SentFile } from "../../messages/profile-view.ts";
import { textWithFiles, wordsBesideFiles } from "../../messages/sent-files.ts";
import type { Fetched } from "./fetching.ts";

/** Fetches the files of a message: the message with those that came, where anything is left of it, and what went wrong. */
export async function withFiles<Attachment>(
  incoming: Incoming,
  attachments: readonly Attachment[],
  fetchFile: (attachment: Attachment) => Promise<Fetched>,
): Promise<{ readonly message: Incoming | undefined; readonly faults: readonly string[] }> {
  const files: SentFile[] = [];
  const faults: string[] = [];
  for (const attachment of attachments) {
    const fetched = await fetchFile(attachment);
    if ("file" in fetched) files.push(fetched.file);
    else faults.push(fetched.fault);
  }
  // Named are the files that came; the words count in any case.
  const words = attachments.length > 0 ? wordsBesideFiles(incoming.text) : incoming.text;
  const names = files.map(({ name }) => name);
  const text = textWithFiles(words, names);
  const message = { ...incoming, text, ...(files.length > 0 && { files }) };
  return { message: text.trim() === "" ? undefined : message, faults };
}
