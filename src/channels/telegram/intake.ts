import type { Assistant } from "../channel.ts";
import { withFiles } from "../messenger/with-files.ts";
import type { createFiles } from "./files.ts";
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
  readonly fetchFile: ReturnType<typeof createFiles>;
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
    const { message, faults } = await withFiles(incoming, attachments, parts.fetchFile);
    if (faults.length > 0) say(address, faults.join("\n"), replyTo);
    if (!message) return;
    const { id, duplicate } = await assistant.receive(message);
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
