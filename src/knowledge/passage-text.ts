import { isDay } from "../calendar/day.ts";
import { printClause } from "../clauses/clause.ts";
import type { Clause } from "../clauses/clause.ts";
import { readClause } from "../clauses/clause-reference.ts";
import type { DocumentNames } from "../clauses/document-mention.ts";
import { printPlace } from "../clauses/place.ts";
import { readPlace } from "../clauses/place-reading.ts";
import { documentOf } from "./document-name.ts";
import { Fault, noting } from "./fault.ts";
import type { Passage, Point, Span } from "./policy.ts";
import { STANDINGS } from "./policy-head.ts";
import type { PolicyHead } from "./policy-head.ts";
import type { Source } from "./table.ts";

const KEYS = ["asked", "see", "aspects", "programmes", "from", "to", "told", "standing", "note"];
const PLACES = "第十一条（五）、三（六）2（7）、四3、附件1、问题三或（全文）";

/** A clause of the file as its lines say it. */
interface Block {
  line: number;
  chapter: string;
  title: string;
  keys: Map<string, { text: string; line: number }>;
  points: { text: string; asked: string[] }[];
}

/** Reads the chapters and clauses of a policy file; faulty clauses are noted and left out. */
export function readPassages(
  body: Source,
  head: PolicyHead,
  faults: string[],
  names: DocumentNames,
): Passage[] {
  return readBlocks(body, faults).flatMap((block) => {
    return noting(faults, () => [readPassage(block, body.file, head, names)]) ?? [];
  });
}

function readBlocks(body: Source, faults: string[]): Block[] {
  const blocks: Block[] = [];
  let chapter = "";
  for (const [index, text] of body.text.split("\n").entries()) {
    const line = (body.firstLine ?? 1) + index;
    const trimmed = text.trimEnd();
    if (trimmed === "" || /^<!--.*-->$/.test(trimmed)) continue;
    if (trimmed.startsWith("# ")) chapter = trimmed.slice(2).trim();
    else if (trimmed.startsWith("## ")) {
      const title = trimmed.slice(3).trim();
      blocks.push({ line, chapter, title, keys: new Map(), points: [] });
    } else noting(faults, () => readLine(trimmed, line, body.file, blocks.at(-1)));
  }
  return blocks;
}

function readLine(text: string, line: number, file: string, block: Block | undefined): void {
  if (!block) throw new Fault(file, line, "条文标题的前面有文字：先写一行“## 位置 标题”。");
  if (text.startsWith("- ")) {
    block.points.push({ text: text.slice(2).trim(), asked: [] });
    return;
  }
  const point = block.points.at(-1);
  const own = /^ {2,}asked:(.*)$/.exec(text);
  if (own && point) {
    point.asked.push(...phrases(own[1] ?? ""));
    return;
  }
  const [, key, value] = /^([A-Za-z]+):(.*)$/.exec(text) ?? [];
  if (key === undefined || value === undefined || point) {
    const allowed = point ? "“- ”，或空两格再写“asked:”" : "“- ”或“键: 值”";
    throw new Fault(file, line, `“${text.slice(0, 20)}”不是要点也不是键：这里只能写${allowed}。`);
  }
  if (!KEYS.includes(key) || block.keys.has(key)) {
    const what = block.keys.has(key) ? `“${key}”写了两次` : `没有“${key}”这个键`;
    throw new Fault(file, line, `${what}：只能写 ${KEYS.join("、")}，各写一次。`);
  }
  block.keys.set(key, { text: value.trim(), line });
}

function readPassage(block: Block, file: string, head: PolicyHead, names: DocumentNames): Passage {
  const { place, heading } = readTitle(block, file);
  const clause = { document: documentOf(head), place };
  if (block.points.length === 0) {
    throw new Fault(file, block.line, `“${block.title}”下面没有要点：至少写一行“- …”。`);
  }
  const key = (name: string) => block.keys.get(name)?.text || undefined;
  const day = (name: string) => readDay(name, block, file);
  const standing = key("standing");
  const known = STANDINGS.find((one) => one === standing);
  if (standing !== undefined && known === undefined) {
    const line = block.keys.get("standing")?.line ?? block.line;
    throw new Fault(
      file,
      line,
      `“standing”写的“${standing}”不对：只能写 ${STANDINGS.join("、")}。`,
    );
  }
  const from = day("from") ?? head.effective;
  const to = day("to") ?? head.expires;
  const told = readTold(block, file, { from, ...(to !== undefined && { to }) });
  const note = key("note") ?? head.note;
  return {
    id: printClause(clause),
    clause,
    heading,
    chapter: block.chapter,
    points: block.points satisfies Point[],
    asked: phrases(key("asked") ?? ""),
    programmes: key("programmes")?.split(/[\s,，、]+/) ?? head.programmes,
    aspects: key("aspects")?.split(/[\s,，、]+/) ?? [],
    see: readSee(key("see") ?? "", clause, names),
    from,
    ...(to !== undefined && { to }),
    ...(told && { told }),
    standing: known ?? head.standing,
    ...(note !== undefined && { note }),
    kind: "要点",
  };
}

/** Parts a clause's title into its place and heading; a place after an annex is parted from it by a blank. */
function readTitle(block: Block, file: string): { place: string; heading: string } {
  const [whole, rest] = /^（全文） *(.*)$/.exec(block.title) ?? [];
  if (whole !== undefined && rest) return { place: "", heading: rest };
  const [first = "", second = "", ...others] = block.title.split(/ +/);
  const both = first.startsWith("附件") ? readPlace(`${first} ${second}`) : undefined;
  if (both && both.length > 1) return { place: printPlace(both), heading: others.join(" ") };
  const place = readPlace(first);
  if (!place || second === "") {
    const what = place ? "没有标题" : "开头不是条款的位置";
    throw new Fault(
      file,
      block.line,
      `“${block.title}”${what}：写成“## 位置 标题”，位置如 ${PLACES}。`,
    );
  }
  return { place: printPlace(place), heading: [second, ...others].join(" ") };
}

function readDay(name: string, block: Block, file: string): string | undefined {
  const key = block.keys.get(name);
  if (!key || key.text === "") return undefined;
  if (isDay(key.text)) return key.text;
  throw new Fault(file, key.line, `“${name}”写的“${key.text}”不是日子：写成 YYYY-MM-DD。`);
}

/** Reads `2026-02-01..2026-03-31`; a side left out is that of the days the clause held. */
function readTold(block: Block, file: string, held: Span): Span | undefined {
  const key = block.keys.get("told");
  if (!key || key.text === "") return undefined;
  const [, from = "", to = ""] = /^(.*?) *\.\. *(.*)$/.exec(key.text) ?? [];
  const days = [from, to].filter((day) => day !== "");
  if (days.length === 0 || !days.every(isDay)) {
    const message = `“told”写的“${key.text}”不对：写成 YYYY-MM-DD..YYYY-MM-DD，和条文一样的那一头可以不写。`;
    throw new Fault(file, key.line, message);
  }
  const end = to === "" ? held.to : to;
  return { from: from === "" ? held.from : from, ...(end !== undefined && { to: end }) };
}

function readSee(text: string, own: Clause, names: DocumentNames): Clause[] {
  return phrases(text).flatMap((one) => readClause(one, names, own.document) ?? []);
}

function phrases(text: string): string[] {
  return text
    .split(/[；;]/)
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== "");
}
