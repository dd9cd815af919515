import { dayOf } from "../../calendar/instant.ts";
import type { Policy } from "../../knowledge/policy.ts";
import type { Region } from "../../knowledge/region.ts";
import type { Assistant, Channel } from "../channel.ts";
import type { Database } from "../../stores/database.ts";
import { usualLimits, type WebLimits } from "./limits.ts";
import { createLive } from "./live.ts";
import { readPageAssets } from "./page-assets.ts";
import { createPolicyLinks } from "./policy-links.ts";
import type { GuideKnowledge } from "./programmes/guide.ts";
import { createRoutes } from "./routes.ts";
import { createStreams } from "./stream.ts";
import { createTurns } from "./turns.ts";

/** What the web channel needs to know; everything but the clock has a default. */
export interface WebOptions {
  now: () => Date;
  /** Place whose policies are meant. */
  place?: string;
  /** The places that may be chosen as the place meant, as they are now; none by default. */
  regions?: () => readonly Region[];
  /** The documents that the page of documents shows, as they are now; none by default. */
  policies?: () => readonly Policy[];
  /** Programmes with their rules, as they are now; none by default. */
  knowledge?: () => GuideKnowledge;
  /** Where what-if inputs that people share are kept; without it they cannot be shared. */
  db?: Database;
  /** Questions for newcomers, three by default. */
  examples?: readonly string[];
  /** Whether a proxy of ours stands in front and its headers count. */
  trustProxy?: boolean;
  limits?: Partial<WebLimits>;
  /** Hears of what broke, with the reference number that the person was shown. */
  onFault?: (fault: { reference: string; error: unknown }) => void;
}

/** The web channel; it has no listener of its own. */
export interface Web extends Channel {
  /**
   * Answers a request for one of the channel's pages; `undefined` when the address is not ours.
   * `remote` is the network address of the connection.
   */
  handle(request: Request, remote?: string): Response | Promise<Response> | undefined;
}

const usualExamples = [
  "高企的科技人员占比要到多少？",
  "高企近三年研发费用要占多少？",
  "研发费用加计扣除能扣多少？",
];

const noProgrammes: GuideKnowledge = {
  programmes: [],
  rules: [],
  facts: [],
  regions: [],
  offices: [],
};

/** Talks to people on a web page. */
export function web(options: WebOptions): Web {
  const limits = { ...usualLimits, ...options.limits };
  const live = createLive(limits.streams, limits.streamsEach);
  const turns = createTurns(live, options.onFault ?? (() => {}));
  const streams = createStreams();
  const policies = options.policies ?? (() => []);
  const clausePage = createPolicyLinks(policies);
  let assistant: Assistant | undefined;

  return {
    name: "web",
    handle: createRoutes({
      assistant: () => assistant,
      live,
      turns,
      streams,
      limits,
      now: options.now,
      trustProxy: options.trustProxy ?? false,
      knowledge: options.knowledge ?? (() => noProgrammes),
      db: options.db,
      look: {
        place: options.place ?? "银川",
        examples: options.examples ?? usualExamples,
        regions: options.regions ?? (() => []),
        policies,
        assets: readPageAssets(),
        files: limits,
      },
      replyLook: (conversation) => ({
        conversation,
        today: dayOf(options.now().toISOString()) ?? "",
        clausePage,
      }),
    }),
    start(given) {
      assistant = given;
      return Promise.resolve();
    },
    // What is sent was stored before: an open page is told to look, others find it when they open.
    send(address, _reply, { id = address }) {
      live.tell(address, "stored");
      return Promise.resolve({ outcome: "sent", id });
    },
    async stop() {
      assistant = undefined;
      await turns.finish();
      live.tellAll("end");
      await streams.finish();
    },
  };
}
