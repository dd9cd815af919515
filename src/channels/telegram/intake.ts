import type { SentFile } from "../../messages/profile-view.ts";
import { textWithFiles, wordsBesideFiles } from "../../messages/sent-files.ts";
import type { Assistant } from "../channel.ts";
import type { createFetching } from "./files.ts";
import type { Post } from "./post.ts";
import type { createPresses } from "./press.ts";
import { read, type Membership, type Read, type Self } from "./read.ts";
import { renderNote } from "./render.ts";
import { elsewhere, type Sharing } from "./shareable.ts";
import type { Turns } from "./turns.ts";

/** What taking in updates stands on. */
interface IntakeParts {
  readonly assistant: Assistant;
  readonly self: Self;
  readonly now: () => Date;
  readonly programme: (id: string) => string | undefined;
  readonly fetchFile: ReturnType<typeof createFetching>;
  readonly post: Post;
  readonly turns: Turns;
  readonly presses: ReturnType<typeof createPresses>;
  readonly sharing: (address: string) => Sharing;
  readonly onMembership: (membership: Membership) => Promise<void> | void;
  readonly onMoved: (from: string, to: string) => Promise<void> | void;
  readonly onIgnored: (reason: string) => void;
}

type MessageUpdate = Extract<Read, { kind: "message" }>;

/** Makes what takes an update in: when it resolves, nothing of it can be lost any more. */
export function createIntake(parts: IntakeParts) {
  const { assistant, self, now, programme, post, turns, sharing } = parts;

  /** Says a sentence of our own; the update is done whether or not it arrives. */
  const say = (address: string, text: string, replyTo: number) =>
    void turns.run(address, async () => {
      await post.one(address, renderNote(text), { priority: "chat", replyTo });
    });

  async function takeMessage({ incoming, attachments, replyTo }: MessageUpdate): Promise<void> {
    const { address } = incoming;
    const files: SentFile[] = [];
    const faults: string[] = [];
    for (const attachment of attachments) {
      const fetched = await parts.fetchFile(attachment);
      if ("file" in fetched) files.push(fetched.file);
      else faults.push(fetched.fault);
    }
    if (faults.length > 0) say(address, faults.join("\n"), replyTo);
    // Named are the files that came; the words count in any case.
    const words = attachments.length > 0 ? wordsBesideFiles(incoming.text) : incoming.text;
    const names = files.map(({ name }) => name);
    const text = textWithFiles(words, names);
    if (text.trim() === "") return;
    const { id, duplicate } = await assistant.receive({
      ...incoming,
      ...{ text, ...(files.length > 0 && { files }) },
    });
    if (!duplicate) void turns.answer(assistant, { id, address, replyTo });
  }

  return async (update: unknown): Promise<void> => {
    const what = read(update, { self, programme, at: now().toISOString() });
    switch (what.kind) {
      case "ignored":
        return parts.onIgnored(what.reason);
      case "membership":
        return parts.onMembership(what.membership);
      case "moved":
        return parts.onMoved(what.from, what.to);
      case "elsewhere":
        return say(what.address, elsewhere(sharing(what.address)), what.replyTo);
      case "unable":
        return say(what.address, `${what.what}，打字告诉我，或者发文件都行。`, what.replyTo);
      case "press":
        return parts.presses(assistant, what.press);
      case "message":
        return takeMessage(what);
    }
  };
}
