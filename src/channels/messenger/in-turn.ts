import { randomBytes } from "node:crypto";
import { ConversationQueue } from "../../assistant/conversation-queue.ts";
import type { ReplyPart } from "../../messages/reply.ts";

/** Hears of what broke, with the reference number that the person was shown. */
export type OnFault = (fault: { reference: string; error: unknown }) => void;

/**
 * Makes what does things in their turn: in one conversation one after the other, conversations side
 * by side. What breaks is said in one sentence by `say`.
 */
export function createInTurn<Posting>(
  say: (address: string, text: string, posting: Posting | undefined) => Promise<unknown>,
  onFault: OnFault,
) {
  const queue = new ConversationQueue();
  return {
    run: (address: string, task: () => Promise<void>, posting?: Posting): Promise<void> =>
      queue.run(address, async () => {
        try {
          await task();
        } catch (error) {
          const reference = randomBytes(4).toString("hex");
          onFault({ reference, error });
          const text = `这里出了点问题，没能答上来。可以再问一次；找工作人员时请报编号 ${reference}。`;
          await say(address, text, posting);
        }
      }),
    idle: () => queue.idle(),
  };
}

/**
 * Begins at once, though the parts are read in their turn: the sign of life and what comes after it,
 * so that the assistant has the message in hand and nobody else delivers its answer.
 */
export function begun(parts: AsyncIterable<ReplyPart>): AsyncIterable<ReplyPart> {
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
