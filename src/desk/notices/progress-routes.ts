import { Hono } from "hono";
import { groupText } from "../../notices/group-text.ts";
import { noteNotice } from "../../notices/seen-notice.ts";
import {
  callList,
  doubtfulRecipients,
  noticeProgress,
  noticeStatistics,
  settleRecipient,
} from "../../notices/progress.ts";
import { listAnswered } from "../../stores/notice-answer-list.ts";
import { storeNoticeAnswer } from "../../stores/notice-answers.ts";
import { listRecipients, tickCall, type RecipientRow } from "../../stores/notice-progress.ts";
import type { Notice } from "../../stores/notices.ts";
import { contactsOf } from "../../stores/recipients.ts";
import { inTurn } from "../../stores/serial-transaction.ts";
import { sendFile } from "../file-answer.ts";
import { fieldOf } from "../guard.ts";
import { refuse } from "../refusal.ts";
import type { DeskContext, DeskEnv } from "../site.ts";
import { renderAnswers, renderCalls, renderGroup } from "./calls-page.ts";
import { renderProgress } from "./progress-page.ts";
import { isRefused, leadTo, ownNotice, showPage, staffOf, type NoticeSite } from "./site.ts";
import { renderStatistics, statisticsFile } from "./statistics-page.ts";

/** As `callList` gives them. */
const CALLS = 200;
const ANSWERS = 100;
/** So many recipients at most are listed one by one in a workbook, and so many are read at once. */
const MOST_ROWS = 50_000;
const AT_ONCE = 2000;

/** Makes the pages that tell what became of a notice. */
export function createProgressRoutes(site: NoticeSite): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  const { db } = site;
  type Handler = (c: DeskContext, notice: Notice) => Response | Promise<Response>;
  /** Only who may handle the notice comes in. */
  const own = (handle: Handler) => async (c: DeskContext) => {
    const notice = await ownNotice(site, c, c.req.param("id") ?? "");
    return notice ? handle(c, notice) : refuse(c, site, 404, "没有这份通知。");
  };
  const note = (c: DeskContext, { id }: Notice, what: string, detail: object = {}) =>
    inTurn(db, (tx) => noteNotice(tx, what, id, staffOf(c.get("who")), site.now(), detail));

  const progress = async (
    c: DeskContext,
    notice: Notice,
    bad?: string,
    status: 200 | 409 = 200,
  ) => {
    const far = await noticeProgress(db, notice.id, site.now());
    const doubtful = await doubtfulRecipients(db, notice.id);
    const body = renderProgress(notice, far, doubtful, site.works.resting, c.get("who"));
    return showPage(site, c, { title: "进度", body, bad, live: true }, status);
  };

  app.get(
    "/desk/notices/:id/progress",
    own((c, notice) => progress(c, notice)),
  );

  app.post(
    "/desk/notices/:id/settle",
    own(async (c, notice) => {
      const form = c.get("form");
      const found = fieldOf(form, "found") === "again" ? "again" : "arrived";
      const about = { id: notice.id, recipientId: fieldOf(form, "recipient") };
      const outcome = await settleRecipient(site.works, staffOf(c.get("who")), about, found);
      if (isRefused(outcome)) return progress(c, notice, outcome.refused, 409);
      const told = found === "again" ? "再发一次。" : "记下了，收到了。";
      return leadTo(site, c, `/desk/notices/${notice.id}/progress`, [told]);
    }),
  );

  app.get(
    "/desk/notices/:id/statistics",
    own(async (c, notice) => {
      const statistics = await noticeStatistics(db, notice.id, site.now());
      const body = renderStatistics(notice, statistics);
      return showPage(site, c, { title: "统计", body });
    }),
  );

  app.get(
    "/desk/notices/:id/statistics.xlsx",
    own(async (c, notice) => {
      const statistics = await noticeStatistics(db, notice.id, site.now());
      const rows: RecipientRow[] = [];
      for (let page = 1; rows.length < MOST_ROWS; page += 1) {
        const some = await listRecipients(db, notice.id, { page, most: AT_ONCE });
        rows.push(...some);
        if (some.length < AT_ONCE) break;
      }
      await note(c, notice, "export", { recipients: rows.length });
      return sendFile(c, await statisticsFile(notice, statistics, rows));
    }),
  );

  app.get(
    "/desk/notices/:id/calls",
    own(async (c, notice) => {
      const page = pageIn(c.req.query("page"));
      const rows = await callList(db, notice.id, page);
      const ids = rows.flatMap(({ companies }) => companies.map(({ id }) => id));
      const contacts = await contactsOf(db, [...new Set(ids)]);
      if (rows.length > 0) await note(c, notice, "calls", { count: rows.length });
      const list = { rows, page, more: rows.length === CALLS };
      const body = renderCalls(notice, list, contacts, c.get("who"));
      return showPage(site, c, { title: "电话名单", body });
    }),
  );

  app.post(
    "/desk/notices/:id/calls",
    own(async (c, notice) => {
      const form = c.get("form");
      const about = { noticeId: notice.id, id: fieldOf(form, "recipient") };
      const said = fieldOf(form, "note").trim().slice(0, 200);
      const call =
        fieldOf(form, "called") === "yes"
          ? { by: staffOf(c.get("who")).name, ...(said !== "" && { note: said }) }
          : undefined;
      if (!(await tickCall(db, about, call, site.now())))
        return refuse(c, site, 404, "名单里没有这一家。");
      await note(c, notice, "call", { recipient: about.id, called: call !== undefined });
      const page = pageIn(fieldOf(form, "page"));
      return c.redirect(`/desk/notices/${notice.id}/calls?page=${page}`, 303);
    }),
  );

  app.get(
    "/desk/notices/:id/answers",
    own(async (c, notice) => {
      const page = pageIn(c.req.query("page"));
      const rows = await listAnswered(db, notice.id, { page, most: ANSWERS });
      if (rows.length > 0) await note(c, notice, "answers", { count: rows.length });
      const body = renderAnswers(
        notice,
        { rows, page, more: rows.length === ANSWERS },
        c.get("who"),
      );
      return showPage(site, c, { title: "回执", body });
    }),
  );

  app.post(
    "/desk/notices/:id/answers",
    own(async (c, notice) => {
      const form = c.get("form");
      const id = fieldOf(form, "recipient");
      const known = await db.recipient.count({ where: { id, noticeId: notice.id } });
      if (known === 0) return refuse(c, site, 404, "名单里没有这一家。");
      const attended = { recipientId: id, kind: "attended" as const, words: "" };
      await inTurn(db, (tx) => storeNoticeAnswer(tx, attended, site.now()));
      const page = pageIn(fieldOf(form, "page"));
      return c.redirect(`/desk/notices/${notice.id}/answers?page=${page}`, 303);
    }),
  );

  app.get(
    "/desk/notices/:id/group",
    own((c, notice) => {
      const body = renderGroup(notice, groupText(notice, site.pages));
      return showPage(site, c, { title: "发到群里", body });
    }),
  );

  app.get(
    "/desk/notices/:id/group.svg",
    own((c, notice) => {
      const bytes = new TextEncoder().encode(groupText(notice, site.pages).svg);
      return sendFile(c, { name: "二维码.svg", mediaType: "image/svg+xml", bytes });
    }),
  );
  return app;
}

function pageIn(text: string | undefined): number {
  return Math.max(1, Number.parseInt(text ?? "", 10) || 1);
}
