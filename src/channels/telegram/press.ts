import { InputFile, type Api } from "grammy";
import type { Reply } from "../../messages/reply.ts";
import type { Assistant } from "../channel.ts";
import { readAddress } from "./address.ts";
import type { Budget } from "./budget.ts";
import type { Clock } from "../messenger/clock.ts";
import { readFault } from "./fault.ts";
import { inlineKeyboard, labelOf, readButton } from "./keyboard.ts";
import { longestTurn } from "../messenger/progress.ts";
import type { Post } from "./post.ts";
import type { Press } from "./read.ts";
import { renderNote, renderPassages } from "./render.ts";
import { isVisible, takenText } from "../messenger/rich.ts";
import { mayShare } from "../messenger/sharing.ts";
import { elsewhere, type Sharing } from "./shareable.ts";
import type { Turns } from "./turns.ts";
import type { Typing } from "./typing.ts";

/** What presses of buttons stand on. */
interface PressParts {
  readonly api: Api;
  readonly budget: Budget;
  readonly clock: Clock;
  readonly post: Post;
  readonly turns: Turns;
  readonly sharing: (address: string) => Sharing;
  readonly typing: Typing;
}

const old = "这个按钮太旧了，点不了。直接打字问我就行。";
const notMade = "这份文件现在做不出来：那家企业的资料不在了。";
/** Telegram shows so much of the answer to a press. */
const longestToast = 200;
const longestCaption = 1024;

/** Makes what does as a button says. It resolves when what must not be lost is stored. */
export function createPresses(parts: PressParts) {
  const { api, budget, clock, post, turns, sharing, typing } = parts;
  const inHand = new Set<string>();

  /** Answers the press itself, once: where that comes too late the button only turns a little longer. */
  const toast = (id: string, text = "") =>
    void api
      .answerCallbackQuery(id, text === "" ? {} : { text: shortened(text, longestToast) })
      .catch(() => {});

  async function choose(assistant: Assistant, press: Press, outbox: string, at: number) {
    const { id, data, from } = press;
    const key = `${from.address} ${data}`;
    if (inHand.has(key)) return toast(id, "收到了，正在答。");
    const choice = await assistant.pressed("telegram", from.address, outbox, at);
    if (!choice) return toast(id, old);
    const received = await assistant.receive({ ...from, text: choice.text });
    if (received.duplicate) return;
    toast(id, labelOf(choice));
    inHand.add(key);
    const asked = { id: received.id, address: from.address };
    void turns.answer(assistant, asked).finally(() => inHand.delete(key));
  }

  function sendFile(assistant: Assistant, press: Press, reply: Reply, at: number) {
    const { id, from, data } = press;
    const { address } = from;
    const key = `${address} ${data}`;
    const offered = reply.files?.[at];
    const place = readAddress(address);
    if (!offered || !place) return toast(id, old);
    if (inHand.has(key)) return toast(id, "正在做，好了就发。");
    const who = sharing(address);
    if (!mayShare(who)) {
      toast(id);
      void turns.run(address, async () => {
        await post.one(address, renderNote(elsewhere(who)), { priority: "chat" });
      });
      return;
    }
    toast(id, "正在做，好了就发。");
    inHand.add(key);
    const still = typing(place, "upload_document");
    const work = async () => {
      const made = await assistant.file("telegram", address, offered);
      if (!made) {
        await post.one(address, renderNote(notMade), { priority: "chat" });
        return;
      }
      for (let tries = 0; ; tries += 1) {
        if (budget.wait(place.chat) > longestTurn) throw new Error("The chat must wait too long.");
        await budget.take(place.chat, "chat");
        try {
          await api.sendDocument(place.chat, new InputFile(made.bytes, fileName(made.name)), {
            ...(isVisible(offered.label) && { caption: shortened(offered.label, longestCaption) }),
            ...(place.topic !== undefined && { message_thread_id: place.topic }),
          });
          return;
        } catch (error) {
          const fault = readFault(error);
          if (fault.kind !== "wait" || tries > 2) throw error;
          budget.hold(place.chat, clock.now() + fault.milliseconds);
        }
      }
    };
    void turns.run(address, work).finally(() => {
      still();
      inHand.delete(key);
    });
  }

  function showClauses({ id, from: { address } }: Press, { citations }: Reply) {
    if (citations.length === 0) return toast(id, old);
    toast(id);
    void turns.run(address, async () => {
      for (const payload of renderPassages(citations))
        await post.one(address, payload, { priority: "chat" });
    });
  }

  function turnPage(
    { id, message, from: { address } }: Press,
    reply: Reply,
    outbox: string,
    at: number,
  ) {
    toast(id);
    const place = readAddress(address);
    const keyboard = inlineKeyboard(reply, outbox, at);
    if (!place || !keyboard) return;
    void turns.run(address, async () => {
      await budget.take(place.chat, "chat");
      await api
        .editMessageReplyMarkup(place.chat, message, { reply_markup: keyboard })
        .catch((error: unknown) => {
          if (readFault(error).kind !== "same") throw error;
        });
    });
  }

  return async (assistant: Assistant, press: Press): Promise<void> => {
    const { from, data, id } = press;
    const button = readButton(data);
    if (!button) return toast(id, old);
    if (button.kind === "choice") return choose(assistant, press, button.outbox, button.at);
    const { replies } = await assistant.history("telegram", from.address, 0);
    const stored = replies.find((one) => one.id === button.outbox)?.reply;
    if (!stored) return toast(id, old);
    if (button.kind === "file") return sendFile(assistant, press, stored, button.at);
    if (button.kind === "clauses") return showClauses(press, stored);
    return turnPage(press, stored, button.outbox, button.at);
  };
}

/** The first so many units of a text, without half a character at the end. */
function shortened(text: string, units: number): string {
  return takenText(takenText(text).trim().slice(0, units))
    .replace(/\ufffd$/, "")
    .trim();
}

/** The name as it may stand in the head of a part: what would end it there is left out. */
function fileName(name: string): string {
  return name.replace(/[\r\n";\\/]+/g, " ").trim();
}
