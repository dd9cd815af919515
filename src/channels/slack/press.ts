import type { webApi } from "@slack/bolt";
import type { Reply } from "../../messages/reply.ts";
import type { Assistant } from "../channel.ts";
import { addressOf, isShared, readAddress, type Place } from "./address.ts";
import { labelOf } from "./choices.ts";
import { clauseText } from "./citations.ts";
import type { Directs } from "./directs.ts";
import { uploadFile } from "./files.ts";
import { clausesView, reasonView } from "./modal.ts";
import type { Posting } from "./post.ts";
import type { Aside, Press } from "./reading.ts";
import { mayShare, type Sharing } from "../messenger/sharing.ts";
import { elsewhere } from "./shareable.ts";
import type { Turns } from "./turns.ts";
import type { Windows } from "./windows.ts";

/** What presses of buttons stand on. */
interface PressParts {
  readonly api: webApi.WebClient;
  readonly assistant: Assistant;
  readonly now: () => Date;
  readonly directs: Directs;
  readonly turns: Turns;
  readonly windows: Windows;
  readonly sharing: (address: string) => Sharing;
  /** Says a sentence to one person alone. */
  readonly tell: (aside: Aside, text: string) => void;
  /** Does something that nobody waits for. */
  readonly beside: (task: () => Promise<unknown>) => void;
}

/** Said for a button that leads nowhere any more. */
export const oldButton = "这个按钮太旧了，点不了。直接打字问我就行。";
const notMade = "这份文件现在做不出来：那家企业的资料不在了。";

/** Makes what does as a button says. It resolves when what must not be lost is stored. */
export function createPresses(parts: PressParts) {
  const { api, assistant, directs, turns, windows, sharing, tell, beside } = parts;
  const inHand = new Set<string>();

  /** Receives what a press says, once, and answers it. */
  async function say(press: Press, place: Place, text: string, label: string) {
    const address = addressOf(place);
    const shared = isShared(place);
    const { id, duplicate } = await assistant.receive({
      ...{ channel: "slack", address, sender: press.user, messageId: press.messageId },
      ...{ at: parts.now().toISOString(), text, ...(shared && { group: true as const }) },
    });
    if (duplicate) return;
    const key = `${address} ${text}`;
    inHand.add(key);
    const posting: Omit<Posting, "priority"> = {
      ...{ asker: press.user, echo: label },
      ...(press.ephemeral && !shared && { responseUrl: press.responseUrl }),
    };
    void turns.answer(assistant, { id, address, posting }).finally(() => inHand.delete(key));
  }

  async function choose(press: Press, outbox: string, at: number): Promise<void> {
    for (const place of press.places) {
      const choice = await assistant.pressed("slack", addressOf(place), outbox, at);
      if (!choice) continue;
      if (inHand.has(`${addressOf(place)} ${choice.text}`)) return;
      return say(press, place, choice.text, labelOf(choice));
    }
    tell(press, oldButton);
  }

  /** The reply that stands above a button, with where it stands. */
  async function replyOf({ places }: Press, outbox: string) {
    for (const place of places) {
      const { replies } = await assistant.history("slack", addressOf(place), 0);
      const reply = replies.find(({ id }) => id === outbox)?.reply;
      if (reply) return { place, reply };
    }
    return undefined;
  }

  async function showClauses(press: Press, outbox: string): Promise<void> {
    const found = await replyOf(press, outbox);
    if (!found || found.reply.citations.length === 0) return tell(press, oldButton);
    const { citations } = found.reply;
    try {
      await api.views.open({ trigger_id: press.trigger, view: clausesView(citations) });
    } catch {
      // The window came too late: better as a message than not at all.
      const clauses = citations.map(clauseText).map(({ name, text }) => `${name}\n${text}`);
      tell(press, clauses.join("\n\n"));
    }
  }

  function sendFile(press: Press, place: Place, reply: Reply, at: number): void {
    const offered = reply.files?.[at];
    const address = addressOf(place);
    const key = `${address} file ${String(at)}`;
    if (!offered) return tell(press, oldButton);
    if (!mayShare(sharing(address))) return tell(press, elsewhere(sharing(address)));
    if (inHand.has(key)) return tell(press, "正在做，好了就发。");
    inHand.add(key);
    if (press.ephemeral) tell(press, "正在做，好了发到私信里。");
    const work = async () => {
      const made = await assistant.file("slack", address, offered);
      if (!made) return tell(press, notMade);
      await uploadFile(api, made, {
        channel: await directs.open(press.user),
        ...{ thread: place.thread, title: offered.label },
      });
    };
    void turns.run(address, work).finally(() => inHand.delete(key));
  }

  return async (press: Press): Promise<void> => {
    const { pressed, user, trigger } = press;
    const own = ownPlace(press);
    switch (pressed?.kind) {
      case undefined:
        return tell(press, oldButton);
      case "link":
        return undefined;
      case "choice":
        return choose(press, pressed.outbox, pressed.at);
      case "say":
        return say(press, own, pressed.text, press.label === "" ? pressed.text : press.label);
      case "clauses":
        return beside(() => showClauses(press, pressed.outbox));
      case "figures":
        return beside(async () => {
          const opened = await windows.openFigures(user, trigger, pressed.enterpriseId);
          if (!opened) tell(press, elsewhere(sharing(user)));
        });
      case "file":
        return beside(async () => {
          const found = await replyOf(press, pressed.outbox);
          if (found) sendFile(press, found.place, found.reply, pressed.at);
          else tell(press, oldButton);
        });
      case "judge": {
        const { answerId, helpful } = pressed;
        const known = await assistant.feedback(answerId, { helpful });
        if (!known) return tell(press, oldButton);
        if (!helpful)
          beside(() => api.views.open({ trigger_id: trigger, view: reasonView(answerId) }));
        return undefined;
      }
    }
  };
}

/** Where something is said that belongs to no reply. */
function ownPlace({ places, about, user }: Press): Place {
  const shown = about === undefined ? undefined : readAddress(about);
  return (shown?.to === user ? shown : places[0]) ?? { to: user };
}
