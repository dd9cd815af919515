import { readButton } from "../channels/telegram/keyboard.ts";
import { read, type Self } from "../channels/telegram/read.ts";
import { longestText, render } from "../channels/telegram/render.ts";
import { shareable } from "../channels/telegram/shareable.ts";
import type { Reply } from "../messages/reply.ts";
import type { Replay } from "./replay-payloads.ts";
import { replayMembership, replayMessage, replayPages } from "./replay-reply.ts";

/** Whom the recorded bots are taken for: none of them is us. */
const self: Self = { id: 7000000001, username: "kechuang_replay_bot" };
const isWrong = (text: string) => text.length > longestText;

/** Handles an update of Telegram up to the messages that would be sent. */
export const replayTelegram: Replay = async (payload, name, assistant) => {
  const what = read(payload, { self, at: new Date().toISOString(), programme: () => undefined });
  switch (what.kind) {
    case "ignored":
      return { outcome: "ignored", detail: what.reason };
    case "membership":
      return replayMembership(what.membership.state);
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
      return replayMessage({ ...what, name }, assistant, shown, isWrong);
  }
};

/** The texts of a reply as they would be sent. */
function shown(reply: Reply, outbox: string, group: boolean): string[] {
  const place = { companyData: "allow", group, pages: replayPages, bot: self.username } as const;
  const payloads = render(shareable(reply, place), { outbox, keyboards: !group });
  return payloads.map(({ text }) => text);
}
