import { existsSync } from "node:fs";
import { Worker } from "node:worker_threads";
import type { KeyPlace } from "../../stores/keys.ts";
import type { VerdictsWatched } from "../rule-changes.ts";
import { writeAudience } from "./audience-json.ts";
import type { Audience } from "./condition.ts";
import type { AudienceFound } from "./find-audience.ts";

/** Where a thread that looks for audiences finds what it needs. */
export interface AudiencePlaces {
  readonly databaseUrl: string;
  readonly keys?: KeyPlace;
  /** Folder of the knowledge. */
  readonly knowledge: string;
}

/** What the thread is asked: whom an audience comes to, or to look how all rules come out for all. */
export type AudienceTask = {
  readonly id: number;
  /** ISO 8601 instant. */
  readonly now: string;
  /** Of the ground that is meant: what the thread holds is read again where it is another. */
  readonly revision: string;
} & (
  | { readonly what: "find"; readonly audience: string; readonly samples: number }
  | { readonly what: "watch" }
);

/** What the thread says. */
export type AudienceWord =
  | { readonly id: number; readonly looked: number }
  | { readonly id: number; readonly done: AudienceFound | VerdictsWatched }
  | { readonly id: number; readonly failed: string };

/** Looks for audiences on a thread of its own, so that answering goes on meanwhile. */
export interface AudienceWorker {
  find(
    audience: Audience,
    asked: { now: Date; samples: number; revision: string; onProgress?: (looked: number) => void },
  ): Promise<AudienceFound>;
  /** As `watchVerdicts`. */
  watch(asked: { now: Date; revision: string }): Promise<VerdictsWatched>;
  close(): Promise<void>;
}

/** How long a thread without work is kept, in milliseconds: it holds what it has read. */
const IDLE = 60_000;

/** A thread that begins with the first question and ends when nothing is asked any more; `undefined` where the program was not compiled. */
export function audienceWorker(places: AudiencePlaces): AudienceWorker | undefined {
  const program = new URL("./audience-worker.js", import.meta.url);
  if (!existsSync(program)) return undefined;
  interface Waiting {
    resolve: (done: AudienceFound | VerdictsWatched) => void;
    reject: (error: Error) => void;
    onProgress: ((looked: number) => void) | undefined;
  }
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let last = 0;
  const end = async () => {
    const ended = worker;
    worker = undefined;
    await ended?.terminate();
  };
  const fail = (error: Error) => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
    void end();
  };
  const hear = (word: AudienceWord) => {
    const one = waiting.get(word.id);
    if (!one) return;
    if ("looked" in word) {
      one.onProgress?.(word.looked);
      return;
    }
    waiting.delete(word.id);
    if ("done" in word) one.resolve(word.done);
    else one.reject(new Error(word.failed));
    if (waiting.size > 0) return;
    idle = setTimeout(() => void end(), IDLE);
    idle.unref();
    worker?.unref();
  };
  const begun = () => {
    const thread = new Worker(program, { workerData: places });
    thread.on("message", hear);
    thread.once("error", fail);
    thread.once("exit", (code) => {
      if (thread === worker)
        fail(new Error(`the search for an audience ended with status ${String(code)}.`));
    });
    return thread;
  };
  const ask = (make: (id: number) => AudienceTask, onProgress?: (looked: number) => void) =>
    new Promise<AudienceFound | VerdictsWatched>((resolve, reject) => {
      clearTimeout(idle);
      worker ??= begun();
      worker.ref();
      last += 1;
      waiting.set(last, { resolve, reject, onProgress });
      worker.postMessage(make(last));
    });
  return {
    find: (audience, { now, samples, revision, onProgress }) => {
      const task = { audience: writeAudience(audience), now: now.toISOString(), samples, revision };
      return ask((id) => ({ what: "find", id, ...task }), onProgress) as Promise<AudienceFound>;
    },
    watch: ({ now, revision }) => {
      const task = { now: now.toISOString(), revision };
      return ask((id) => ({ what: "watch", id, ...task })) as Promise<VerdictsWatched>;
    },
    close: async () => {
      clearTimeout(idle);
      fail(new Error("the program ends."));
      await end();
    },
  };
}
