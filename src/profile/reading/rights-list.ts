import { pointInterval } from "../../units/interval.ts";
import { ratio } from "../../units/rational.ts";
import type { Message } from "./message.ts";
import type { ReadingContext, Statement } from "./statement.ts";

/** Kinds of rights as the column of a list names them; facts by id. */
const KINDS: readonly (readonly [words: RegExp, fact: string])[] = [
  [/实用新型/, "ipUtility"],
  [/外观(?:设计)?/, "ipDesign"],
  [/软件著作权|软著|计算机软件/, "ipSoftware"],
  [/发明/, "ipInvention"],
  [/植物新品种/, "ipPlant"],
  [/布图设计/, "ipLayout"],
];
/** A row that counts by itself is no entry of a list. */
const COUNTED = /[\d一二两三四五六七八九十]+\s*[项个件篇]/;
const PENDING = /实审|在审|审查|受理|申请中|公开|未授权|待审|待批/;
const GONE = /失效|终止|过期|放弃|撤回|驳回|转出/;
const BOUGHT = /受让|转让|购买/;
const OWN = /自主|自研|原始取得|自行/;
const FEWEST = 2;

interface Entry {
  readonly fact: string;
  readonly start: number;
  readonly end: number;
  readonly line: string;
}

/** Counts of rights by kind that are listed one a line, as pasted from a table. */
export interface ListedRights {
  readonly statements: readonly Statement[];
  /** Where the list begins and ends. */
  readonly from: number;
  readonly to: number;
}

/** Reads a list of rights, one a line; `undefined` where there is none. */
export function listedRights(
  { text }: Message,
  { vocabulary, within }: ReadingContext,
): ListedRights | undefined {
  if (!text.includes("\n") || !vocabulary.definitions.has("ipPending")) return undefined;
  const entries = entriesOf(text);
  const [first, last] = [entries[0], entries.at(-1)];
  if (!first || !last || entries.length < FEWEST) return undefined;
  const held = entries.filter(({ line }) => !GONE.test(line));
  const facts = [...new Set(held.map(({ fact }) => fact))];
  const counts = facts.flatMap((fact) => {
    const of = held.filter((one) => one.fact === fact);
    return of[0] ? [counted(text, fact, of.length, of[0])] : [];
  });
  const way = within?.includes("ipSource") === true ? sourceOf(text, held) : [];
  return {
    statements: [...counts, ...way].sort((a, b) => a.start - b.start),
    from: first.start,
    to: last.end,
  };
}

function entriesOf(text: string): Entry[] {
  let start = 0;
  return text.split("\n").flatMap((line): Entry[] => {
    const from = start;
    start += line.length + 1;
    const cells = line.split(/\t|\s{2,}|[|｜]/);
    const kind = kindOf(cells.length > 1 ? cells.slice(1) : cells) ?? kindOf(cells);
    if (kind === undefined || COUNTED.test(line)) return [];
    const fact = PENDING.test(line) ? "ipPending" : kind;
    return [{ fact, start: from, end: from + line.length, line }];
  });
}

/** The kind in the cell that is nothing but a kind, else the one said last in the row. */
function kindOf(cells: readonly string[]): string | undefined {
  const own = cells.find(
    (cell) => KINDS.some(([words]) => words.test(cell)) && cell.trim().length < 10,
  );
  const row = own ?? cells.join(" ");
  const found = KINDS.flatMap(([words, fact]) => {
    const index = row.search(words);
    return index < 0 ? [] : [{ index, fact }];
  });
  return found.sort((a, b) => b.index - a.index)[0]?.fact;
}

function counted(text: string, fact: string, count: number, entry: Entry): Statement {
  const interval = pointInterval(ratio(BigInt(count)));
  return told(text, fact, { kind: "figure", interval, approximate: false }, entry);
}

function sourceOf(text: string, entries: readonly Entry[]): Statement[] {
  const [bought, own] = [BOUGHT, OWN].map((words) => entries.find(({ line }) => words.test(line)));
  const entry = bought ?? own;
  if (!entry) return [];
  const way = bought && own ? "自主研发和受让都有" : bought ? "受让" : "自主研发";
  return [told(text, "ipSource", { kind: "text", text: way }, entry)];
}

function told(
  text: string,
  fact: string,
  value: Statement["value"],
  { start, end }: Entry,
): Statement {
  return {
    fact,
    value,
    yearSaid: false,
    forecast: false,
    hypothetical: false,
    unitSaid: true,
    words: text.slice(start, end),
    start,
    end,
  };
}
