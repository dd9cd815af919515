import { Hono } from "hono";
import { createRateLimit } from "../../../pages/rate-limit.ts";
import type { ProfileView } from "../../../messages/profile-view.ts";
import { readConversation, type Conversation } from "../conversation.ts";
import { readForm } from "../form.ts";
import { refuse } from "../refusal.ts";
import type { Site, SiteContext, SiteEnv } from "../site.ts";
import type { FailedEdit } from "./fact-html.ts";
import { renderPanel, renderPanelState } from "./panel-html.ts";
import { panelOf } from "./panel-of.ts";
import { companyOf, markOf } from "./panel-state.ts";
import { renderNoProfile, renderProfilePage } from "./profile-page.ts";
import { readEdit } from "./read-edit.ts";

/** What became of a form of the panel. */
interface Done {
  /** Said when it was done. */
  readonly told?: string;
  readonly failed?: FailedEdit;
  readonly status: 200 | 400 | 404 | 409 | 422 | 429;
}

/** Makes the page of the panel and its forms, and the same for the chat page's script. */
export function createProfileRoutes(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>();
  const { look, live, limits, now } = site;
  const editWait = createRateLimit(limits.edit, () => now().getTime());
  const named = (c: SiteContext) => readConversation(c, c.get("origin").https, c.req.param("key"));
  const viewOf = (c: SiteContext, { address }: Conversation) =>
    c.get("assistant").profile("web", address);
  const stale = (c: SiteContext) => refuse(c, look, 403, "这一页放得太久了，刷新后再试一次。");

  const show = (
    c: SiteContext,
    conversation: Conversation,
    view: ProfileView | undefined,
    shown: { company?: string | undefined; failed?: FailedEdit | undefined },
    status: Done["status"] = 200,
  ) =>
    c.html(
      view
        ? renderProfilePage(look, panelOf(site, conversation, view, { ...shown, unfolded: true }))
        : renderNoProfile(look, conversation),
      status,
    );
  /** The panel as the script puts it in. */
  const tell = async (
    c: SiteContext,
    conversation: Conversation,
    company: string | undefined,
    { told, failed }: Partial<Done> = {},
  ) => {
    const view = await viewOf(c, conversation);
    if (!view) return c.json({ mark: "", told });
    return c.json({
      told: told ?? failed?.sentence,
      failed: failed && `${failed.fact}-${failed.years}`,
      mark: markOf(view),
      current: companyOf(view, undefined)?.enterpriseId,
      bar: String(await renderPanelState(view, company)),
      panel: String(await renderPanel(panelOf(site, conversation, view, { company, failed }))),
    });
  };

  app.get("/profile/:key{[\\w-]{12}}", async (c) => {
    const conversation = named(c);
    if (!conversation) return c.redirect("/", 302);
    const company = c.req.query("company");
    return show(c, conversation, await viewOf(c, conversation), { company });
  });
  app.get("/api/profile/:key{[\\w-]{12}}", (c) => {
    const conversation = named(c);
    return conversation ? tell(c, conversation, c.req.query("company")) : c.json({ mark: "" });
  });

  const deeds = {
    edit: async (c: SiteContext, { address }: Conversation, fields: Fields): Promise<Done> => {
      const fail = (status: Done["status"], sentence: string): Done => ({
        status,
        failed: {
          ...{ fact: text(fields, "fact"), years: text(fields, "years") },
          ...{ typed: text(fields, "text"), sentence },
        },
      });
      const wait = editWait(address);
      if (wait > 0) return fail(429, `改得太快了，请过 ${wait} 秒再改。`);
      const assistant = c.get("assistant");
      const view = await assistant.profile("web", address);
      if (!view) return fail(404, "这个对话里已经没有企业的数了。");
      const read = readEdit(fields, view);
      if ("fault" in read) return fail(400, read.fault);
      const edited = await assistant.edit("web", address, read.value);
      if (edited.outcome !== "done")
        return fail(edited.outcome === "changed" ? 409 : 422, edited.sentence);
      live.tell(address, "profile");
      const withdrawn = read.value.text === undefined;
      return { status: 200, told: withdrawn ? "撤回了；要用就再说一遍。" : "改好了。" };
    },
    revoke: async (c: SiteContext, { address }: Conversation, fields: Fields): Promise<Done> => {
      const ended = await c.get("assistant").revokeLink("web", address, text(fields, "link"));
      if (ended) live.tell(address, "profile");
      return { status: 200, told: ended ? "收回了，链接打不开了。" : "这个链接已经收回或过期了。" };
    },
  };

  for (const name of ["edit", "revoke"] as const) {
    app.post(`/profile/:key{[\\w-]{12}}/${name}`, async (c) => {
      const form = await readForm(c);
      if (!form) return stale(c);
      const { conversation, fields } = form;
      const company = text(fields, "enterprise");
      const done = await deeds[name](c, conversation, fields);
      if (done.failed)
        return show(
          c,
          conversation,
          await viewOf(c, conversation),
          { company, failed: done.failed },
          done.status,
        );
      const query = company === "" ? "" : `?company=${encodeURIComponent(company)}`;
      return c.redirect(`/profile/${conversation.key}${query}`, 303);
    });
    app.post(`/api/profile/:key{[\\w-]{12}}/${name}`, async (c) => {
      const conversation = named(c);
      if (!conversation) return stale(c);
      const body: unknown = await c.req.json().catch(() => ({}));
      const fields: Fields = typeof body === "object" && body !== null ? { ...body } : {};
      const done = await deeds[name](c, conversation, fields);
      return tell(c, conversation, text(fields, "company"), done);
    });
  }
  return app;
}

type Fields = Readonly<Record<string, unknown>>;

function text(fields: Fields, name: string): string {
  const value = fields[name];
  return typeof value === "string" ? value : "";
}
