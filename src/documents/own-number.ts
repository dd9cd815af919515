import { printNumber, readNumber } from "../clauses/document-number.ts";
import type { DocumentDoubt } from "./read-document.ts";

/** 文号 of a document, and what is doubtful about it. */
interface OwnNumber {
  number?: string;
  doubts: DocumentDoubt[];
}

const ORDER = /\p{Script=Han}{2,24}令 *第 *\d+ *号/u;
const BY_CONGRESS =
  /[（(]?(\p{Script=Han}{2,30}(?:人民代表大会)?常务委员会)公告 *[（(]?(第? *[\p{Script=Han}\d]+ *号)/u;
const BRACKETED =
  /[（(]([^（）()《》]{3,30}?[〔[［【（(]? *\d{4} *[〕\]］】）)]? *\d{1,5} *号)[）)]$/;
const SERIAL_ONLY = /^(?:(\d{4}) *年 *第? *(\d{1,5}) *号|第 *(\d{1,5}) *号)$/;

/**
 * Reads the number that the head gives a document: on a line of its own, in brackets behind the title, in the
 * history of a law, or in a labelled field. Numbers in running text are those of other documents.
 */
export function readOwnNumber(
  head: readonly string[],
  fields: ReadonlyMap<string, string>,
  title: string | undefined,
): OwnNumber {
  const field = printed(fields.get("发文字号") ?? "");
  const lines = head.flatMap((line) => fromLine(line, title));
  const orders = head.flatMap((line) =>
    /修改|修正/.test(line) && !/令第 *\d+ *号(?:公布|第.次)/.test(line) ? [] : fromOrder(line),
  );
  const lastOrder = orders.at(-1);
  const found = [
    ...(field === undefined ? [] : [field]),
    ...lines,
    ...(lastOrder === undefined ? [] : [lastOrder]),
  ];
  const candidates = [...new Set(found)];
  const [number] = candidates;
  const doubts: DocumentDoubt[] = [];
  if (number === undefined) return { doubts };
  if (candidates.length > 1) {
    doubts.push({ field: "number", candidates, why: "文件开头不止一个文号。" });
  } else if (lastOrder === number && isAmendedLater(head)) {
    doubts.push({ field: "number", candidates, why: "这是修订前公布时的文号，修订后的没有写。" });
  }
  return { number, doubts };
}

function fromLine(line: string, title: string | undefined): string[] {
  const bare = line
    .trim()
    .replace(/^[（(]([^（）()]*(?:[（(]\d{4}[）)])?[^（）()]*)[）)]$/, "$1")
    .replace(/^(?:文号|发文字号)[:：] */, "");
  const whole = printed(bare);
  if (whole !== undefined) return [whole];
  const bracketed = printed(BRACKETED.exec(line.trim())?.[1] ?? "");
  if (bracketed !== undefined && line.length < 120 && !/根据|依据|按照/.test(line))
    return [bracketed];
  const serial = SERIAL_ONLY.exec(bare);
  if (!serial || title === undefined) return [];
  const issuers = /^(.*?)(?:关于|公告|令)/.exec(title)?.[1] ?? "";
  if (issuers === "") return [];
  const isOrder = /令$/.test(title);
  const composed = isOrder
    ? `${issuers}令第${serial[3] ?? serial[2] ?? ""}号`
    : `${issuers}公告${serial[1] ?? ""}年第${serial[2] ?? ""}号`;
  const number = printed(composed);
  return number === undefined ? [] : [number];
}

function fromOrder(line: string): string[] {
  const congress = BY_CONGRESS.exec(line);
  if (congress) return [`${congress[1] ?? ""}公告${(congress[2] ?? "").replace(/ /g, "")}`];
  const order = ORDER.exec(line.replace(/^.*?\d{1,2} *日 */, ""));
  const number = printed(order?.[0] ?? "");
  return number === undefined ? [] : [number];
}

/** Whether a line behind the last order tells of an amendment that names no order. */
function isAmendedLater(head: readonly string[]): boolean {
  const last = head.findLastIndex((line) => ORDER.test(line));
  return head.slice(last + 1).some((line) => /修正|修订/.test(line));
}

function printed(text: string): string | undefined {
  const number = readNumber(text);
  return number === undefined ? undefined : printNumber(number);
}
