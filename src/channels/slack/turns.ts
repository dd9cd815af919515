import type { Assistant } from "../channel.ts";
import { begun, createInTurn, type OnFault } from "../messenger/in-turn.ts";
import type { Post, Posting } from "./post.ts";
import { renderNote } from "./render.ts";

/** What answering stands on. */
interface TurnsParts {
  readonly post: Post;
  readonly onFault: OnFault;
  /** Told when a message of a conversation was answered. */
  readonly onAnswered: (address: string) => void;
}

/** A message that is to be answered. */
interface Asked {
  readonly id: string;
  readonly address: string;
  readonly posting: Omit<Posting, "priority">;
}

/** Answers messages: in one conversation one after the other, conversations side by side. */
export function createTurns({ post, onFault, onAnswered }: TurnsParts) {
  const { run, idle } = createInTurn<Omit<Posting, "priority">>(
    (address, text, posting) =>
      post.one(address, renderNote(text), { priority: "chat", ...posting }),
    onFault,
  );

  /** Answers a message that was received; resolves when all of it is sent. */
  function answer(assistant: Assistant, { id, address, posting }: Asked): Promise<void> {
    const answering = begun(assistant.answer(id));
    let told = false;
    return run(
      address,
      async () => {
        for await (const part of answering) {
          if (part.type !== "final") continue;
          const sent = await post.reply(address, part.reply, {
            ...{ priority: "chat", ...posting, id: part.id },
            ...(told ? { echo: undefined } : {}),
          });
          told = true;
          await assistant.delivered(part.id, sent);
        }
        onAnswered(address);
      },
      posting,
    );
  }

  return { answer, run, idle };
}

/** What answers. */
export type Turns = ReturnType<typeof createTurns>;
