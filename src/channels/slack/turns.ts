import { randomBytes } from "node:crypto";
import { ConversationQueue } from "../../assistant/conversation-queue.ts";
import type { ReplyPart } from "../../messages/reply.ts";
import type { Assistant } from "../channel.ts";
import type { Post, Posting } from "./post.ts";
import { renderNote } from "./render.ts";

/** What answering stands on. */
interface TurnsParts {
  readonly post: Post;
  readonly onFault: (fault: { reference: string; error: unknown }) => void;
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
  const queue = new ConversationQueue();

  /** Does something in its turn; what breaks is said in one sentence. */
  function run(
    address: string,
    task: () => Promise<void>,
    posting: Omit<Posting, "priority"> = {},
  ): Promise<void> {
    return queue.run(address, async () => {
      try {
        await task();
      } catch (error) {
        const reference = randomBytes(4).toString("hex");
        onFault({ reference, error });
        const text = `这里出了点问题，没能答上来。可以再问一次；找工作人员时请报编号 ${reference}。`;
        await post.one(address, renderNote(text), { priority: "chat", ...posting });
      }
    });
  }

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

  return { answer, run, idle: () => queue.idle() };
}

/** What answers. */
export type Turns = ReturnType<typeof createTurns>;

/**
 * Begins at once, though the parts are read in their turn: the sign of life and what comes after it,
 * so that the assistant has the message in hand and nobody else delivers its answer.
 */
function begun(parts: AsyncIterable<ReplyPart>): AsyncIterable<ReplyPart> {
  const running = parts[Symbol.asyncIterator]();
  const first = [running.next(), running.next()];
  // Whoever reads hears of a fault; until then it is no unhandled one.
  for (const one of first) one.catch(() => {});
  return {
    [Symbol.asyncIterator]: () => ({
      next: () => first.shift() ?? running.next(),
      return: () => running.return?.() ?? Promise.resolve({ done: true, value: undefined }),
    }),
  };
}
