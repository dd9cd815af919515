import { read } from "../channels/slack/read.ts";
import type { Reading } from "../channels/slack/reading.ts";
import { render } from "../channels/slack/render.ts";
import { shareable } from "../channels/slack/shareable.ts";
import type { Reply } from "../messages/reply.ts";
import type { Replay } from "./replay-payloads.ts";
import { replayMembership, replayMessage, replayPages } from "./replay-reply.ts";

/** Whom the recorded apps are taken for: none of them is us. */
const self: Reading["self"] = { user: "U0REPLAY01" };
/** Slack takes so many blocks, and no marks that we did not mean. */
const mostBlocks = 50;
const isWrong = (text: string) => /[<>]/.test(text);

/** Handles an event, a press, a command or a form of Slack up to the messages that would be sent. */
export const replaySlack: Replay = async (payload, name, assistant) => {
  const what = read(payload, { self, at: new Date().toISOString() });
  switch (what.kind) {
    case "ignored":
      return { outcome: "ignored", detail: what.reason };
    case "membership":
      return replayMembership(what.membership.state);
    case "message":
      return replayMessage({ ...what, name }, assistant, shown, isWrong);
    case "aside":
      return replayMessage({ ...what, attachments: [], name }, assistant, shown, isWrong);
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

/** The texts of a reply as they would be sent. */
function shown(reply: Reply, outbox: string, group: boolean): string[] {
  const seen = shareable(reply, { companyData: "allow", group, pages: replayPages });
  return render(seen, { outbox, shared: group }).map(({ text, blocks }) =>
    blocks.length > mostBlocks ? "" : text,
  );
}
