import { randomBytes } from "node:crypto";
import type { Assistant } from "../channel.ts";
import type { Live } from "./live.ts";

/** Answers messages in the background while pages listen. */
export interface Turns {
  /** Answers a received message; resolves when its replies are stored or it broke. Never rejects. */
  answer(
    assistant: Assistant,
    asked: { address: string; message: string; client: string },
  ): Promise<void>;
  /** Ends the answering of a message of this address; false when it is not in hand there. */
  stop(assistant: Assistant, address: string, message: string): Promise<boolean>;
  /** Waits for all answers in hand. */
  finish(): Promise<void>;
}

/** So long a broken answer is told to pages that open, in milliseconds. */
const faultStays = 30_000;

/** Makes the answerer; `onFault` hears of what broke. */
export function createTurns(
  live: Live,
  onFault: (fault: { reference: string; error: unknown }) => void,
): Turns {
  const inHand = new Set<Promise<void>>();
  const stopped = new Set<string>();

  const run: Turns["answer"] = async (assistant, { address, message, client }) => {
    live.put(address, { message, client, text: "" });
    live.tell(address, "stored");
    try {
      for await (const part of assistant.answer(message)) {
        if (part.type === "partial" && !stopped.has(message))
          live.put(address, { message, client, text: part.text });
        if (part.type !== "final") continue;
        live.tell(address, "stored");
        // The page reads what is stored, now or when it is opened: stored is delivered.
        await assistant.delivered(part.id, { outcome: "sent", id: part.id });
      }
      live.remove(address, message);
    } catch (error) {
      const reference = randomBytes(4).toString("hex");
      onFault({ reference, error });
      const fault = `这里出了点问题，没能答上来。可以再问一次；找工作人员时请报编号 ${reference}。`;
      live.put(address, { message, client, text: "", fault });
      setTimeout(() => live.remove(address, message), faultStays).unref();
    } finally {
      stopped.delete(message);
    }
  };
  return {
    answer(assistant, asked) {
      const running = run(assistant, asked).finally(() => inHand.delete(running));
      inHand.add(running);
      return running;
    },
    async stop(assistant, address, message) {
      const own = live.inHand(address).find((answer) => answer.message === message);
      if (!own || own.fault !== undefined) return false;
      stopped.add(message);
      await assistant.stop(message);
      live.remove(address, message);
      live.tell(address, "stored");
      return true;
    },
    async finish() {
      while (inHand.size > 0) await Promise.all(inHand);
    },
  };
}
