import { randomBytes } from "node:crypto";
import { Hono } from "hono";
import type { NoticeWorks } from "../assistant/notice-works.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { publishedPolicies } from "../library/published-policies.ts";
import type { Preview } from "../messages/shown-message.ts";
import type { Database } from "../stores/database.ts";
import { createDocumentRoutes } from "./document-routes.ts";
import { createAuditRoutes } from "./audit-routes.ts";
import { createCompanyListRoutes } from "./company-list-routes.ts";
import { createCompanyRoutes } from "./company-routes.ts";
import { createImportRoutes } from "./import-routes.ts";
import { createJoinRoutes } from "./join-routes.ts";
import { partRights } from "./shell.ts";
import { createSwitchRoutes } from "./switch-routes.ts";
import {
  guardAction,
  guardAll,
  guardForm,
  guardLength,
  guardOrigin,
  guardSession,
  refreshAfter,
} from "./guard.ts";
import { createGapRoutes } from "./gap-routes.ts";
import { createHandoffRoutes } from "./handoff-routes.ts";
import { createHomeRoutes } from "./home-routes.ts";
import { createJobsRoutes } from "./jobs-routes.ts";
import { createKnowledgeRoutes } from "./knowledge-routes.ts";
import type { LikelyClause } from "./likely-clauses.ts";
import { readDeskAssets } from "./desk-assets.ts";
import { usualDeskLimits, type DeskLimits } from "./limits.ts";
import { createNoticePages } from "./notices/notice-pages.ts";
import { createOwnRoutes } from "./own-routes.ts";
import { createPeopleRoutes } from "./people-routes.ts";
import { refuse } from "./refusal.ts";
import { createSignInRoutes } from "./sign-in-routes.ts";
import type { CompanyWorks, DeskEnv, DeskSite } from "./site.ts";

/** What the desk stands on; everything but database, clock and knowledge has a default. */
export interface DeskOptions {
  db: Database;
  now: () => Date;
  /** The knowledge folder as it was last read. */
  knowledge: () => Knowledge;
  /** Finds clauses that may bear the answer to a question, the likeliest first; none by default. */
  suggest?: (question: string) => readonly LikelyClause[];
  /** Has the assistant know what staff changed; waited for before the page says that it is done. */
  refresh?: () => Promise<void>;
  /** What is kept of companies, judged and as files; without it their pages show the register alone. */
  companies?: CompanyWorks;
  /** What notices stand on; without it there are none here. */
  notices?: NoticeWorks;
  /** How each channel shows a notice, by its name. */
  previews?: Readonly<Record<string, Preview>>;
  /** Where the pages are, such as `https://example.com`; links lead there. */
  pages?: string;
  /** Whether a proxy of ours stands in front and its headers count. */
  trustProxy?: boolean;
  limits?: Partial<DeskLimits>;
  /** Hears of what broke, with the reference number that the person was shown. */
  onFault?: (fault: { reference: string; error: unknown }) => void;
}

/** The staff console; it has no listener of its own. */
export interface Desk {
  /**
   * Answers a request for a page of the desk; `undefined` when the address is not below /desk.
   * `remote` is the network address of the connection.
   */
  handle(request: Request, remote?: string): Response | Promise<Response> | undefined;
}

/** Makes the pages on which staff work. */
export function desk(options: DeskOptions): Desk {
  const site: DeskSite = {
    db: options.db,
    now: options.now,
    knowledge: options.knowledge,
    published: () => publishedPolicies(options.db),
    suggest: options.suggest ?? (() => []),
    companies: options.companies,
    notices: options.notices,
    previews: options.previews ?? {},
    pages: options.pages ?? "",
    trustProxy: options.trustProxy ?? false,
    limits: { ...usualDeskLimits, ...options.limits },
    assets: readDeskAssets(),
  };
  const app = new Hono<DeskEnv>();
  app.use("/desk/assets/*", async (c, next) => site.assets.send(c.req.raw) ?? next());

  app.use(guardAll(site));
  app.post("*", guardOrigin(site));
  app.route("/", createSignInRoutes(site));
  // Nothing of a body is read before it is known who sends it.
  app.use(guardSession(site));
  app.post("*", guardLength(site), guardForm(site));
  if (options.refresh) app.post("*", refreshAfter(options.refresh));
  for (const [path, action] of partRights) {
    app.use(path, guardAction(site, action));
    app.use(`${path}/*`, guardAction(site, action));
  }
  app.route("/", createHomeRoutes(site));
  app.route("/", createCompanyListRoutes(site));
  app.route("/", createCompanyRoutes(site));
  app.route("/", createJoinRoutes(site));
  app.route("/", createImportRoutes(site));
  app.route("/", createAuditRoutes(site));
  app.route("/", createSwitchRoutes(site));
  app.route("/", createDocumentRoutes(site));
  app.route("/", createGapRoutes(site));
  app.route("/", createHandoffRoutes(site));
  app.route("/", createKnowledgeRoutes(site));
  app.route("/", createJobsRoutes(site));
  app.route("/", createOwnRoutes(site));
  app.route("/", createPeopleRoutes(site));
  if (options.notices) app.route("/", createNoticePages(site, options.notices));
  app.notFound((c) => refuse(c, site, 404, "没有这个地址。"));
  app.onError((error, c) => {
    const reference = randomBytes(4).toString("hex");
    options.onFault?.({ reference, error });
    return refuse(
      c,
      site,
      500,
      `这里出了点问题，没有做成。再试一次；找人看时报编号 ${reference}。`,
    );
  });

  return {
    handle: (request, remote) =>
      /^\/desk(\/|$)/.test(new URL(request.url).pathname)
        ? app.fetch(request, remote === undefined ? {} : { remote })
        : undefined,
  };
}
