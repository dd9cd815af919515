import type { Context } from "hono";
import type { NoticeWorks } from "../assistant/notice-works.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { CompanyProfileView, MadeFile } from "../messages/profile-view.ts";
import type { Policy } from "../knowledge/policy.ts";
import type { Preview } from "../messages/shown-message.ts";
import type { Assets } from "../pages/asset.ts";
import type { RequestOrigin } from "../pages/request-origin.ts";
import type { SignedIn } from "../people/session.ts";
import type { Database } from "../stores/database.ts";
import type { LikelyClause } from "./likely-clauses.ts";
import type { DeskLimits } from "./limits.ts";

/** What is done with what companies told. */
export interface CompanyWorks {
  /** What is known of a company and what it comes to; `undefined` when the register has none. */
  view(enterpriseId: string): Promise<CompanyProfileView | undefined>;
  /** All that is kept of a company as a file. */
  file(enterpriseId: string, form: "workbook" | "data"): Promise<MadeFile | undefined>;
}

/** What the pages of the desk share. */
export interface DeskSite {
  db: Database;
  now: () => Date;
  /** The knowledge folder as it was last read. */
  knowledge: () => Knowledge;
  /** The documents that were added while running and are published, as policies. */
  published: () => Promise<readonly Policy[]>;
  /** Finds clauses that may bear the answer to a question, the likeliest first. */
  suggest: (question: string) => readonly LikelyClause[];
  companies: CompanyWorks | undefined;
  notices: NoticeWorks | undefined;
  /** How each channel shows a notice, by its name. */
  previews: Readonly<Record<string, Preview>>;
  pages: string;
  trustProxy: boolean;
  limits: DeskLimits;
  assets: Assets;
}

/** The member of staff whose request it is. */
export interface Who extends SignedIn {
  /** Proves that a form was made by a page of this session. */
  token: string;
}

/** What hono keeps for each request; `who` and, for what is posted, `form` are there once the guard let it in. */
export interface DeskEnv {
  Bindings: { remote?: string };
  Variables: { origin: RequestOrigin; who: Who; form: FormData };
}

/** A request of the desk. */
export type DeskContext = Context<DeskEnv>;
