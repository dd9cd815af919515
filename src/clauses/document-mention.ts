import { printNumber, readNumber, sameDocument } from "./document-number.ts";
import { fold } from "./fold.ts";
import { issuerEnding } from "./issuer.ts";

/** What documents are called, by name: 文号, title and short names → the document as a clause names it. */
export type DocumentNames = ReadonlyMap<string, string>;

/** A document named in a text. */
export interface DocumentMention {
  /** As a clause names it; a 文号 that no name leads to stands in its printed form. */
  document: string;
  start: number;
  end: number;
  /** A bare 32号, which means a document only when a place follows. */
  needsPlace: boolean;
}

const CORE =
  /(?:\[ *(\d{4})年? *\]|\( *(\d{4})年? *\)|(?<!\d)((?:19|20)?\d{2}) *(?:年|-(?=第? *\d{1,5} *号)|(?=第 *\d))) *第? *0*(\d{1,5}) *号(?: *(?:公告|文件|文))?/g;
const ORDER = /\p{Script=Han}{2,20}令 *第 *\d{1,5} *号/gu;
const SERIAL = /(?<![\d第月年\])-]|月 )第?0*(\d{1,5})号(公告|文件|文|令)?/g;
/** What may stand before a 文号 in a sentence without being part of it. */
const BEFORE =
  /^.*(?:根据|依据|按照|参照|依照|对照|关于|请问|查询|文件|通知|规定|执行|[的是和与及或在对按见看查问由从了吗把跟给说用依叫有])/u;
/** What makes a number before it the number of a thing: 32号楼. */
const THING = /^[楼线厂机炉库门店房车仓院桥井地]/;

/** All documents named in a text, in the order of their places, without overlaps. */
export function readDocuments(text: string, names: DocumentNames): DocumentMention[] {
  const folded = fold(text);
  const index = indexOf(names);
  const found = [...readNumbers(folded, index), ...readNames(folded, index)].sort(
    (a, b) => a.start - b.start || b.end - a.end,
  );
  const kept: (DocumentMention | Blocked)[] = [];
  for (const mention of [...found, ...readSerials(folded, index)]) {
    if (!kept.some((one) => one.start < mention.end && mention.start < one.end)) kept.push(mention);
  }
  return kept.filter((one) => "document" in one).sort((a, b) => a.start - b.start);
}

/** A stretch that reads like a document nobody knows: no shorter name may be found inside. */
interface Blocked {
  start: number;
  end: number;
}

interface NameIndex {
  /** Names by their first character, longest first. */
  byHead: Map<string, [name: string, document: string][]>;
  numbered: { document: string; year: number | undefined; serial: number }[];
}

const indexes = new WeakMap<DocumentNames, NameIndex>();

function indexOf(names: DocumentNames): NameIndex {
  const known = indexes.get(names);
  if (known) return known;
  const byHead: NameIndex["byHead"] = new Map();
  for (const [name, document] of names) {
    const folded = fold(name);
    const head = byHead.get(folded.charAt(0)) ?? [];
    head.push([folded, document]);
    byHead.set(folded.charAt(0), head);
  }
  for (const head of byHead.values()) head.sort((a, b) => b[0].length - a[0].length);
  const numbered = [...new Set(names.values())].flatMap((document) => {
    const number = readNumber(document);
    if (!number) return [];
    return [{ document, year: "year" in number ? number.year : undefined, serial: number.serial }];
  });
  const index = { byHead, numbered };
  indexes.set(names, index);
  return index;
}

function readNumbers(folded: string, index: NameIndex): (DocumentMention | Blocked)[] {
  const orders = [...folded.matchAll(ORDER)].flatMap((found) => {
    const lead = BEFORE.exec(found[0])?.[0].length ?? 0;
    const number = readNumber(found[0].slice(lead));
    if (!number) return [];
    return [mention(known(printNumber(number), index), found.index + lead, found)];
  });
  const dated = [...folded.matchAll(CORE)].map((found) => {
    const lead = agencyLength(folded.slice(0, found.index));
    const start = found.index - lead;
    const number = lead > 0 ? readNumber(folded.slice(start, found.index) + found[0]) : undefined;
    if (number) return mention(known(printNumber(number), index), start, found);
    const short = Number(found[1] ?? found[2] ?? found[3]);
    const year = short < 100 ? 2000 + short : short;
    const [only, ...others] = index.numbered.filter(
      (one) => one.year === year && one.serial === Number(found[4]),
    );
    if (only && others.length === 0) return mention(only.document, found.index, found);
    return { start: found.index, end: found.index + found[0].length };
  });
  return [...orders, ...dated];
}

/** How many characters before a year belong to the 文号: the agency's code, or issuers and 公告. */
function agencyLength(before: string): number {
  const run = /(?:\p{Script=Han}{1,24}) *$/u.exec(before)?.[0] ?? "";
  const own = run.replace(BEFORE, "");
  if (own.trim().length < 2) return 0;
  let length = own.length;
  if (own.length < run.length || !/公告 *$/.test(own)) return length;
  for (;;) {
    const outside = before.slice(0, before.length - length);
    const gap = /[ 、]+$/.exec(outside)?.[0].length ?? 0;
    const issuer = gap > 0 ? issuerEnding(outside.slice(0, outside.length - gap)) : 0;
    if (issuer === 0) return length;
    length += gap + issuer;
  }
}

function known(number: string, index: NameIndex): string {
  return index.numbered.find((one) => sameDocument(one.document, number))?.document ?? number;
}

function readNames(folded: string, index: NameIndex): DocumentMention[] {
  const found: DocumentMention[] = [];
  for (let at = 0; at < folded.length; at += 1) {
    const named = index.byHead
      .get(folded.charAt(at))
      ?.find(([name]) => folded.startsWith(name, at) && mayStand(folded, at, name));
    if (!named) continue;
    const end = at + named[0].length;
    found.push({ document: named[1], start: at, end, needsPlace: false });
    at = end - 1;
  }
  return found;
}

/** Whether a name that begins with its number is not the tail of another number or of a date. */
function mayStand(folded: string, at: number, name: string): boolean {
  if (!/^\d/.test(name)) return true;
  const before = folded.slice(0, at);
  if (/[\d\])月-]\s*$/.test(before) || /\d年?第?$/.test(before)) return false;
  return !(name.endsWith("号") && THING.test(folded.slice(at + name.length)));
}

/** Documents called by their serial alone, such as 32号文, where only one known document bears it. */
function readSerials(folded: string, index: NameIndex): DocumentMention[] {
  return [...folded.matchAll(SERIAL)].flatMap((found) => {
    const [only, ...others] = index.numbered.filter((one) => one.serial === Number(found[1]));
    const behind = folded.slice(found.index + found[0].length);
    if (!only || others.length > 0 || THING.test(behind)) return [];
    const bare = found[2] === undefined;
    return [{ ...mention(only.document, found.index, found), needsPlace: bare }];
  });
}

function mention(document: string, start: number, found: RegExpExecArray): DocumentMention {
  return { document, start, end: found.index + found[0].length, needsPlace: false };
}
