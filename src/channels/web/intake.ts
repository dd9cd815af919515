import type { Assistant } from "../channel.ts";
import type { Conversation } from "./conversation.ts";
import { placeNames } from "./places.ts";
import { createRateLimit } from "../../pages/rate-limit.ts";
import type { SentFile } from "../../messages/profile-view.ts";
import { readIncoming, readMessage, readPerson, readRequest, type PageFeedback } from "./read.ts";
import type { Site } from "./site.ts";

/** What became of what a page sent. */
export type Taken =
  | { outcome: "taken"; id: string; text: string; answered: Promise<void> }
  | { outcome: "unreadable"; sentence: string }
  | { outcome: "tooFast"; sentence: string; wait: number };

/** Takes what a page sent: recorded when the promise resolves, answered in the background. */
type Take = (assistant: Assistant, conversation: Conversation, body: unknown) => Promise<Taken>;

/** What pages may send. */
export interface Intake {
  message: (...given: [...Parameters<Take>, files?: readonly SentFile[]]) => Promise<Taken>;
  /** A question for staff; `client` is the key of the limit. */
  person: (client: string, ...given: Parameters<Take>) => Promise<Taken>;
}

/** Makes the intake with its limits. */
export function createIntake({ limits, now, turns, live, look }: Site): Intake {
  const clock = () => now().getTime();
  const limit = createRateLimit(limits.conversation, clock);
  const limitPerson = createRateLimit(limits.person, clock);
  return {
    async message(assistant, { address }, body, files) {
      const read = readMessage(body, placeNames(look.regions()), files);
      if ("fault" in read) return { outcome: "unreadable", sentence: read.fault };
      const wait = limit(address);
      if (wait > 0) {
        return { outcome: "tooFast", sentence: `问得太快了，请过 ${wait} 秒再发。`, wait };
      }
      const { id, duplicate } = await assistant.receive(readIncoming(read.value, address, now()));
      // Sent again after its answer broke: answered again.
      const broke = live.inHand(address).some(({ message, fault }) => message === id && fault);
      const answered =
        duplicate && !broke
          ? Promise.resolve()
          : turns.answer(assistant, { address, message: id, client: read.value.id });
      return { outcome: "taken", id, text: read.value.text, answered };
    },
    async person(client, assistant, { address }, body) {
      const read = readPerson(body);
      if ("fault" in read) return { outcome: "unreadable", sentence: read.fault };
      const wait = limitPerson(client);
      if (wait > 0) {
        const sentence = `登记得太快了，请过 ${wait} 秒再发。`;
        return { outcome: "tooFast", sentence, wait };
      }
      const request = readRequest(read.value, address, now());
      const { id, duplicate } = await assistant.requestPerson(request);
      const answered = duplicate
        ? Promise.resolve()
        : turns.answer(assistant, { address, message: id, client: read.value.id });
      return { outcome: "taken", id, text: request.question, answered };
    },
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
