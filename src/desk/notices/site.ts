import { randomUUID } from "node:crypto";
import type { NoticeWorks } from "../../assistant/notice-works.ts";
import { dayOf } from "../../calendar/instant.ts";
import type { Day } from "../../calendar/day.ts";
import type { NoticeOutcome } from "../../notices/notice-ground.ts";
import { mayHandle, type NoticeStaff } from "../../notices/staff.ts";
import { readNotice, type Notice } from "../../stores/notices.ts";
import { renderShell, type DeskPage, type Html } from "../shell.ts";
import type { DeskContext, DeskSite, Who } from "../site.ts";

/** So many sentences of what was done wait to be read. */
const MOST_TOLD = 200;

/** What the pages of notices share. */
export interface NoticeSite extends DeskSite {
  readonly works: NoticeWorks;
  /** What was done, by the word in the address of the page that tells it. */
  readonly told: Map<string, string>;
}

/** Makes what the pages of notices share. */
export function noticeSite(site: DeskSite, works: NoticeWorks): NoticeSite {
  return { ...site, works, told: new Map() };
}

/** Who does something about a notice, as its records name it. */
export function staffOf({
  member: { id, name, role, region },
}: Who): NoticeStaff & { personId: string } {
  return { personId: id, name: name ?? "", role, region };
}

/** The day in Asia/Shanghai. */
export function todayOf({ now }: Pick<DeskSite, "now">): Day {
  return dayOf(now().toISOString()) ?? "";
}

/** The notice with an id, where whoever asks may handle it; `undefined` when not, or when there is none. */
export async function ownNotice(
  site: NoticeSite,
  c: DeskContext,
  id: string,
): Promise<Notice | undefined> {
  const notice = await readNotice(site.db, id);
  return notice && mayHandle(staffOf(c.get("who")), notice) ? notice : undefined;
}

/** Shows a page of notices. */
export function showPage(
  site: NoticeSite,
  c: DeskContext,
  page: { title?: string; body: Html; bad?: string | undefined; live?: boolean },
  status: 200 | 400 | 404 | 409 = 200,
): Response | Promise<Response> {
  const good = site.told.get(c.req.query("told") ?? "");
  const notice = toldOf(page.bad, good);
  const { title = "通知", body, live = false } = page;
  const shell: DeskPage = { title, part: "notices", notice, body, live };
  return c.html(renderShell(site, shell, c.get("who")), status);
}

function toldOf(bad: string | undefined, good: string | undefined): DeskPage["notice"] {
  if (bad !== undefined) return { text: bad, bad: true };
  return good === undefined ? undefined : { text: good };
}

/** Leads to a page that tells what was done. */
export function leadTo(
  site: NoticeSite,
  c: DeskContext,
  path: string,
  sentences: readonly string[],
): Response {
  if (sentences.length === 0) return c.redirect(path, 303);
  const word = randomUUID();
  site.told.set(word, sentences.join(""));
  const [oldest] = site.told.keys();
  if (site.told.size > MOST_TOLD && oldest !== undefined) site.told.delete(oldest);
  return c.redirect(`${path}?told=${word}`, 303);
}

/** Whether something was refused. */
export function isRefused(
  outcome: NoticeOutcome,
): outcome is Extract<NoticeOutcome, { refused: string }> {
  return "refused" in outcome;
}
