import { read } from "../channels/slack/read.ts";
import type { Attachment, Reading } from "../channels/slack/reading.ts";
import { render } from "../channels/slack/render.ts";
import { shareable } from "../channels/slack/shareable.ts";
import type { Assistant } from "../channels/channel.ts";
import type { Incoming } from "../messages/incoming.ts";
import type { Handled, Replay } from "./replay-payloads.ts";

/** Whom the recorded apps are taken for: none of them is us. */
const self: Reading["self"] = { user: "U0REPLAY01" };
const pages = "https://kechuang.example.cn";

/** Handles an event, a press, a command or a form of Slack up to the messages that would be sent. */
export const replaySlack: Replay = async (payload, name, assistant) => {
  const what = read(payload, { self, at: new Date().toISOString() });
  switch (what.kind) {
    case "ignored":
      return { outcome: "ignored", detail: what.reason };
    case "membership":
      return {
        outcome: "membership",
        detail: what.membership.state === "gone" ? "不再收消息" : "收消息",
      };
    case "message":
      return answered(await messagesFor(what.incoming, what.attachments, name, assistant));
    case "aside":
      return answered(await messagesFor(what.incoming, [], name, assistant));
    case "unable":
      return { outcome: "answered", detail: what.what };
    case "elsewhere":
      return { outcome: "answered", detail: "请到私信" };
    case "oldButton":
      return { outcome: "answered", detail: "旧按钮" };
    case "press":
      // The buttons are of other apps: ours are read back, others are told to be old.
      return what.press.pressed
        ? { outcome: "unhandled", detail: "别人的按钮被当成了自己的" }
        : { outcome: "answered", detail: "旧按钮" };
    case "form":
      return { outcome: "ignored", detail: "不是我的表单" };
    case "wantsForm":
      return { outcome: "answered", detail: "填数的窗口" };
    case "home":
      return { outcome: "answered", detail: "首页" };
    case "thread":
      return { outcome: "answered", detail: "可以问什么" };
  }
};

/** The messages that would be sent, in private and in a channel. */
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
  const texts: string[] = [];
  for await (const part of assistant.answer(id)) {
    if (part.type !== "final") continue;
    for (const group of [false, true]) {
      const reply = shareable(part.reply, { companyData: "allow", group, pages });
      const messages = render(reply, { outbox: part.id, shared: group });
      texts.push(...messages.map(({ text, blocks }) => (blocks.length > 50 ? "" : text)));
    }
  }
  return texts;
}

function answered(texts: readonly string[]): Handled {
  const wrong = texts.some((text) => text.trim() === "" || /[<>]/.test(text));
  const detail = texts[0]?.slice(0, 40).replaceAll("\n", " ") ?? "没有答复";
  return { outcome: texts.length === 0 || wrong ? "unhandled" : "answered", detail };
}
