import { ConversationQueue } from "../../assistant/conversation-queue.ts";
import type { Assistant } from "../channel.ts";
import type { Fetched } from "../messenger/fetching.ts";
import { withFiles } from "../messenger/with-files.ts";
import { isDirect, isShared, readAddress } from "./address.ts";
import { escaped } from "./blocks.ts";
import type { Directs } from "./directs.ts";
import type { FormAnswer } from "./forms.ts";
import type { Post } from "./post.ts";
import { oldButton } from "./press.ts";
import { read } from "./read.ts";
import type { Aside, Attachment, Form, Membership, Press, Read, Self, Source } from "./reading.ts";
import { renderNote } from "./render.ts";
import type { Sharing } from "../messenger/sharing.ts";
import { elsewhere } from "./shareable.ts";
import type { Signs } from "./signs.ts";
import type { Turns } from "./turns.ts";
import type { Windows } from "./windows.ts";

/** What Slack is told at once; `undefined` is a plain yes. */
export type Acknowledgement = FormAnswer | { response_type: "ephemeral"; text: string };

/** What taking in payloads stands on. */
interface IntakeParts {
  readonly assistant: Assistant;
  readonly self: Self;
  readonly now: () => Date;
  readonly directs: Directs;
  readonly fetchFile: (attachment: Attachment) => Promise<Fetched>;
  readonly post: Post;
  readonly signs: Signs;
  readonly turns: Turns;
  readonly windows: Windows;
  readonly presses: (press: Press) => Promise<void>;
  readonly forms: (form: Form) => Promise<FormAnswer>;
  readonly greet: (channel: string, thread: string) => Promise<unknown>;
  readonly tell: (aside: Aside, text: string) => void;
  readonly beside: (task: () => Promise<unknown>) => void;
  readonly sharing: (address: string) => Sharing;
  readonly onMembership: (membership: Membership) => Promise<void> | void;
}

type Of<Kind extends Read["kind"]> = Extract<Read, { kind: Kind }>;

/** Makes what takes a payload in: when it resolves, nothing of it can be lost any more. */
export function createIntake(parts: IntakeParts) {
  const { assistant, self, now, directs, post, turns, windows, tell, beside } = parts;
  const storing = new ConversationQueue();

  const say = (address: string, { user }: Source, text: string) =>
    void turns.run(address, async () => {
      await post.one(address, renderNote(text), { priority: "chat", asker: user });
    });

  async function takeMessage({ incoming, attachments, source }: Of<"message">): Promise<undefined> {
    const { address } = incoming;
    const place = readAddress(address);
    if (place && !isShared(place)) directs.learn(place.to, source.channel);
    const { message, faults } = await withFiles(incoming, attachments, parts.fetchFile);
    if (faults.length > 0) say(address, source, faults.join("\n"));
    if (!message) return undefined;
    const { id, duplicate } = await assistant.receive(message);
    if (duplicate) return undefined;
    const still = parts.signs(source, place?.thread);
    const posting = { asker: source.user };
    void turns.answer(assistant, { id, address, posting }).finally(still);
    return undefined;
  }

  /** Takes what was said in private elsewhere: it belongs to the private conversation. */
  async function takeAside(given: Of<"aside">): Promise<Acknowledgement> {
    const { incoming, aside, channel, typed } = given;
    const { id, duplicate } = await assistant.receive(incoming);
    const { address } = incoming;
    if (!duplicate) {
      const here = isDirect(channel) && (await isOwn(aside.user, channel));
      const posting = here ? {} : { responseUrl: aside.responseUrl };
      void turns.answer(assistant, { id, address, posting });
    }
    if (typed === undefined) return undefined;
    return { response_type: "ephemeral", text: escaped(`› ${typed}`) };
  }

  async function isOwn(user: string, channel: string): Promise<boolean> {
    return directs.open(user).then(
      (own) => own === channel,
      () => false,
    );
  }

  async function wantsForm({ user, trigger }: Of<"wantsForm">): Promise<undefined> {
    beside(async () => {
      if (!(await windows.openFigures(user, trigger)))
        tell({ user, responseUrl: undefined }, elsewhere(parts.sharing(user)));
    });
    return Promise.resolve(undefined);
  }

  return async (body: unknown): Promise<Acknowledgement> => {
    const what = read(body, { self, at: now().toISOString() });
    switch (what.kind) {
      case "ignored":
        return undefined;
      case "membership":
        await parts.onMembership(what.membership);
        return undefined;
      case "message":
        // What is said in one conversation is stored in its order, though a file may take long.
        return storing.run(what.incoming.address, () => takeMessage(what));
      case "aside":
        return takeAside(what);
      case "unable":
        say(what.address, what.source, `${what.what}，打字告诉我，或者发文件都行。`);
        return undefined;
      case "elsewhere":
        say(what.address, what.source, elsewhere(parts.sharing(what.address)));
        return undefined;
      case "oldButton":
        tell(what, oldButton);
        return undefined;
      case "press":
        await parts.presses(what.press);
        return undefined;
      case "form":
        return parts.forms(what.form);
      case "wantsForm":
        return wantsForm(what);
      case "home":
        beside(() => windows.showHome(what.user));
        return undefined;
      case "thread":
        directs.learn(what.user, what.channel);
        beside(() => parts.greet(what.channel, what.thread));
        return undefined;
    }
  };
}
