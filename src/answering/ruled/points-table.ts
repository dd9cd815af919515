import { COMPARISONS, Wording } from "../../rules/wording.ts";
import { expertWords, pointsWords } from "../../rules/rule-difference.ts";
import type { Band, RuleVersion, ScorePart } from "../../rules/rule.ts";
import { versionFor } from "../../rules/version.ts";
import { decimalText } from "../../units/rational.ts";
import type { Mind } from "../mind.ts";
import type { Understood } from "../understand.ts";
import type { Ruled } from "./ruled-reply.ts";

/** Asks how points come about, as a whole. */
const asksPoints =
  /(?:分(?![母子摊公期批开类别支包])|评分|打分|得分|分数|积分).{0,6}(?:怎么|咋|如何|是怎么|怎样).{0,3}(?:算|打|评|得|来|构成)|(?:怎么|咋|如何).{0,3}(?:打分|评分|算分|计分|得分)|评分(?:表|标准|细则|指标|办法)|打分(?:表|标准|细则)|分(?:值|数)(?:表|构成)|满分|各项.{0,4}(?:分|权重)/;

/** The table of points of a programme, where a question asks how they come about. */
export function pointsTable({ frame, saying }: Understood, mind: Mind): Ruled | undefined {
  const [programme, ...others] = frame.programmes;
  if (!frame.named || programme === undefined || others.length > 0) return undefined;
  if (!asksPoints.test(saying.whole)) return undefined;
  const [rule] = mind.rules.byProgramme.get(programme) ?? [];
  const version = rule && versionFor(rule, frame.asOf);
  const [score] = version?.scores ?? [];
  if (!rule || !version || !score || !("parts" in score.points)) return undefined;
  const named = partNamed(score.points.parts, saying.whole);
  const shown = named ? [named] : score.points.parts;
  const wording = new Wording(version, mind.rules.ground.definitions);
  return {
    programme,
    clauses: [named?.clause ?? score.clause, ...shown.map(({ clause }) => clause)],
    lines: [
      named
        ? `${rule.title}的“${named.label}”满分 ${maxOf(named)} 分。`
        : `${rule.title}的${score.label}满分 ${maxOf(score)} 分${lineOf(version, score)}。`,
      ...(shown.some(takesBest) ? ["写“取高”的，几种算法里取分高的一种。"] : []),
      "下面各档的界限都含本数，写“大于”的不含。",
    ],
    table: {
      head: ["指标", "满分", "怎么得分"],
      rows: shown.flatMap((part) => rowsOf(part, part, wording)),
    },
  };
}

/** What the score must come to, from the conditions that look at it. */
function lineOf({ conditions }: RuleVersion, score: ScorePart): string {
  const found = conditions
    .flatMap(flat)
    .find(({ test }) => test.kind === "compare" && test.subject.name === score.id);
  if (found?.test.kind !== "compare" || found.test.figure.kind !== "fixed") return "";
  const [before, after] = COMPARISONS[found.test.comparator];
  return `，要${before}${found.test.figure.words}${after}`;
}

type AnyCondition =
  RuleVersion["conditions"][number] | NonNullable<RuleVersion["conditions"][number]["when"]>;

function flat(condition: AnyCondition): AnyCondition[] {
  const { test } = condition;
  const inner = test.kind === "all" || test.kind === "any" ? test.of.flatMap(flat) : [];
  return [condition, ...inner];
}

/** The part whose name stands in the question; the longest name. */
function partNamed(parts: readonly ScorePart[], asked: string): ScorePart | undefined {
  const every = parts.flatMap(within);
  return every
    .filter(({ label }) => asked.includes(label.replace(/（.*）/, "")))
    .sort((a, b) => b.label.length - a.label.length)[0];
}

function within(part: ScorePart): ScorePart[] {
  return [part, ...("parts" in part.points ? part.points.parts.flatMap(within) : [])];
}

/** One row a part that has points of its own. */
function rowsOf(part: ScorePart, top: ScorePart, wording: Wording): string[][] {
  const { label, points } = part;
  const name = part === top ? label : `${top.label} · ${label}`;
  if (points.kind === "sum") return points.parts.flatMap((one) => rowsOf(one, part, wording));
  const how =
    points.kind === "best"
      ? `取高：${points.parts.map((one) => howOf(one, wording)).join("；")}`
      : howOf(part, wording);
  return [[name, maxOf(part), how]];
}

function howOf({ label, points, when }: ScorePart, wording: Wording, named = false): string {
  switch (points.kind) {
    case "bands": {
      const rows = points.bands.map((band) => `${shortLimit(band)} ${pointsWords(band.value)}`);
      return `${wording.label(points.by.name)} ${rows.join("，")}`;
    }
    case "expert":
      return `${when || named ? `${label}，` : ""}${expertWords(points.range)}`;
    case "formula":
      return label;
    case "sum":
    case "best":
      return points.parts.map((one) => howOf(one, wording)).join("；");
    case "first":
      // What stands last holds for most, the others are exceptions.
      return points.parts
        .toReversed()
        .map((one) => howOf(one, wording, true))
        .join("；");
  }
}

function takesBest({ points }: ScorePart): boolean {
  if (points.kind === "best") return true;
  return points.kind === "sum" && points.parts.some(takesBest);
}

/** The limit of a row in a table whose limits belong to their rows. */
function shortLimit({ limit }: Band<unknown>): string {
  if (!limit) return "其余";
  if (limit.comparator === "oneOf")
    return limit.choices.map((one) => ({ yes: "是", no: "否" })[one] ?? one).join("、");
  const signs = { atLeast: "≥", atMost: "≤", moreThan: "大于", lessThan: "小于" } as const;
  return `${signs[limit.comparator]}${limit.words.replaceAll(" ", "")}`;
}

function maxOf({ max }: ScorePart): string {
  return max.high ? decimalText(max.high) : "";
}
