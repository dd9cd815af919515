import type { SSEMessage } from "hono/streaming";
import type { Assistant } from "../channel.ts";
import type { Conversation } from "./conversation.ts";
import type { Change, Live } from "./live.ts";
import { markOf } from "./profile/panel-state.ts";
import { renderMessage, renderReply, type ReplyLook } from "./reply-html.ts";

/** What a stream needs to follow a conversation. */
export interface Following {
  assistant: Assistant;
  live: Live;
  conversation: Conversation;
  /** Number of the last reply that the page has. */
  after: number;
  /** Mark of the profile that the page shows; empty while it shows none. */
  profile: string;
  /** How replies are rendered at this moment. */
  look: () => ReplyLook;
  /** Whether the stream ends when it has told what there is, and says so. */
  once: boolean;
  /** Milliseconds between signs that the line is alive. */
  beat: number;
  write: (event: SSEMessage) => Promise<void>;
}

/** A running stream. */
export interface Stream {
  /** Resolves when the conversation or the server ends it. */
  finished: Promise<void>;
  /** Ends it from the side of the browser. */
  close(): void;
}

/** The streams that run. */
export interface Streams {
  /**
   * Follows a conversation: first what the page does not have yet, then all that comes, until
   * closed. Texts in the making are told as they stand when the line is free, so a slow line
   * skips some but holds up nobody. `undefined` when too many pages are open.
   */
  follow(following: Following): Stream | undefined;
  /** Waits until the streams that were ended have told what they had to, but not for a dead line. */
  finish(): Promise<void>;
}

/** So long the end waits for slow lines, in milliseconds. */
const patience = 2_000;

/** Makes the record of running streams. */
export function createStreams(): Streams {
  const running = new Set<Promise<void>>();
  return {
    follow(following) {
      const stream = follow(following);
      if (!stream) return undefined;
      const { finished } = stream;
      running.add(finished);
      const done = () => running.delete(finished);
      finished.then(done, done);
      return stream;
    },
    async finish() {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise((resolve) => (timer = setTimeout(resolve, patience)));
      await Promise.race([Promise.allSettled(running), late]);
      clearTimeout(timer);
    },
  };
}

function follow(following: Following): Stream | undefined {
  const { live, conversation, once } = following;
  const pending = new Set<Change>(["stored", "profile", "live"]);
  let wake = () => {};
  let closed = false;
  const hear = (change: Change) => {
    pending.add(change);
    wake();
  };
  const unlisten = once ? () => {} : live.listen(conversation.address, hear);
  if (!unlisten) return undefined;

  const teller = createTeller(following);
  const run = async () => {
    try {
      while (!closed) {
        if (pending.has("forgotten")) return await teller.say("forgotten");
        if (pending.delete("stored")) {
          // What was said may have changed the profile, what was only received has not yet.
          if (await teller.stored()) pending.add("profile");
        } else if (pending.delete("profile")) await teller.profile();
        else if (pending.delete("live")) await teller.inHand();
        else if (once) return await teller.say("done");
        else if (pending.has("displaced")) return await teller.say("displaced");
        else if (pending.has("end")) return;
        else if (!(await changed(following.beat, (resolve) => (wake = resolve)))) {
          await teller.say("beat");
        }
      }
    } finally {
      unlisten();
    }
  };
  return {
    finished: run(),
    close() {
      closed = true;
      wake();
    },
  };
}

/** Whether something changed before the time was up. */
function changed(wait: number, onWake: (wake: () => void) => void): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), wait);
    onWake(() => {
      clearTimeout(timer);
      resolve(true);
    });
  });
}

/** Writes the events of one stream and remembers what was told. */
function createTeller(following: Following) {
  const { assistant, live, conversation, after, look, write } = following;
  const told = new Set<string>();
  const toldText = new Map<string, string>();
  let seq = after;
  let { profile } = following;

  const send = (event: string, data: object, id?: number) =>
    write({ event, data: JSON.stringify(data), ...(id !== undefined && { id: String(id) }) });

  return {
    /** Tells what was stored; whether a reply was among it. */
    async stored() {
      const { messages, replies } = await assistant.history("web", conversation.address, seq);
      for (const message of messages) {
        if (told.has(message.id)) continue;
        told.add(message.id);
        const html = String(await renderMessage(message));
        await send("message", { id: message.id, client: live.clientOf(message.id), html });
      }
      for (const reply of replies) {
        seq = reply.seq;
        const html = String(await renderReply(reply, look()));
        await send("reply", { seq, inReplyTo: reply.inReplyTo, kind: reply.reply.kind, html }, seq);
      }
      return replies.length > 0;
    },
    /** Tells that the profile is another one than the page shows; the page fetches it when it suits. */
    async profile() {
      const mark = markOf(await assistant.profile("web", conversation.address));
      if (mark === profile) return;
      profile = mark;
      await send("profile", { mark });
    },
    async inHand() {
      for (const { message, client, text, fault } of live.inHand(conversation.address)) {
        const state = fault ?? text;
        if (toldText.get(message) === state) continue;
        toldText.set(message, state);
        if (fault !== undefined) await send("fault", { message, client, text: fault });
        else if (text === "") await send("sign", { message, client });
        else await send("partial", { message, client, text });
      }
    },
    /** Tells something that needs no more words. */
    say: (event: "beat" | "forgotten" | "displaced" | "done") => send(event, {}),
  };
}
