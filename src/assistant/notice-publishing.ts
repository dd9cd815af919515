import type { Mind } from "../answering/mind.ts";
import { dayOf } from "../calendar/instant.ts";
import type { Day } from "../calendar/day.ts";
import { readDocument } from "../documents/read-document.ts";
import { DAYS, publishNotice, withdrawNotice } from "../library/notice-document.ts";
import { COMPANIES } from "../messages/notice-reply.ts";
import { noticeAddress } from "../notices/frozen-reply.ts";
import { fillIn } from "../notices/notice.ts";
import type { NoticeGround } from "../notices/notice-ground.ts";
import { announceWindow, endWindows } from "../stores/announced-windows.ts";
import type { Transaction } from "../stores/database.ts";
import { moveNotice, readNotice, type Notice } from "../stores/notices.ts";
import type { VersionPassage } from "../stores/stored-passages.ts";

/** The office whose notices these are, in `offices.yaml`. */
const OFFICE = "city-science";

/**
 * Has what a notice says known from the moment in which sending begins: as a document that is cited,
 * and as the window of its programme. A correction takes the place of the first, a recall takes it away.
 */
export function noticePublisher(
  mind: () => Mind,
  pages: string,
): NonNullable<NoticeGround["publish"]> {
  return async (tx, notice) => {
    const at = notice.startedAt ?? notice.createdAt;
    const earlier = await earlierOf(tx, notice);
    await endWindows(
      tx,
      earlier.map(({ id }) => id),
      at,
    );
    const before = earlier.find(({ versionId }) => versionId !== undefined)?.versionId;
    const approver = notice.approvedBy ?? notice.createdBy;
    if (notice.kind === "recall") {
      if (before !== undefined) await withdrawNotice(tx, before, approver, at);
      return;
    }
    // What only some must hear is not for everybody to be told.
    if (notice.mandatory && before === undefined) return;
    const versionId = await publishNotice(tx, documentOf(notice, mind(), pages, at), before, at);
    await moveNotice(tx, { id: notice.id, states: [notice.state] }, { versionId });
    const { id, programme, opens, closes, region } = notice;
    // What a county or park announces is not when the city takes filings.
    if (programme !== undefined && closes !== undefined && region === undefined)
      await announceWindow(tx, { programme, opens, closes, noticeId: id, from: at });
  };
}

/** The notices that one puts right or takes back, the latest first. */
async function earlierOf(tx: Transaction, notice: Notice): Promise<Notice[]> {
  const found: Notice[] = [];
  for (let id = notice.correctsId; id !== undefined;) {
    const one = await readNotice(tx, id);
    if (!one || found.some((known) => known.id === one.id)) break;
    found.push(one);
    id = one.correctsId;
  }
  return found;
}

function documentOf(
  notice: Notice,
  { knowledge, homeRegion, regions }: Mind,
  pages: string,
  at: Date,
) {
  const { id, title, topic, closes, createdBy, approvedBy = "", region } = notice;
  const from = dayOf(at.toISOString()) ?? "";
  const place = regions.get(region ?? homeRegion);
  const ends = topic === "window" || topic === "event" ? closes : undefined;
  const office = knowledge.offices.find((one) => one.id === OFFICE)?.name;
  const issuer = region ?? office ?? place?.full ?? "";
  return {
    ...{ title: fillIn(title, notice), issuer, from, by: createdBy, reviewedBy: approvedBy },
    level: place?.level ?? "市",
    region: place?.name ?? homeRegion,
    to: ends !== undefined && ends >= from ? ends : undefined,
    source: pages === "" ? undefined : noticeAddress(pages, id),
    passages: noticePassages(notice, from),
  };
}

/** What a notice says in pieces that can be cited; its days stand in one of their own. */
export function noticePassages(notice: Notice, today: Day): VersionPassage[] {
  const text = fillIn(notice.text, notice).replaceAll(COMPANIES, "你的企业").replaceAll("**", "");
  const bytes = new TextEncoder().encode(text);
  const reading = readDocument({ bytes, name: "通知.txt" }, { regions: [], today });
  const parts = reading.outcome === "read" ? reading.document.parts : [];
  const body = parts.length > 0 ? parts : [{ place: "", heading: "正文", chapter: "", text }];
  const { opens, closes } = notice;
  const days =
    closes === undefined ? [] : [`${opens === undefined ? "" : `${opens} 开始，`}截止 ${closes}。`];
  return [
    ...days.map((line) => ({ place: "", heading: DAYS, chapter: "", text: line })),
    ...body.map(({ place, heading, chapter, text }) => ({ place, heading, chapter, text })),
  ];
}
