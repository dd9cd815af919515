import { Hono } from "hono";
import { waitsLong } from "../assistant/waiting-reminder.ts";
import { dayOf } from "../calendar/instant.ts";
import type { Reply } from "../messages/reply.ts";
import { visibleText } from "../messages/visible-text.ts";
import {
  closeHandoff,
  listHandoffs,
  noteReading,
  readHandoff,
  replyToHandoff,
  takeHandoff,
  type HandoffOutcome,
  type HandoffWithConversation,
} from "../stores/handoff-work.ts";
import { companiesOf, type OwnCompany } from "../stores/memberships.ts";
import { conversationById } from "../stores/conversations.ts";
import { citablePolicies, citeClause, readCitedClauses } from "./cited-clauses.ts";
import { lastTurns } from "./conversation-turn.ts";
import { fieldOf } from "./guard.ts";
import { handoffLists, renderHandoff, renderHandoffs, type TypedReply } from "./handoff-page.ts";
import { readDone } from "./notice.ts";
import { refuse } from "./refusal.ts";
import { renderShell } from "./shell.ts";
import type { DeskContext, DeskEnv, DeskSite } from "./site.ts";

/** So many turns of the conversation are shown. */
const turnsShown = 16;
const nothing: TypedReply = { text: "", clauses: "", note: "" };

const sentences: Record<Exclude<HandoffOutcome, "done"> | "stale", string> = {
  takenByOther: "已经由别人在办，这次没有做。",
  closed: "已经办结了，这次没有做。",
  gone: "没有这条登记。",
  stale: "你写的时候对话里又有了新内容，还没有发。看过新内容，再按一次“发出答复”。",
};

/** The companies for which whoever asked may speak; their pages keep on record who looks. */
async function companiesBehind(
  { db }: DeskSite,
  { conversationId }: HandoffWithConversation,
): Promise<OwnCompany[]> {
  const personId = (await conversationById(db, conversationId))?.personId;
  return personId === undefined ? [] : companiesOf(db, personId);
}

/** Makes the pages of those who asked for a person. */
export function createHandoffRoutes(site: DeskSite): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();

  const show = async (
    c: DeskContext,
    id: string,
    { typed = nothing, bad }: { typed?: TypedReply; bad?: string } = {},
    status: 200 | 400 | 409 = 200,
  ) => {
    const handoff = await readHandoff(site.db, id);
    if (!handoff) return refuse(c, site, 404, sentences.gone);
    const who = c.get("who");
    await noteReading(site.db, id, who.member.name, site.now());
    const turns = await lastTurns(site, handoff, turnsShown);
    const notice = bad === undefined ? readDone(c.req.query("done")) : { text: bad, bad: true };
    const body = renderHandoff(handoff, turns, await companiesBehind(site, handoff), typed, who);
    return c.html(
      renderShell(site, { title: "找人", part: "handoffs", notice, body }, who),
      status,
    );
  };

  /** Leads on when it was done, else shows the page with what was typed and the reason why not. */
  const finish = (
    c: DeskContext,
    id: string,
    outcome: HandoffOutcome | "stale",
    { to, typed }: { to: string; typed?: TypedReply },
  ) =>
    outcome === "done"
      ? c.redirect(to, 303)
      : show(c, id, { bad: sentences[outcome], ...(typed && { typed }) }, 409);

  app.get("/desk/handoffs", async (c) => {
    const asked = c.req.query("state");
    const list = handoffLists.find(({ value }) => value === asked)?.value ?? "waiting";
    const handoffs = await listHandoffs(site.db, list === "waiting" ? undefined : list);
    const notice = readDone(c.req.query("done"));
    const today = dayOf(site.now().toISOString()) ?? "";
    const { calendar } = site.knowledge();
    const isLate = (at: Date) => waitsLong(dayOf(at.toISOString()) ?? "", today, calendar);
    const body = renderHandoffs(handoffs, list, isLate);
    return c.html(
      renderShell(site, { title: "找人", part: "handoffs", notice, body }, c.get("who")),
    );
  });

  app.get("/desk/handoffs/:id", (c) => show(c, c.req.param("id")));

  app.post("/desk/handoffs/:id/take", async (c) => {
    const id = c.req.param("id");
    const by = c.get("who").member.name;
    const from = fieldOf(c.get("form"), "from");
    const outcome = await takeHandoff(site.db, id, { by, ...(from && { from }) }, site.now());
    return finish(c, id, outcome, { to: `/desk/handoffs/${encodeURIComponent(id)}?done=taken` });
  });

  app.post("/desk/handoffs/:id/reply", async (c) => {
    const id = c.req.param("id");
    const form = c.get("form");
    const typed = { ...nothing, text: fieldOf(form, "text"), clauses: fieldOf(form, "clauses") };
    const text = visibleText(typed.text).trim();
    if (text === "") return show(c, id, { typed, bad: "还没有写答复。" }, 400);
    const policies = await citablePolicies(site);
    const cited = readCitedClauses(typed.clauses, policies);
    if ("fault" in cited) return show(c, id, { typed, bad: cited.fault }, 400);
    const today = dayOf(site.now().toISOString()) ?? "";
    const reply: Reply = {
      kind: "handoff",
      text: `工作人员答复：${text}`,
      citations: cited.clauses.flatMap((clause) => citeClause(clause, policies, today) ?? []),
      choices: [],
    };
    const by = c.get("who").member.name;
    const after = Number(fieldOf(form, "after"));
    const outcome = await replyToHandoff(site.db, id, { by, reply, after }, site.now());
    const to = `/desk/handoffs/${encodeURIComponent(id)}?done=replied`;
    return finish(c, id, outcome, { to, typed });
  });

  app.post("/desk/handoffs/:id/close", async (c) => {
    const id = c.req.param("id");
    const note = visibleText(fieldOf(c.get("form"), "note")).trim();
    const by = c.get("who").member.name;
    const outcome = await closeHandoff(site.db, id, { by, note }, site.now());
    return finish(c, id, outcome, {
      to: "/desk/handoffs?done=closed",
      typed: { ...nothing, note },
    });
  });
  return app;
}
