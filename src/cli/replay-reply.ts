import type { Assistant } from "../channels/channel.ts";
import type { Incoming } from "../messages/incoming.ts";
import type { Reply } from "../messages/reply.ts";
import type { Handled } from "./replay-payloads.ts";

/** Where the pages are taken to be. */
export const replayPages = "https://kechuang.example.cn";

/** What a recorded message is answered by. */
interface Replayed {
  readonly incoming: Incoming;
  /** The files that came with it; what was in them was not recorded. */
  readonly attachments: readonly { readonly name: string }[];
  /** Tells the payload from the others. */
  readonly name: string;
}

/**
 * Answers a recorded message: `shown` gives the texts of a reply (with its outbox id) as they would
 * be sent, and `isWrong` tells which of them the platform would not take.
 */
export async function replayMessage(
  { incoming, attachments, name }: Replayed,
  assistant: Assistant,
  shown: (reply: Reply, id: string, group: boolean) => readonly string[],
  isWrong: (text: string) => boolean,
): Promise<Handled> {
  const bytes = new TextEncoder().encode("回放时没有内容");
  const files = attachments.map((one) => ({ name: one.name, bytes }));
  const { id } = await assistant.receive({
    ...incoming,
    // Recorded messages of different tests have the same number.
    messageId: `${name} ${incoming.messageId}`,
    ...(files.length > 0 && { files }),
  });
  const texts: string[] = [];
  for await (const part of assistant.answer(id))
    if (part.type === "final")
      for (const group of [false, true]) texts.push(...shown(part.reply, part.id, group));
  const wrong = texts.some((text) => text.trim() === "" || isWrong(text));
  const detail = texts[0]?.slice(0, 40).replaceAll("\n", " ") ?? "没有答复";
  return { outcome: texts.length === 0 || wrong ? "unhandled" : "answered", detail };
}

/** What became of a payload that only says whether we may send. */
export function replayMembership(state: "here" | "gone"): Handled {
  return { outcome: "membership", detail: state === "gone" ? "不再收消息" : "收消息" };
}
