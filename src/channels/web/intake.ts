import type { Assistant } from "../channel.ts";
import type { Conversation } from "./conversation.ts";
import { createRateLimit } from "../../pages/rate-limit.ts";
import { readIncoming, readMessage, type PageFeedback } from "./read.ts";
import type { Site } from "./site.ts";

/** What became of a message that a page sent. */
export type Taken =
  | { outcome: "taken"; id: string; answered: Promise<void> }
  | { outcome: "unreadable"; sentence: string }
  | { outcome: "tooFast"; sentence: string; wait: number };

/** Takes a message of a page: recorded when the promise resolves, answered in the background. */
export type Intake = (
  assistant: Assistant,
  conversation: Conversation,
  body: unknown,
) => Promise<Taken>;

/** Makes the intake with its limit for each conversation. */
export function createIntake({ limits, now, turns }: Site): Intake {
  const limit = createRateLimit(limits.conversation, () => now().getTime());
  return async (assistant, { address }, body) => {
    const read = readMessage(body);
    if ("fault" in read) return { outcome: "unreadable", sentence: read.fault };
    const wait = limit(address);
    if (wait > 0) {
      return { outcome: "tooFast", sentence: `问得太快了，请过 ${wait} 秒再发。`, wait };
    }
    const { id, duplicate } = await assistant.receive(readIncoming(read.value, address, now()));
    const answered = duplicate
      ? Promise.resolve()
      : turns.answer(assistant, { address, message: id, client: read.value.id });
    return { outcome: "taken", id, answered };
  };
}

/** Stores feedback on an answer of this conversation; false when it has no such answer. */
export async function storeFeedback(
  assistant: Assistant,
  { address }: Conversation,
  { answerId, helpful, reason }: PageFeedback,
): Promise<boolean> {
  const { replies } = await assistant.history("web", address, 0);
  if (!replies.some(({ reply }) => reply.answerId === answerId)) return false;
  return assistant.feedback(answerId, { helpful, reason });
}
