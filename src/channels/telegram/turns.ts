import { randomBytes } from "node:crypto";
import { ConversationQueue } from "../../assistant/conversation-queue.ts";
import type { ReplyPart } from "../../messages/reply.ts";
import type { Assistant } from "../channel.ts";
import { readAddress, type Place } from "./address.ts";
import type { Budget } from "./budget.ts";
import type { Clock } from "../messenger/clock.ts";
import { createDraft, type Draft } from "./draft.ts";
import { readFault } from "./fault.ts";
import type { Post } from "./post.ts";
import { renderNote, renderSoFar, type Payload } from "./render.ts";
import { mayShare } from "../messenger/sharing.ts";
import type { Sharing } from "./shareable.ts";
import type { Typing } from "./typing.ts";

/** What answering stands on. */
interface TurnsParts {
  readonly budget: Budget;
  readonly clock: Clock;
  readonly post: Post;
  readonly sharing: (address: string) => Sharing;
  readonly typing: Typing;
  readonly onFault: (fault: { reference: string; error: unknown }) => void;
}

/** A message that is to be answered. */
interface Asked {
  readonly id: string;
  readonly address: string;
  readonly replyTo?: number;
}

/** Answers messages: in one conversation one after the other, conversations side by side. */
export function createTurns(parts: TurnsParts) {
  const { budget, clock, post, sharing } = parts;
  const queue = new ConversationQueue();

  /** Does something in its turn; what breaks is said in one sentence. */
  function run(address: string, task: () => Promise<void>, replyTo?: number): Promise<void> {
    return queue.run(address, async () => {
      try {
        await task();
      } catch (error) {
        const reference = randomBytes(4).toString("hex");
        parts.onFault({ reference, error });
        const text = `这里出了点问题，没能答上来。可以再问一次；找工作人员时请报编号 ${reference}。`;
        await post.one(address, renderNote(text), posting(replyTo));
      }
    });
  }

  /** Answers a message that was received; resolves when all of it is sent. */
  function answer(assistant: Assistant, { id, address, replyTo }: Asked): Promise<void> {
    const place = readAddress(address);
    if (!place) return Promise.resolve();
    const still = parts.typing(place);
    const answering = begun(assistant.answer(id));
    return run(
      address,
      async () => {
        let draft: Draft | undefined;
        for await (const part of answering) {
          if (part.type === "partial" && (part.private !== true || mayShare(sharing(address)))) {
            draft ??= drafted(place, replyTo);
            draft.update(renderSoFar(part.text));
          }
          if (part.type !== "final") continue;
          const instead = await draft?.settle();
          draft = undefined;
          const sent = await post.reply(address, part.reply, {
            ...posting(replyTo),
            ...{ id: part.id, ...(instead !== undefined && { instead }) },
          });
          await assistant.delivered(part.id, sent);
        }
      },
      replyTo,
    ).finally(still);
  }

  function drafted(place: Place, replyTo: number | undefined): Draft {
    const { chat } = place;
    return createDraft({
      ...{ chat, clock, budget },
      show: async (payload: Payload, message) => {
        try {
          return await post.attempt(place, payload, posting(replyTo), message);
        } catch (error) {
          const fault = readFault(error);
          if (fault.kind === "wait") budget.hold(chat, clock.now() + fault.milliseconds);
          throw error;
        }
      },
    });
  }

  return { answer, run, idle: () => queue.idle() };
}

/** What answers. */
export type Turns = ReturnType<typeof createTurns>;

function posting(replyTo: number | undefined) {
  return { priority: "chat", ...(replyTo !== undefined && { replyTo }) } as const;
}

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
