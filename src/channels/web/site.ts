import type { Context } from "hono";
import type { Database } from "../../stores/database.ts";
import type { Assistant } from "../channel.ts";
import type { Conversation } from "./conversation.ts";
import type { GuideKnowledge } from "./programmes/guide.ts";
import type { PageLook } from "./layout.ts";
import type { WebLimits } from "./limits.ts";
import type { Live } from "./live.ts";
import type { ReplyLook } from "./reply-html.ts";
import type { RequestOrigin } from "../../pages/request-origin.ts";
import type { Streams } from "./stream.ts";
import type { Turns } from "./turns.ts";

/** What the routes of the web channel share. */
export interface Site {
  /** `undefined` before the start and while stopping. */
  assistant: () => Assistant | undefined;
  live: Live;
  turns: Turns;
  streams: Streams;
  limits: WebLimits;
  now: () => Date;
  trustProxy: boolean;
  look: PageLook;
  /** Programmes with their rules, as they are now. */
  knowledge: () => GuideKnowledge;
  /** Where shared what-if inputs are kept; `undefined` where none can be. */
  db: Database | undefined;
  /** How replies of a conversation are rendered at this moment. */
  replyLook: (conversation: Conversation) => ReplyLook;
}

/** What hono keeps for each request. */
export interface SiteEnv {
  Bindings: { remote?: string };
  Variables: { origin: RequestOrigin; assistant: Assistant };
}

/** A request of the web channel. */
export type SiteContext = Context<SiteEnv>;
