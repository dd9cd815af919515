import type { Assistant } from "../channel.ts";
import { readAddress, type Place } from "./address.ts";
import type { Budget } from "./budget.ts";
import type { Clock } from "../messenger/clock.ts";
import { begun, createInTurn, type OnFault } from "../messenger/in-turn.ts";
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
  readonly onFault: OnFault;
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
  const { run, idle } = createInTurn<number>(
    (address, text, replyTo) => post.one(address, renderNote(text), posting(replyTo)),
    parts.onFault,
  );

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

  return { answer, run, idle };
}

/** What answers. */
export type Turns = ReturnType<typeof createTurns>;

function posting(replyTo: number | undefined) {
  return { priority: "chat", ...(replyTo !== undefined && { replyTo }) } as const;
}
