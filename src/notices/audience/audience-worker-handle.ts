import type { KeyPlace } from "../../stores/keys.ts";
import { askedThread } from "../../threads/asked-thread.ts";
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
  /** ISO 8601 instant. */
  readonly now: string;
  /** Of the ground that is meant: what the thread holds is read again where it is another. */
  readonly revision: string;
} & (
  | { readonly what: "find"; readonly audience: string; readonly samples: number }
  | { readonly what: "watch" }
);

/** What the thread comes to. */
export type AudienceDone = AudienceFound | VerdictsWatched;

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

/** A thread that begins with the first question and ends when nothing is asked any more; `undefined` where the program was not compiled. */
export function audienceWorker(places: AudiencePlaces): AudienceWorker | undefined {
  const program = new URL("./audience-worker.js", import.meta.url);
  const thread = askedThread<AudienceTask, AudienceDone, number>(program, places);
  return (
    thread && {
      find: (audience, { now, samples, revision, onProgress }) => {
        const task = { audience: writeAudience(audience), now: now.toISOString(), samples };
        return thread.ask(
          { what: "find", ...task, revision },
          onProgress,
        ) as Promise<AudienceFound>;
      },
      watch: ({ now, revision }) =>
        thread.ask({
          ...{ what: "watch", now: now.toISOString(), revision },
        } as const) as Promise<VerdictsWatched>,
      close: () => thread.close(),
    }
  );
}
