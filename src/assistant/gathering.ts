import { wordsBesideFiles } from "../messages/sent-files.ts";
import { commandsIn, type Command } from "../profile/reading/turn/turn-commands.ts";
import type { Database } from "../stores/database.ts";
import type { StoredIncoming } from "../stores/inbox.ts";
import { nearbyMessages, offeredChoices, type NearbyMessage } from "../stores/nearby-messages.ts";
import { readHandoff } from "./handoff-request.ts";
import { isPersonal } from "./people-talk.ts";

/** A message with those before it that are answered together with it. */
export interface Gathered {
  readonly incoming: StoredIncoming;
  readonly together: { readonly ids: readonly string[]; readonly text: string } | undefined;
}

/** What gathers several short messages into one turn. */
export interface Gathering {
  /**
   * Waits while more may come, and gives the message together with those before it; `undefined`
   * where it is answered together with a later one.
   */
  gather(incoming: StoredIncoming): Promise<Gathered | undefined>;
  /** The message with those before it that wait to be answered together with it. */
  withEarlier(incoming: StoredIncoming): Promise<Gathered>;
  /** To be told that a message of a conversation came. */
  came(conversationId: string): void;
}

/** Two messages that were sent within so long are one, in milliseconds. */
const near = 2000;
/** No longer than that is waited in all, in milliseconds. */
const longest = 6000;
/** What is written in pieces is short; programs cut what is pasted at about so many characters. */
const short = 60;
const cut = 3500;
/** So many are answered at once at most. */
const mostParts = 10;

/** Ends a sentence, or asks: nothing more is waited for. */
const FINISHED =
  /[?？。！!…]$|[吗呢么嘛呗]$|多少|什么|啥|怎么|咋|如何|哪|为何|几(?![百千万十])|是不是|能不能|有没有|(.)不\1|(?:算|够|行|过|能|可以)[不吧]$/;

/** A figure with its year and its whole unit, or a day and what was on it: a statement by itself. */
const WHOLE =
  /(?:\d{4}\s*年|[去今前]年).{0,40}\d[\d,，.]*\s*(?:[万亿]?元|人|[%％])$|\d+\s*月\s*\d+\s*[日号]\s*(?:注册|成立|设立)$/;

/** What only somebody says who means just that. */
const ALONE: readonly Command[] = [
  ...(["skip", "back", "summary", "restart", "pause", "resume", "otherCompany", "erase"] as const),
];

/**
 * Makes what gathers; for `quiet` milliseconds more is waited for after a message that may go on. Nothing
 * but who waits is remembered: what belongs together is seen from what is stored.
 */
export function createGathering(db: Database, now: () => Date, quiet: number): Gathering {
  const wakes = new Map<string, () => void>();

  /**
   * Resolves in so many milliseconds, or as soon as another message of the conversation comes; tells
   * whether one did.
   */
  const pause = (conversationId: string, milliseconds: number) =>
    new Promise<boolean>((resolve) => {
      const end = (came: boolean) => {
        clearTimeout(timer);
        wakes.delete(conversationId);
        resolve(came);
      };
      const timer = setTimeout(() => end(false), milliseconds);
      wakes.set(conversationId, () => end(true));
    });

  async function runOf(incoming: StoredIncoming): Promise<Run> {
    const around = await nearbyMessages(db, incoming.conversationId, incoming.seq);
    const waiting = around.filter(({ answered }) => !answered);
    const self = waiting.find(({ id }) => id === incoming.id);
    if (!self || !isFree(self)) return alone;
    const offered =
      waiting.length > 1 || isUnfinished(self.text)
        ? await offeredChoices(db, incoming.conversationId)
        : new Set<string>();
    const isPart = (one: NearbyMessage) => isFree(one) && !offered.has(one.text);
    if (!isPart(self)) return alone;
    const run = runsIn(waiting, isPart).find((one) => one.includes(self)) ?? [];
    return { run, place: run.indexOf(self) };
  }

  function upTo(incoming: StoredIncoming, { run, place }: Run): Gathered {
    const parts = run.slice(0, place + 1);
    if (parts.length < 2) return { incoming, together: undefined };
    const text = parts.map((part) => part.text).join("\n");
    const ids = parts.slice(0, -1).map(({ id }) => id);
    return { incoming: { ...incoming, text }, together: { ids, text } };
  }

  return {
    async gather(incoming) {
      if (incoming.group) return { incoming, together: undefined };
      for (let known = 0; ;) {
        const found = await runOf(incoming);
        const { run, place } = found;
        const rest = patienceOf(run, quiet) - now().getTime();
        if (rest > 0 && run.length > known) {
          known = run.length;
          // Where nothing came meanwhile, what was seen before holds.
          if (await pause(incoming.conversationId, rest)) continue;
        }
        return place < run.length - 1 ? undefined : upTo(incoming, found);
      }
    },
    withEarlier: async (incoming) =>
      incoming.group ? { incoming, together: undefined } : upTo(incoming, await runOf(incoming)),
    came: (conversationId) => wakes.get(conversationId)?.(),
  };
}

/** The messages that are one turn with one of them, in their order; it stands at `place`. */
interface Run {
  readonly run: readonly NearbyMessage[];
  readonly place: number;
}

const alone: Run = { run: [], place: 0 };

/** Until when more is waited for; 0 where nothing is. */
function patienceOf(run: readonly NearbyMessage[], quiet: number): number {
  const [first, last] = [run[0], run.at(-1)];
  if (!first || !last || !isUnfinished(last.text)) return 0;
  return Math.min(last.receivedAt + quiet, first.receivedAt + longest);
}

/** Parts messages that wait into those that are one turn each. */
function runsIn(
  waiting: readonly NearbyMessage[],
  isPart: (message: NearbyMessage) => boolean,
): NearbyMessage[][] {
  const runs: NearbyMessage[][] = [];
  for (const one of waiting) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && run.length < mostParts && goTogether(last, one) && [last, one].every(isPart))
      run.push(one);
    else runs.push([one]);
  }
  return runs;
}

/** Each message by itself. */
export const ungathered: Gathering = {
  gather: (incoming) => Promise.resolve({ incoming, together: undefined }),
  withEarlier: (incoming) => Promise.resolve({ incoming, together: undefined }),
  came() {},
};

function isUnfinished(text: string): boolean {
  const said = text.trim();
  if (said.length > short) return said.length >= cut;
  return !FINISHED.test(said) && !WHOLE.test(said);
}

/** Whether a message is nothing but words that may stand beside others. */
function isFree({ text, edits }: NearbyMessage): boolean {
  const said = text.trim();
  return (
    edits === null &&
    wordsBesideFiles(text) === text &&
    !isPersonal(said) &&
    readHandoff(said, undefined) === undefined &&
    !commandsIn(said).some((one) => ALONE.includes(one))
  );
}

function goTogether(one: NearbyMessage, next: NearbyMessage): boolean {
  const same = one.sender === next.sender && one.asOf === next.asOf && one.place === next.place;
  return same && Math.abs(next.sentAt - one.sentAt) <= near;
}
