import type { Day } from "../calendar/day.ts";
import { DAY_FORM, readDays } from "./written-day.ts";

/** What the lines below a title tell of how a law came about. */
interface LawHistory {
  /** Day it was first promulgated, else adopted. */
  issued?: Day;
  /** Day of its last amendment. */
  amended?: Day;
  /** Who adopted or promulgated it, as the lines write it. */
  issuer?: string;
}

const STEP = new RegExp(
  `(${DAY_FORM})([^，。；;\\n]{0,120}?)(通过|公布|发布|批准|颁布|修正|修订|印发)`,
  "g",
);
const ADOPTED_BY =
  /^ *(\p{Script=Han}*?第?[一二三四五六七八九十]*届?\p{Script=Han}{0,20}人民代表大会(?:常务委员会)?)/u;
const PROMULGATED_BY = /(?:中华人民共和国)?(\p{Script=Han}{2,20}?)令? *第 *\d+ *号/u;

/** Reads adoption, promulgation and amendments, in brackets below a title or one a line. */
export function readLawHistory(head: readonly string[]): LawHistory {
  const history: LawHistory = {};
  let isPromulgated = false;
  for (const [, written = "", by = "", what = ""] of head.join("\n").matchAll(STEP)) {
    const day = readDays(written)[0]?.day;
    if (day === undefined) continue;
    if (/修正|修订/.test(what) && !/起草|征求/.test(by)) {
      history.amended = day;
    } else if (/修订$|修正$/.test(by)) {
      history.amended = day;
    } else if (history.amended !== undefined) {
      if (/令 *第/.test(by)) history.amended = day;
    } else if (history.issued === undefined || (!isPromulgated && what !== "通过")) {
      isPromulgated = what !== "通过" && what !== "批准";
      history.issued = day;
    }
    const issuer = issuerOf(by);
    if (
      issuer !== undefined &&
      (history.issuer === undefined || what === "公布" || what === "发布")
    ) {
      history.issuer ??= issuer;
    }
  }
  return history;
}

function issuerOf(by: string): string | undefined {
  const congress = ADOPTED_BY.exec(by)?.[1];
  if (congress !== undefined) {
    const body = congress.replace(/第[一二三四五六七八九十]+届/, "");
    return body.startsWith("全国") || /省|市|自治区|州/.test(body) ? body : undefined;
  }
  const order = PROMULGATED_BY.exec(by)?.[1];
  if (order !== undefined) return order.replace(/^中华人民共和国/, "").replace(/令$/, "");
  return /^ *国务院/.test(by) ? "国务院" : undefined;
}
