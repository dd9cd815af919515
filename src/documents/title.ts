import { readNumber } from "../clauses/document-number.ts";
import { isAgency } from "./agency.ts";
import { readCardLabel } from "./card-label.ts";
import { isHistory } from "./law-history.ts";
import { readMarker } from "./marker.ts";
import type { SourceLine, SourceText } from "./source-line.ts";
import { readDays } from "./written-day.ts";

/** Title of a file, and what its first lines hold besides. */
interface Heading {
  title?: string;
  /** Title of the document that the file's notice issues, where it is one. */
  attached?: string;
  /** Index of the first line behind the head: behind title, number, issuer and the history of a law. */
  end: number;
}

const KIND_WORD =
  "(?:通知|办法|规定|条例|细则|意见|措施|公告|决定|方案|指引|指南|通告|公示|规划|计划|解读|问答|函|批复|法|标准|制度|政策|清单|目录|纲要|规则|要点|报告|章程|令)";
const TITLE_END = new RegExp(`${KIND_WORD}(?:[（(][^（）()]{1,16}[）)])*$`);
const ADDRESSED = /[:：]$/;
const FARTHEST = 30;
const LONGEST = 70;
const ISSUED =
  /(?:印发|发布|颁布|公布|下发|转发|修订|制定)[<〈《](.+)[>〉》](?:的(?:通知|公告|通告|决定)|$)/;
const ISSUED_BARE =
  /关于(?:修订)?(?:印发|发布|颁布|公布)(.{4,60}(?:办法|规定|细则|意见|措施|方案|指引|条例|规则|标准|指南)(?:[（(].{1,8}[）)])?)的(?:通知|公告|通告)$/;

/** Reads the title and where the head ends; without a title of its own the file's fields and its name are asked. */
export function readHeading(source: SourceText): Heading {
  const { lines, fields } = source;
  const end = headEnd(lines);
  const head = lines.slice(0, end);
  const candidates = titlesOf(head);
  const noted = fields.get("标题");
  const title = best(candidates, noted);
  if (title === undefined) return { end };
  const attached = (ISSUED.exec(title) ?? ISSUED_BARE.exec(title.replace(/\s/g, "")))?.[1];
  const issued = attached ?? issuedIn(candidates);
  return { title, end, ...(issued !== undefined && { attached: issued }) };
}

function issuedIn(candidates: readonly string[]): string | undefined {
  const notice = candidates
    .map((one) => ISSUED.exec(one) ?? ISSUED_BARE.exec(one))
    .find((one) => one);
  return notice?.[1];
}

function best(candidates: readonly string[], noted: string | undefined): string | undefined {
  const [first] = candidates;
  if (first === undefined) return noted;
  const bare = (text: string) => text.replace(/^\d{1,3}[.．、] */, "").replace(/\s/g, "");
  const own = candidates.find(
    (one) => /^\d{1,3}[.．、]/.test(first) && bare(one) === bare(first) && one !== first,
  );
  if (own !== undefined) return own;
  if (noted !== undefined && bare(noted).includes(bare(first))) return noted;
  const full = candidates.find((one) => isFull(one));
  if (full !== undefined && !first.includes("关于")) return full;
  if (noted !== undefined && TITLE_END.test(noted) && !TITLE_END.test(first)) return noted;
  return first.replace(/^\d{1,3}[.．] */, "");
}

/** Issuer, 关于 and the name of a kind, in a title that issues nothing else. */
function isFull(title: string): boolean {
  const issuers = /^(.+?)关于.+/.exec(title)?.[1];
  if (issuers === undefined || !TITLE_END.test(title) || ISSUED.test(title)) return false;
  return issuers.split(/[ 、]+/).every(isAgency);
}

/** Lines of the head that are no number, date or history, those joined that make one title. */
function titlesOf(head: readonly SourceLine[]): string[] {
  const titles: string[] = [];
  let open: string | undefined;
  let isMarked = false;
  const close = () => {
    if (open !== undefined) titles.push(open);
    open = undefined;
  };
  for (const line of head) {
    if (line.table === true || isAside(line.text)) {
      close();
      continue;
    }
    if (open !== undefined && !isMarked && line.depth === undefined && goesOn(open, line.text)) {
      open =
        isAgency(open.split(" ").at(-1) ?? "") && !line.text.startsWith("关于")
          ? `${open} ${line.text}`
          : open + line.text;
      continue;
    }
    close();
    open = line.text;
    isMarked = line.depth !== undefined;
  }
  close();
  return titles;
}

function goesOn(open: string, text: string): boolean {
  if (text.startsWith("关于")) return open.split(/[ 、]/).every(isAgency);
  // The same title again, or part of it.
  const bare = open.replace(/^\d{1,3}[.．、] */, "");
  if (
    bare.includes(text) ||
    text.includes(bare) ||
    (bare.length > 6 && bare.includes(text.slice(0, 4)))
  )
    return false;
  if (open.length + text.length > 2 * LONGEST || TITLE_END.test(open)) return false;
  return TITLE_END.test(text) || isAgency(text) || /^[\p{Script=Han}“《]/u.test(text);
}

function isAside(text: string): boolean {
  if (readNumber(text.replace(/^[（(](.*)[）)]$/, "$1")) !== undefined) return true;
  return (
    isHistory(text) ||
    /^(?:目录|目 录|索 *引 *号|发布(?:时间|日期)|来源|字号|浏览|信息来源|时间)/.test(text) ||
    (readDays(text).length > 0 && text.length < 24)
  );
}

/** Whether a first line is text already: no title is that long and ends in a full stop. */
function isSentence(text: string): boolean {
  return text.length > 2 * LONGEST || (text.length > 30 && /[。；]$/.test(text));
}

function headEnd(lines: readonly SourceLine[]): number {
  for (let at = 0; at < Math.min(lines.length, FARTHEST); at += 1) {
    const line = lines[at];
    if (!line) return at;
    if (line.table === true || readCardLabel(line.text)) return at;
    if (isHistory(line.text)) continue;
    const marker = readMarker(line.text);
    const isListed = marker?.step?.kind === "digit" && at === 0 && !/[。；;]$/.test(line.text);
    if (marker && !isListed) return at;
    if (at === 0 && !isSentence(line.text)) continue;
    if (ADDRESSED.test(line.text) || line.text.length > LONGEST) return at;
    if (/[。；]$/.test(line.text) && !/^[（(]/.test(line.text)) return at;
    if (line.depth !== undefined && at > 0 && lines[0]?.depth !== undefined) return at;
  }
  return Math.min(lines.length, FARTHEST);
}
