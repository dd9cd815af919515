import { Hono } from "hono";
import { printClause } from "../clauses/clause.ts";
import { visibleText } from "../messages/visible-text.ts";
import {
  answerGap,
  dismissGap,
  foldQuestion,
  listGaps,
  readGap,
  reopenGap,
  type GapState,
  type StoredGap,
} from "../stores/gaps.ts";
import { citablePolicies, readCitedClauses } from "./cited-clauses.ts";
import { gapStates, renderGap, renderGaps, type GapGroup, type TypedAnswer } from "./gap-page.ts";
import { fieldOf } from "./guard.ts";
import { readDone } from "./notice.ts";
import { refuse } from "./refusal.ts";
import { renderShell } from "./shell.ts";
import type { DeskContext, DeskEnv, DeskSite } from "./site.ts";

/** So many questions are shown on the page. */
const most = 100;
const nothing: TypedAnswer = { text: "", clauses: "", asked: "" };

/** Makes the pages of the questions that the knowledge could not answer. */
export function createGapRoutes(site: DeskSite): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();

  const show = async (
    c: DeskContext,
    id: string,
    { typed, bad }: { typed?: TypedAnswer; bad?: string } = {},
    status: 200 | 400 | 409 = 200,
  ) => {
    const read = await readGap(site.db, id);
    if (!read) return refuse(c, site, 404, "没有这个问题。");
    const { gap, same } = read;
    const group: GapGroup = [gap, ...same.filter((one) => one.id !== gap.id)];
    const who = c.get("who");
    const notice = bad === undefined ? readDone(c.req.query("done")) : { text: bad, bad: true };
    const likely = gap.state === "open" ? site.suggest(gap.question) : [];
    const body = renderGap(group, { typed: typed ?? typedBefore(gap), likely }, who);
    return c.html(
      renderShell(site, { title: "待答问题", part: "gaps", notice, body }, who),
      status,
    );
  };

  app.get("/desk/gaps", async (c) => {
    const asked = c.req.query("state");
    const state = gapStates.find(({ value }) => value === asked)?.value ?? "open";
    const gaps = await listGaps(site.db);
    const counts = new Map(
      gapStates.map(({ value }) => [value as string, groupsOf(gaps, value).length]),
    );
    const groups = groupsOf(gaps, state);
    const more = Math.max(0, groups.length - most);
    const body = renderGaps(groups.slice(0, most), { state, counts, more });
    const page = {
      title: "待答问题",
      part: "gaps" as const,
      notice: readDone(c.req.query("done")),
    };
    return c.html(renderShell(site, { ...page, body }, c.get("who")));
  });

  app.get("/desk/gaps/:id", (c) => show(c, c.req.param("id")));

  app.post("/desk/gaps/:id/answer", async (c) => {
    const id = c.req.param("id");
    const form = c.get("form");
    const typed = {
      text: fieldOf(form, "text"),
      clauses: [fieldOf(form, "clauses"), ...ticked(form)].join("\n").trim(),
      asked: fieldOf(form, "asked"),
    };
    const again = (bad: string, status: 400 | 409 = 400) => show(c, id, { typed, bad }, status);
    const text = visibleText(typed.text).trim();
    if (text === "") return again("还没有写答复。");
    const cited = readCitedClauses(typed.clauses, await citablePolicies(site));
    if ("fault" in cited) return again(cited.fault);
    if (cited.clauses.length === 0) return again("至少要写一条依据的条款：没有依据的话不答。");
    const asked = [
      ...new Set(
        visibleText(typed.asked)
          .split("\n")
          .flatMap((line) => line.trim() || []),
      ),
    ];
    const { name: by } = c.get("who").member;
    const answer = { text, clauses: cited.clauses, asked, by };
    return (await answerGap(site.db, id, answer, site.now()))
      ? c.redirect("/desk/gaps?done=answered", 303)
      : again("你写的时候，别人已经处理了这个问题，这次没有存。你写的还在下面，可以复制走。", 409);
  });

  app.post("/desk/gaps/:id/dismiss", async (c) => {
    const id = c.req.param("id");
    return (await dismissGap(site.db, id, c.get("who").member.name, site.now()))
      ? c.redirect("/desk/gaps?done=dismissed", 303)
      : show(c, id, { bad: "别人已经处理了这个问题。" }, 409);
  });

  app.post("/desk/gaps/:id/reopen", async (c) => {
    const id = c.req.param("id");
    return (await reopenGap(site.db, id, c.get("who").member.name, site.now()))
      ? c.redirect(`/desk/gaps/${encodeURIComponent(id)}?done=reopened`, 303)
      : show(c, id, { bad: "这个问题已经拿回来了。" }, 409);
  });
  return app;
}

/** The clauses that were ticked among the likely ones. */
function ticked(form: FormData): string[] {
  return form.getAll("likely").filter((value) => typeof value === "string");
}

/** What was written before the answer was taken back, to begin with. */
function typedBefore({ draft }: StoredGap): TypedAnswer {
  if (!draft) return nothing;
  const clauses = draft.clauses.map(printClause).join("\n");
  return { text: draft.text, clauses, asked: draft.asked.join("\n") };
}

/** The gaps of a state, those in the same words together; what was settled apart stays apart. */
function groupsOf(gaps: readonly StoredGap[], state: GapState): GapGroup[] {
  const groups = new Map<string, [StoredGap, ...StoredGap[]]>();
  for (const gap of gaps) {
    if (gap.state !== state) continue;
    const settled = (gap.answer ?? gap.dismissed)?.at.getTime() ?? "";
    const key = `${settled} ${foldQuestion(gap.question)}`;
    const group = groups.get(key);
    if (group) group.push(gap);
    else groups.set(key, [gap]);
  }
  return [...groups.values()];
}
