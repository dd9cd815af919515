import type { Layer, LiveMind } from "../../answering/live-mind.ts";
import type { Mind } from "../../answering/mind.ts";
import { askedThread } from "../../threads/asked-thread.ts";
import type { Matter, Thought } from "./think.ts";

/** Where a thread that thinks finds what it needs: it is given this as it is. */
export interface ThinkingPlaces {
  /** Folder of the knowledge. */
  readonly knowledge: string;
  readonly homeRegion: string;
}

/** What the thread is asked: to learn the knowledge as it is now, or to think about a message by it. */
export type ThinkingTask =
  | { readonly what: "learn"; readonly revision: string; readonly layer: Layer }
  | { readonly what: "think"; readonly matter: Matter };

/** What the thread comes to. */
export type ThinkingDone = "learned" | Thought;

/** Thinks on a thread of its own while much is asked, so that receiving and sending go on meanwhile. */
export interface ThinkingApart {
  /** As `think`; `undefined` where it is not to be thought apart: then it is done here. */
  think(matter: Matter): Promise<Thought | undefined>;
  close(): Promise<void>;
}

/** A thread is worth its memory from so many messages on, within so many milliseconds. */
const MUCH = { messages: 60, within: 3000 };
/** Where so many wait for the thread, this one helps. */
const MOST_WAITING = 16;
/** After a failure it is not tried again for so long, in milliseconds. */
const REST = 60_000;

/**
 * Thinks apart, by the knowledge as it is now, while much is asked; `undefined` where the program was
 * not compiled. A thread that fails is no loss: what it was asked is thought here, and `onFault` is told.
 */
export function thinkingApart(
  live: Pick<LiveMind, "mind" | "layer">,
  places: ThinkingPlaces,
  onFault: (error: unknown) => void,
  program = new URL("./thinking-thread.js", import.meta.url),
): ThinkingApart | undefined {
  const thread = askedThread<ThinkingTask, ThinkingDone>(program, places);
  if (!thread) return undefined;
  const isMuch = frequent(MUCH);
  /** The mind that the thread has, and the one that it is told of just now. */
  let [known, learning]: (Mind | undefined)[] = [];
  let rests = 0;
  const failed = (error: unknown) => {
    // Those that waited with it fail with it: one is told of.
    if (performance.now() >= rests) onFault(error);
    rests = performance.now() + REST;
  };
  const learn = async (mind: Mind) => {
    learning = mind;
    try {
      const { revision } = mind.knowledge;
      await thread.ask({ what: "learn", revision, layer: live.layer });
      known = mind;
    } catch (error) {
      failed(error);
    } finally {
      learning = undefined;
    }
  };
  return {
    async think(matter) {
      if (!isMuch() || performance.now() < rests) return undefined;
      if (!thread.runs()) known = undefined;
      const { mind } = live;
      if (known !== mind && learning === undefined) void learn(mind);
      if (known !== mind || thread.waiting() > MOST_WAITING) return undefined;
      try {
        const thought = await thread.ask({ what: "think", matter });
        return thought === "learned" ? undefined : thought;
      } catch (error) {
        failed(error);
        return undefined;
      }
    },
    close: () => {
      rests = Number.POSITIVE_INFINITY;
      return thread.close();
    },
  };
}

/** Whether something happens so often: asked each time that it happens. */
function frequent({ messages, within }: { messages: number; within: number }): () => boolean {
  const times: number[] = [];
  return () => {
    const now = performance.now();
    times.push(now);
    const first = times.length > messages ? times.shift() : undefined;
    return first !== undefined && now - first < within;
  };
}
