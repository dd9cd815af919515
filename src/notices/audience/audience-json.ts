import { isDay } from "../../calendar/day.ts";
import {
  COMPARISON_KEYS,
  STATES,
  type Audience,
  type AudienceCondition,
  type FigureSubject,
} from "./condition.ts";

/** Conditions within one another, at most. */
const DEEPEST = 8;
/** Leaves and lists of one audience, at most. */
const MOST = 200;
/** Companies that a list names, at most. */
const MOST_COMPANIES = 100_000;

/** Writes an audience as JSON. */
export function writeAudience(audience: Audience): string {
  return JSON.stringify(audience);
}

/** Reads what `writeAudience` wrote, or a form sent; throws one sentence where it is no audience. */
export function parseAudience(json: string): Audience {
  const read: unknown = parsed(json);
  if (!isRecord(read)) throw new Error("发送范围不是“键: 值”。");
  allow(read, ["condition", "words", "possible", "include", "exclude", "region"]);
  const [words, region] = [optionalText(read, "words"), optionalText(read, "region")];
  return {
    condition: conditionOf(read["condition"], { left: MOST }, 0),
    possible: read["possible"] === true,
    include: companies(read["include"]),
    exclude: companies(read["exclude"]),
    ...(words !== undefined && { words }),
    ...(region !== undefined && { region }),
  };
}

type Record_ = Readonly<Record<string, unknown>>;

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new Error("发送范围不是 JSON。");
  }
}

function conditionOf(value: unknown, room: { left: number }, depth: number): AudienceCondition {
  room.left -= 1;
  if (!isRecord(value) || depth > DEEPEST || room.left < 0)
    throw new Error("发送范围的条件写得不对，或者套得太深、太长。");
  for (const key of ["all", "any"] as const) {
    const list = value[key];
    if (list === undefined) continue;
    allow(value, [key]);
    if (!Array.isArray(list)) throw new Error(`“${key}”里要写一列条件。`);
    if (key === "any" && list.length === 0) throw new Error("“any”里至少写一个条件。");
    const of = list.map((one) => conditionOf(one, room, depth + 1));
    return key === "all" ? { all: of } : { any: of };
  }
  if (value["not"] !== undefined) {
    allow(value, ["not"]);
    return { not: conditionOf(value["not"], room, depth + 1) };
  }
  return leafOf(value);
}

function leafOf(value: Record_): AudienceCondition {
  const kind = Object.keys(READERS).find((key) => value[key] !== undefined);
  const read = kind === undefined ? undefined : READERS[kind];
  if (!read) throw new Error(`条件里没有认得的键：可以写 ${Object.keys(READERS).join("、")}。`);
  return read(value);
}

const READERS: Readonly<Record<string, (value: Record_) => AudienceCondition>> = {
  place: (value) => only(value, ["place"]) && { place: text(value, "place") },
  industry: (value) => only(value, ["industry"]) && { industry: text(value, "industry") },
  name: (value) => only(value, ["name"]) && { name: text(value, "name") },
  size: (value) => only(value, ["size"]) && { size: texts(value, "size") },
  title: (value) => {
    allow(value, ["title", "year", "ever"]);
    const year = optionalYear(value);
    return {
      title: text(value, "title"),
      ...(year !== undefined && { year }),
      ...(value["ever"] === true && { ever: true }),
    };
  },
  day: (value) => {
    allow(value, ["day", "from", "to"]);
    return { day: text(value, "day"), ...span(value, "from"), ...span(value, "to") };
  },
  fact: (value) =>
    only(value, ["fact", "is"]) && { fact: text(value, "fact"), is: text(value, "is") },
  figure: (value) => {
    allow(value, ["figure", ...COMPARISON_KEYS]);
    const compared = COMPARISON_KEYS.filter((key) => value[key] !== undefined);
    const [key] = compared;
    if (key === undefined || compared.length > 1) throw new Error("要正好写一个比较，如 atLeast。");
    return { figure: subjectOf(value["figure"]), [key]: text(value, key) };
  },
  verdict: (value) => {
    allow(value, ["verdict", "is", "filingDay"]);
    const is = texts(value, "is").map((one) => {
      const state = STATES.find((known) => known === one);
      if (state === undefined) throw new Error(`“is”可以写 ${STATES.join("、")}。`);
      return state;
    });
    return { verdict: text(value, "verdict"), is, ...span(value, "filingDay") };
  },
  spoke: (value) => {
    allow(value, ["spoke"]);
    const spoke = value["spoke"];
    if (!isRecord(spoke)) throw new Error("“spoke”里写 since 和日子，或者空着。");
    allow(spoke, ["since"]);
    return { spoke: span(spoke, "since") };
  },
  member: (value) => {
    allow(value, ["member"]);
    const member = text(value, "member");
    if (member !== "member" && member !== "adviser")
      throw new Error("“member”可以写 member 或 adviser。");
    return { member };
  },
  notice: (value) => {
    allow(value, ["notice", "programme", "since", "answered"]);
    const programme = optionalText(value, "programme");
    return {
      notice: text(value, "notice"),
      ...(programme !== undefined && { programme }),
      ...span(value, "since"),
      ...(value["answered"] === true && { answered: true }),
    };
  },
};

function subjectOf(value: unknown): FigureSubject {
  if (!isRecord(value))
    throw new Error("“figure”里写 rule 和 measure、facts，或 formula 和 unit。");
  if (value["rule"] !== undefined) {
    allow(value, ["rule", "measure"]);
    return { rule: text(value, "rule"), measure: text(value, "measure") };
  }
  if (value["facts"] !== undefined) {
    allow(value, ["facts", "year"]);
    const year = optionalYear(value);
    return { facts: texts(value, "facts"), ...(year !== undefined && { year }) };
  }
  allow(value, ["formula", "unit", "label"]);
  const label = optionalText(value, "label");
  const about = { formula: text(value, "formula"), unit: text(value, "unit") };
  return { ...about, ...(label !== undefined && { label }) };
}

function isRecord(value: unknown): value is Record_ {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function only(value: Record_, keys: readonly string[]): true {
  allow(value, keys);
  return true;
}

function allow(value: Record_, keys: readonly string[]): void {
  const strange = Object.keys(value).find((key) => !keys.includes(key));
  if (strange !== undefined) throw new Error(`不认得“${strange}”：这里可以写 ${keys.join("、")}。`);
}

function text(value: Record_, key: string): string {
  const found = value[key];
  if (typeof found === "string" && found !== "" && found.length <= MOST) return found;
  throw new Error(`“${key}”要写一段不长的文字。`);
}

function optionalText(value: Record_, key: string): string | undefined {
  const found = value[key];
  if (found === undefined || found === "") return undefined;
  if (typeof found === "string") return found;
  throw new Error(`“${key}”要写文字。`);
}

function texts(value: Record_, key: string): string[] {
  const found = value[key];
  if (Array.isArray(found) && found.length > 0 && found.every((one) => typeof one === "string"))
    return found.slice(0, MOST);
  throw new Error(`“${key}”里要写一列文字，至少一个。`);
}

function optionalYear(value: Record_): number | undefined {
  const year = value["year"];
  if (year === undefined) return undefined;
  if (typeof year === "number" && Number.isInteger(year) && year > 1900 && year < 2200) return year;
  throw new Error("“year”要写四位的年份。");
}

function span<K extends string>(value: Record_, key: K): { readonly [key in K]?: string } {
  const day = value[key];
  if (day === undefined) return {};
  if (typeof day === "string" && isDay(day))
    return { [key]: day } as { readonly [key in K]?: string };
  throw new Error(`“${key}”要写成 YYYY-MM-DD 这样的日子。`);
}

function companies(value: unknown): string[] {
  if (value === undefined) return [];
  if (
    Array.isArray(value) &&
    value.length <= MOST_COMPANIES &&
    value.every((one) => typeof one === "string")
  )
    return [...new Set(value)];
  throw new Error("名单里要写企业的编号，而且不能太多。");
}
