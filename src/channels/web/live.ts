import { browserOf } from "./conversation.ts";

/** An answer in the making, as far as it has come. */
export interface InHand {
  /** Id of the message that is being answered. */
  message: string;
  /** Id that the page gave the message. */
  client: string;
  /** The text so far; empty after the sign of life. */
  text: string;
  /** A sentence for the person when it broke. */
  fault?: string;
}

/** What an open page listens to. `stored`: something was stored; `profile`: a profile was changed beside the conversation; `displaced`: a newer page listens instead. */
export type Change = "stored" | "profile" | "live" | "forgotten" | "displaced" | "end";

/** What goes on right now in the conversations: answers in the making, and who listens. */
export interface Live {
  /** Answers in the making of a conversation, oldest first. */
  inHand(address: string): readonly InHand[];
  /** Begins or carries on an answer in the making. */
  put(address: string, answer: InHand): void;
  /** Id that the page gave a message; `undefined` when it was long ago. */
  clientOf(message: string): string | undefined;
  /** Ends an answer in the making. */
  remove(address: string, message: string): void;
  /** Tells all open pages of a conversation that something changed. */
  tell(address: string, change: Change): void;
  /** Tells all open pages of the conversations whose address begins with this. */
  tellBrowser(prefix: string, change: Change): void;
  /** Tells all open pages. */
  tellAll(change: Change): void;
  /** Listens to a conversation until the returned function is called; `undefined` when too many do. */
  listen(address: string, hear: (change: Change) => void): (() => void) | undefined;
}

/** So many of the pages' own ids are remembered. */
const mostClients = 5_000;

/** Makes the record of what goes on; at most `most` pages listen, `mostEach` of one browser. */
export function createLive(most: number, mostEach: number): Live {
  const answers = new Map<string, Map<string, InHand>>();
  const listeners = new Map<string, Set<(change: Change) => void>>();
  const browsers = new Map<string, Set<(change: Change) => void>>();
  const clients = new Map<string, string>();
  let listening = 0;

  const tell = (address: string, change: Change) => {
    for (const hear of listeners.get(address) ?? []) hear(change);
  };
  return {
    inHand: (address) => [...(answers.get(address)?.values() ?? [])],
    put(address, answer) {
      const own = answers.get(address) ?? new Map<string, InHand>();
      answers.set(address, own.set(answer.message, answer));
      clients.set(answer.message, answer.client);
      const [oldest] = clients.keys();
      if (clients.size > mostClients && oldest !== undefined) clients.delete(oldest);
      tell(address, "live");
    },
    clientOf: (message) => clients.get(message),
    remove(address, message) {
      const own = answers.get(address);
      own?.delete(message);
      if (own?.size === 0) answers.delete(address);
    },
    tell,
    tellBrowser(prefix, change) {
      for (const hear of browsers.get(prefix) ?? []) hear(change);
    },
    tellAll(change) {
      for (const address of listeners.keys()) tell(address, change);
    },
    listen(address, hear) {
      if (listening >= most) return undefined;
      const browser = browserOf(address);
      const pages = browsers.get(browser) ?? new Set();
      const [oldest] = pages;
      if (oldest && pages.size >= mostEach) {
        pages.delete(oldest);
        oldest("displaced");
      }
      const own = listeners.get(address) ?? new Set();
      listeners.set(address, own.add(hear));
      browsers.set(browser, pages.add(hear));
      listening += 1;
      return () => {
        if (!own.delete(hear)) return;
        listening -= 1;
        if (own.size === 0 && listeners.get(address) === own) listeners.delete(address);
        pages.delete(hear);
        if (pages.size === 0 && browsers.get(browser) === pages) browsers.delete(browser);
      };
    },
  };
}
