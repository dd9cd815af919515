import { renderSVG } from "uqr";
import type { Notice } from "../stores/notices.ts";
import { noticeAddress } from "./frozen-reply.ts";
import { fillIn } from "./notice.ts";
import { COMPANIES } from "../messages/notice-reply.ts";

/** So many characters of a notice stand in a group; the rest is read behind the link. */
const MOST = 200;

/** What is pasted into a group of people who are on none of our channels. */
export interface GroupText {
  readonly text: string;
  /** Where the link leads. */
  readonly address: string;
  /** The address as a QR code: an SVG image. */
  readonly svg: string;
}

/** Writes a notice as text for a group, with a link and its QR code. */
export function groupText(notice: Notice, pages: string): GroupText {
  const address = noticeAddress(pages, notice.id);
  const shown = (text: string) =>
    fillIn(text, notice).replaceAll("**", "").replaceAll(COMPANIES, "你的企业").trim();
  const said = [...shown(notice.text)];
  const body = said.length > MOST ? `${said.slice(0, MOST).join("")}……` : said.join("");
  const text = [
    `【${shown(notice.title)}】`,
    body,
    ...(notice.closes === undefined ? [] : [`截止：${notice.closes}`]),
    `全文、预审和回执：${address}`,
  ].join("\n");
  return { text, address, svg: renderSVG(address, { border: 2 }) };
}
