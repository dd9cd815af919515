import { tmpdir } from "node:os";
import { Hono } from "hono";
import { readTablesOf } from "../../documents/read-tables.ts";
import { visibleText } from "../../messages/visible-text.ts";
import { writeAudience } from "../../notices/audience/audience-json.ts";
import { readCompanyList, type CompanyList } from "../../notices/audience/company-list.ts";
import {
  audienceOf,
  leavesOutAll,
  NOBODY,
  type Audience,
  type AudienceCondition,
} from "../../notices/audience/condition.ts";
import { changeNotice } from "../../notices/lifecycle.ts";
import { readUnifiedCode } from "../../people/unified-code.ts";
import type { Notice } from "../../stores/notices.ts";
import { fieldOf } from "../guard.ts";
import { refuse } from "../refusal.ts";
import type { DeskContext, DeskEnv } from "../site.ts";
import { audienceChoices, conditionOf, formOf, readAudienceForm } from "./audience-form.ts";
import {
  audienceIn,
  lookAt,
  readWords,
  renewed,
  sentenceOf,
  withChoices,
} from "./audience-look.ts";
import { renderAudience, seenOf, type AudiencePage, type AudienceResult } from "./audience-page.ts";
import {
  isRefused,
  leadTo,
  ownNotice,
  showPage,
  staffOf,
  todayOf,
  type NoticeSite,
} from "./site.ts";

/** So many lines that a list could not use are named. */
const MOST_LINES = 100;
/** Longest that an office program may take to turn a list into another kind, in milliseconds. */
const CONVERSION = 60_000;

/** What somebody asked of the page, and what came of it. */
interface Asked {
  readonly words?: string;
  readonly byWords?: AudienceResult;
  readonly form?: AudiencePage["form"];
  readonly byForm?: AudienceResult;
  readonly possible?: boolean;
  readonly list?: readonly string[];
  readonly bad?: string;
}

/** Makes the page on which is said for whom a notice is. */
export function createAudienceRoutes(site: NoticeSite): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  const choicesFor = ({ region }: Notice) =>
    audienceChoices(site.works.audience(), todayOf(site), region);

  const show = async (
    c: DeskContext,
    notice: Notice,
    { bad, ...asked }: Asked = {},
    status: 200 | 400 | 409 = 200,
  ) => {
    const now = audienceIn(notice);
    const choices = choicesFor(notice);
    const looked = asked.byWords ?? asked.byForm;
    const page: AudiencePage = {
      ...{ notice, choices, list: [], byWords: undefined, byForm: undefined },
      // Whoever looks at another one wants to see that.
      now: now && looked === undefined ? await lookAt(site, now) : undefined,
      words: now?.words ?? "",
      form: now && formOf(now.condition, choices),
      openForm: c.req.query("by") === "form",
      possible: now?.possible ?? false,
      lists: { include: now?.include.length ?? 0, exclude: now?.exclude.length ?? 0 },
      ...asked,
    };
    const body = renderAudience(page, c.get("who"));
    return showPage(site, c, { title: "发给谁", body, bad, live: true }, status);
  };

  /** What came of the words or the form that were sent. */
  const looked = async (
    c: DeskContext,
    notice: Notice,
  ): Promise<{ asked: Asked; audience?: Audience }> => {
    const form = c.get("form");
    const possible = fieldOf(form, "possible") === "yes";
    const before = audienceIn(notice);
    const { region } = notice;
    const judge = async (condition: AudienceCondition, words?: string) => {
      const more = { possible, region, ...(words !== undefined && { words }) };
      const audience = renewed(condition, before, more);
      return { audience, result: await lookAt(site, audience) };
    };
    if (c.req.query("by") === "form") {
      const chosen = readAudienceForm(form);
      const condition = conditionOf(chosen, choicesFor(notice));
      if ("fault" in condition) return { asked: { form: chosen, possible, byForm: condition } };
      const { audience, result } = await judge(condition);
      return { asked: { form: chosen, possible, byForm: result }, audience };
    }
    const words = withChoices(form);
    const read = readWords(site, words);
    if ("asks" in read) {
      const soFar = read.soFar && sentenceOf(site, audienceOf(read.soFar));
      return { asked: { words, possible, byWords: { asks: read.asks, soFar } } };
    }
    const { audience, result } = await judge(read.condition, words);
    return { asked: { words, possible, byWords: result }, audience };
  };

  app.get("/desk/notices/:id/audience", async (c) => {
    const notice = await ownNotice(site, c, c.req.param("id"));
    if (!notice) return refuse(c, site, 404, "没有这份通知。");
    const fixed = notice.kind !== "first" || notice.startedAt !== undefined;
    return fixed ? c.redirect(`/desk/notices/${notice.id}`, 303) : show(c, notice);
  });

  app.post("/desk/notices/:id/audience", async (c) => {
    const notice = await ownNotice(site, c, c.req.param("id"));
    if (!notice) return refuse(c, site, 404, "没有这份通知。");
    const form = c.get("form");
    const { asked, audience } = await looked(c, notice);
    const result = asked.byWords ?? asked.byForm;
    if (fieldOf(form, "act") !== "save" || !audience || (result && "fault" in result))
      return show(c, notice, asked);
    if (fieldOf(form, "seen") !== seenOf(audience.condition))
      return show(c, notice, { ...asked, bad: "刚才改过条件，看一下理解得对不对再按一次。" }, 409);
    const saved = await keep(c, notice, audience);
    if (isRefused(saved)) return show(c, notice, { ...asked, bad: saved.refused }, 409);
    return leadTo(site, c, `/desk/notices/${notice.id}`, [
      `定好了：${sentenceOf(site, audience)}`,
      ...saved.notes,
    ]);
  });

  app.post("/desk/notices/:id/lists", async (c) => {
    const notice = await ownNotice(site, c, c.req.param("id"));
    if (!notice) return refuse(c, site, 404, "没有这份通知。");
    const form = c.get("form");
    const before = audienceIn(notice);
    const which = fieldOf(form, "which") === "exclude" ? "exclude" : "include";
    if (fieldOf(form, "act") === "clear") {
      if (!before) return show(c, notice);
      if (leavesOutAll(before.condition))
        return show(c, notice, { bad: "清掉以后一家都不剩了；先用一句话说发给谁。" }, 409);
      return save(c, notice, { ...before, include: [], exclude: [] }, ["名单清掉了。"]);
    }
    const file = form.get("file");
    if (file === null || typeof file === "string" || file.size === 0)
      return show(c, notice, { bad: "还没有选名单。" }, 400);
    if (!before && which === "exclude")
      return show(c, notice, { bad: "先说发给谁，再去掉名单里的。" }, 400);
    const office = { command: "soffice", folder: tmpdir(), milliseconds: CONVERSION };
    const bytes = new Uint8Array(await file.arrayBuffer());
    const read = await readTablesOf(bytes, file.name, { office });
    if ("refused" in read) return show(c, notice, { bad: read.refused }, 400);
    const list = await readCompanyList(site.db, read.tables, readUnifiedCode, notice.region);
    const lines = listLines(list);
    if (list.ids.length === 0)
      return show(c, notice, { bad: "名单里没有一家认得出来，没有用上。", list: lines }, 400);
    const audience = { ...(before ?? audienceOf(NOBODY)), [which]: [...list.ids] };
    const did = which === "include" ? "另加进来" : "都不发";
    return save(c, notice, audience, [`名单里 ${list.ids.length} 家${did}。`, ...lines]);
  });

  const keep = (c: DeskContext, { id, ...notice }: Notice, audience: Audience) => {
    const fields = { ...notice, audience: writeAudience(audience) };
    const edition = Number(fieldOf(c.get("form"), "edition"));
    return changeNotice(site.works, staffOf(c.get("who")), { id, edition }, fields);
  };

  const save = async (
    c: DeskContext,
    notice: Notice,
    audience: Audience,
    lines: readonly string[],
  ) => {
    const saved = await keep(c, notice, audience);
    if (isRefused(saved)) return show(c, notice, { bad: saved.refused }, 409);
    return show(c, saved.done, { list: [...lines, ...saved.notes] });
  };
  return app;
}

/** What of a list could not be used. */
function listLines({ unknown, bad }: CompanyList): string[] {
  const lines = [
    ...unknown.map(({ place, code }) => `${place}：库里没有 ${code}。`),
    ...bad.map(({ place, why }) => `${place}：${why}`),
  ].map(visibleText);
  const more = lines.length - MOST_LINES;
  return [...lines.slice(0, MOST_LINES), ...(more > 0 ? [`还有 ${more} 行没有列出来。`] : [])];
}
