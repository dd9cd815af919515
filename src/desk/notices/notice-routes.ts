import { Hono } from "hono";
import { html } from "hono/html";
import type { Reply } from "../../messages/reply.ts";
import { noticeReply } from "../../messages/notice-reply.ts";
import { replyOf } from "../../notices/approval.ts";
import { changeNotice, createNotice } from "../../notices/lifecycle.ts";
import { readyFault } from "../../notices/notice.ts";
import { noticeStates } from "../../notices/state-words.ts";
import { auditOf } from "../../stores/audit.ts";
import { listNoticeFiles, readNoticeFile, type NoticeFile } from "../../stores/notice-files.ts";
import {
  followersOf,
  listNotices,
  readNotice,
  type Notice,
  type NoticeState,
} from "../../stores/notices.ts";
import { countParties } from "../../stores/recipients.ts";
import { citablePolicies } from "../cited-clauses.ts";
import { sendFile } from "../file-answer.ts";
import { fieldOf } from "../guard.ts";
import { refuse } from "../refusal.ts";
import type { DeskContext, DeskEnv } from "../site.ts";
import { audienceIn, lookAt, sentenceOf } from "./audience-look.ts";
import { fieldsOf, filesIn, nothingWritten, readWritten, writtenOf } from "./form-fields.ts";
import { renderForm, renderTemplates, type FormLook } from "./form-page.ts";
import { renderNotices, titleWords } from "./list-page.ts";
import { renderNotice, type NoticeLook } from "./notice-page.ts";
import {
  isRefused,
  leadTo,
  ownNotice,
  showPage,
  staffOf,
  todayOf,
  type NoticeSite,
} from "./site.ts";
import { noticeTemplates } from "./templates.ts";

/** So many notices are listed. */
const MOST = 300;
const EXAMPLE = "示例科技（虚构）";

/** Shows the page of a notice with why something was not done. */
export type ShowNotice = (
  c: DeskContext,
  id: string,
  more?: { bad?: string; number?: number | undefined },
  status?: 200 | 400 | 409,
) => Promise<Response>;

/** Shows the page of a notice to whoever may handle it, or pass it on. */
export function noticeShower(site: NoticeSite): ShowNotice {
  return async (c, id, { bad, number } = {}, status = 200) => {
    const found = await readable(site, c, id);
    if (!found) return refuse(c, site, 404, "没有这份通知。");
    const { notice, own } = found;
    const { db } = site;
    const [files, fixed, history, after, before] = await Promise.all([
      listNoticeFiles(db, id),
      countParties(db, id),
      auditOf(db, `notice:${id}`),
      own ? followersOf(db, id) : [],
      notice.correctsId === undefined ? undefined : readNotice(db, notice.correctsId),
    ]);
    const audience = notice.kind === "first" ? audienceIn(notice) : undefined;
    const lacks =
      readyFault(notice, todayOf(site)) ??
      (notice.kind === "first" && !audience ? "还没有选发给谁。" : undefined);
    const look: NoticeLook = {
      ...{ notice, own, files, fixed, history, after, before, lacks, number },
      reply: noticeReply(await shownReply(site, notice), [EXAMPLE]),
      previews: site.previews,
      audience: audience && sentenceOf(site, audience),
      look:
        own && audience && notice.state === "submitted" ? await lookAt(site, audience) : undefined,
    };
    return showPage(site, c, { body: renderNotice(look, c.get("who")), bad }, status);
  };
}

/** A notice as it was approved, or as it would be now. */
async function shownReply({ db, works }: NoticeSite, notice: Notice): Promise<Reply> {
  return notice.reply === undefined
    ? replyOf(db, works, notice)
    : (JSON.parse(notice.reply) as Reply);
}

/** The notice that somebody may read: its own, or one of the bureau that an office may pass on. */
async function readable(
  site: NoticeSite,
  c: DeskContext,
  id: string,
): Promise<{ notice: Notice; own: boolean } | undefined> {
  const own = await ownNotice(site, c, id);
  if (own) return { notice: own, own: true };
  const notice = await readNotice(site.db, id);
  return notice && mayPass(notice) ? { notice, own: false } : undefined;
}

function mayPass({ region, kind, startedAt }: Notice): boolean {
  return region === undefined && kind === "first" && startedAt !== undefined;
}

/** Makes the pages on which notices are listed, written and shown. */
export function createNoticeRoutes(site: NoticeSite, show: ShowNotice): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  const formLook = (action: string, more: Partial<FormLook> = {}): FormLook => ({
    ...{ action, programmes: site.knowledge().programmes, files: [] },
    ...more,
  });

  app.get("/desk/notices", async (c) => {
    const { role, region } = c.get("who").member;
    const words = c.req.query("words")?.trim().slice(0, 60) ?? "";
    const state = noticeStates.find(({ value }) => value === c.req.query("state"))?.value;
    const all = await listNotices(site.db, { ...(words !== "" && { words }), most: MOST });
    const own = role === "office" ? all.filter((one) => one.region === region) : all;
    const counts = new Map<NoticeState, number>();
    for (const one of own) counts.set(one.state, (counts.get(one.state) ?? 0) + 1);
    const body = renderNotices({
      ...{ counts, state, words },
      notices: own.filter((one) => state === undefined || one.state === state),
      passable: role === "office" ? all.filter(mayPass) : [],
    });
    return showPage(site, c, { body });
  });

  app.get("/desk/notices/new", async (c) => {
    const from = c.req.query("from");
    const copied = from === undefined ? undefined : await readable(site, c, from);
    const template = noticeTemplates.find(({ id }) => id === c.req.query("template"));
    const written = copied
      ? writtenOf({ ...copied.notice, opens: undefined, closes: undefined })
      : { ...nothingWritten, ...template?.fields };
    const body = html`${renderTemplates()}
    ${renderForm(written, formLook("/desk/notices"), c.get("who"))}`;
    return showPage(site, c, { title: "写通知", body });
  });

  app.post("/desk/notices", async (c) => {
    const who = c.get("who");
    const written = readWritten(c.get("form"));
    const fields = fieldsOf(written, await citablePolicies(site), { audience: "" });
    const outcome =
      "fault" in fields
        ? { refused: fields.fault }
        : await createNotice(site.works, staffOf(who), fields, await filesIn(c.get("form")));
    if (isRefused(outcome)) {
      const body = renderForm(written, formLook("/desk/notices"), who);
      return showPage(site, c, { title: "写通知", body, bad: outcome.refused }, 400);
    }
    return leadTo(site, c, `/desk/notices/${outcome.done.id}`, ["存好了，是草稿。"]);
  });

  app.get("/desk/notices/:id", (c) => show(c, c.req.param("id")));

  const edit = async (
    c: DeskContext,
    notice: Notice,
    {
      bad,
      kept,
      written = writtenOf(notice),
    }: { bad?: string; kept?: FormLook["kept"]; written?: FormLook["kept"] } = {},
    status: 200 | 400 | 409 = 200,
  ) => {
    const files = await listNoticeFiles(site.db, notice.id);
    const { edition } = notice;
    const look = formLook(`/desk/notices/${notice.id}/edit`, { edition, files, kept });
    const body = html`<p class="question">
        <a href="/desk/notices/${notice.id}">${titleWords(notice)}</a>
      </p>
      ${renderForm(written, look, c.get("who"))}`;
    return showPage(site, c, { title: "改通知", body, bad }, status);
  };

  app.get("/desk/notices/:id/edit", async (c) => {
    const notice = await ownNotice(site, c, c.req.param("id"));
    return notice ? edit(c, notice) : refuse(c, site, 404, "没有这份通知。");
  });

  app.post("/desk/notices/:id/edit", async (c) => {
    const notice = await ownNotice(site, c, c.req.param("id"));
    if (!notice) return refuse(c, site, 404, "没有这份通知。");
    const form = c.get("form");
    const written = readWritten(form);
    const edition = Number(fieldOf(form, "edition"));
    if (edition !== notice.edition) return edit(c, notice, { bad: STALE, kept: written }, 409);
    const fields = fieldsOf(written, await citablePolicies(site), notice);
    if ("fault" in fields) return edit(c, notice, { bad: fields.fault, written }, 400);
    const files = await filesAfter(site, notice, form);
    const seen = { id: notice.id, edition };
    const outcome = await changeNotice(site.works, staffOf(c.get("who")), seen, fields, files);
    if (isRefused(outcome)) return edit(c, notice, { bad: outcome.refused, written }, 409);
    return leadTo(site, c, `/desk/notices/${notice.id}`, ["存好了。", ...outcome.notes]);
  });

  app.get("/desk/notices/:id/files/:position", async (c) => {
    const found = await readable(site, c, c.req.param("id"));
    const file =
      found && (await readNoticeFile(site.db, found.notice.id, Number(c.req.param("position"))));
    return file ? sendFile(c, file) : refuse(c, site, 404, "没有这个附件。");
  });
  return app;
}

const STALE =
  "你写的时候别人改过这份通知，这次没有存。下面是现在的样子，你写的也留着，可以再填一遍。";

/** The files that a notice has after those that were ticked went and those that were sent came; `undefined` where none changed. */
async function filesAfter(
  { db }: NoticeSite,
  { id }: Notice,
  form: FormData,
): Promise<NoticeFile[] | undefined> {
  const sent = await filesIn(form);
  const dropped = form.getAll("drop");
  if (sent.length === 0 && dropped.length === 0) return undefined;
  const kept = (await listNoticeFiles(db, id)).filter(
    ({ position }) => !dropped.includes(String(position)),
  );
  const read = await Promise.all(kept.map(({ position }) => readNoticeFile(db, id, position)));
  return [...read.flatMap((one) => one ?? []), ...sent];
}
