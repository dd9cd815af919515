import type { webApi } from "@slack/bolt";
import { isDirect } from "./address.ts";
import type { Source } from "./reading.ts";

/** The sign that is put on a message while it is being answered. */
const eyes = "eyes";

/** Shows that a message is being answered; what is returned ends that. */
export type Signs = (source: Source, thread: string | undefined) => () => void;

/** A sign that is shown, for so many messages. */
interface Sign {
  count: number;
  readonly end: () => Promise<void>;
}

/**
 * Makes the sign of life: in a thread of the private channel the status that Slack has for that,
 * elsewhere a pair of eyes on the message. However many messages of a conversation wait, there is
 * one sign. A courtesy: where it fails the answer itself will tell.
 */
export function createSigns(api: webApi.WebClient): Signs {
  const shown = new Map<string, Sign>();
  const leaving = new Map<string, Promise<void>>();

  /** Shows a sign once the one before it is gone; never throws. */
  function show(
    { channel, ts }: Source,
    thread: string | undefined,
    before: Promise<void> | undefined,
  ): () => Promise<void> {
    const status = async () => {
      if (thread === undefined || !isDirect(channel)) throw new Error("no status here");
      const place = { channel_id: channel, thread_ts: thread };
      await api.assistant.threads.setStatus({ ...place, status: "正在查…" });
      return async () => {}; // it goes by itself when something is said
    };
    const react = async () => {
      const mark = { channel, timestamp: ts, name: eyes };
      await api.reactions.add(mark);
      return async () => void (await api.reactions.remove(mark));
    };
    const none = async () => {};
    const showing = Promise.resolve(before)
      .then(status)
      .catch(react)
      .catch(() => none);
    return () => showing.then((end) => end()).catch(none);
  }

  return (source, thread) => {
    const key = `${source.channel} ${thread ?? ""}`;
    const sign = shown.get(key) ?? { count: 0, end: show(source, thread, leaving.get(key)) };
    shown.set(key, sign);
    sign.count += 1;
    return () => {
      sign.count -= 1;
      if (sign.count > 0) return;
      shown.delete(key);
      const gone = sign.end().then(() => {
        if (leaving.get(key) === gone) leaving.delete(key);
      });
      leaving.set(key, gone);
    };
  };
}
