import { readButton } from "../channels/telegram/keyboard.ts";
import { read, type Attachment, type Self } from "../channels/telegram/read.ts";
import { longestText, render } from "../channels/telegram/render.ts";
import { shareable } from "../channels/telegram/shareable.ts";
import type { Assistant } from "../channels/channel.ts";
import type { Incoming } from "../messages/incoming.ts";
import type { Replay } from "./replay-payloads.ts";

/** Whom the recorded bots are taken for: none of them is us. */
const self: Self = { id: 7000000001, username: "kechuang_replay_bot" };
const pages = "https://kechuang.example.cn";

/** Handles an update of Telegram up to the messages that would be sent. */
export const replayTelegram: Replay = async (payload, name, assistant) => {
  const what = read(payload, { self, at: new Date().toISOString(), programme: () => undefined });
  switch (what.kind) {
    case "ignored":
      return { outcome: "ignored", detail: what.reason };
    case "membership":
      return {
        outcome: "membership",
        detail: what.membership.state === "gone" ? "不再收消息" : "收消息",
      };
    case "moved":
      return { outcome: "membership", detail: "群换了编号" };
    case "unable":
      return { outcome: "answered", detail: what.what };
    case "elsewhere":
      return { outcome: "answered", detail: "请到私聊" };
    case "press":
      // The buttons are of other bots: ours are read back, others are told to be old.
      return readButton(what.press.data)
        ? { outcome: "unhandled", detail: "别人的按钮被当成了自己的" }
        : { outcome: "answered", detail: "旧按钮" };
    case "message":
      return answered(await messagesFor(what.incoming, what.attachments, name, assistant));
  }
};

/** The messages that would be sent, in private and in a group. */
async function messagesFor(
  incoming: Incoming,
  attachments: readonly Attachment[],
  name: string,
  assistant: Assistant,
): Promise<string[]> {
  const files = attachments.map((one) => ({
    name: one.name,
    bytes: new TextEncoder().encode("回放时没有内容"),
  }));
  const { id } = await assistant.receive({
    ...incoming,
    // Recorded messages of different tests have the same number.
    messageId: `${name} ${incoming.messageId}`,
    ...(files.length > 0 && { files }),
  });
  const messages: string[] = [];
  for await (const part of assistant.answer(id)) {
    if (part.type !== "final") continue;
    for (const group of [false, true]) {
      const reply = shareable(part.reply, {
        ...{ companyData: "allow", group, pages, bot: self.username },
      });
      const payloads = render(reply, { outbox: part.id, keyboards: !group });
      messages.push(...payloads.map(({ text }) => text));
    }
  }
  return messages;
}

function answered(messages: readonly string[]) {
  const wrong = messages.some((text) => text.trim() === "" || text.length > longestText);
  const detail = messages[0]?.slice(0, 40).replaceAll("\n", " ") ?? "没有答复";
  return { outcome: messages.length === 0 || wrong ? "unhandled" : "answered", detail } as const;
}
