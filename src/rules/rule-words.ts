import { printClause } from "../clauses/clause.ts";
import type { Day } from "../calendar/day.ts";
import type { FactDefinitions } from "../profile/fact-definition.ts";
import { noSum } from "./amount-words.ts";
import { nextWindow } from "./filing-window.ts";
import { openWords } from "./next-words.ts";
import { expertWords, pointsWords } from "./rule-difference.ts";
import type {
  Amount,
  Condition,
  Figure,
  Rule,
  RuleVersion,
  ScorePart,
  Stated,
  Window,
} from "./rule.ts";
import type { Names } from "./telling.ts";
import type { TextLine, VerdictText } from "./verdict-text.ts";
import { KIND_WORDS } from "./verdict-words.ts";
import { limitWords, Wording } from "./wording.ts";

/** One version of a rule in plain words: conditions, tables, points, amounts, materials, days. */
export function ruleWords(
  rule: Rule,
  version: RuleVersion,
  day: Day,
  definitions: FactDefinitions,
  names: Names,
): VerdictText {
  const wording = new Wording(version, definitions);
  return wholeWords(rule, version, day, wording, names).map((line) => ({
    ...line,
    text: line.text.replace(/(\d) (?:%|数)/g, (all, figure: string) =>
      all.endsWith("%") ? `${figure}%` : figure,
    ),
  }));
}

function wholeWords(
  rule: Rule,
  version: RuleVersion,
  day: Day,
  wording: Wording,
  names: Names,
): TextLine[] {
  const { filedAt, decidedBy, cityRole } = names.handling(rule.programme);
  const handled: readonly (readonly [string, string | undefined])[] = [
    ["在哪办", filedAt],
    ["谁定", decidedBy],
    ["市里做什么", cityRole],
  ];
  return [
    { role: "title", text: `${rule.title}（${version.id}）` },
    ...basis(rule, version),
    ...handled.flatMap(([what, text]): TextLine[] =>
      text === undefined ? [] : [{ role: "basis", text: `${what}：${text}` }],
    ),
    ...section(
      "条件",
      version.conditions.flatMap((one) => conditionLines(one, version, wording)),
    ),
    ...section(
      "打分",
      version.scores.flatMap((part) => scoreLines(part, version, wording)),
    ),
    ...section(
      "金额",
      version.amounts.map((amount) => amountLine(amount, wording, names)),
    ),
    ...section("能得到什么", version.benefits.map(statedLine)),
    ...section("先要有", version.requires.map(statedLine)),
    ...section("不能同时有", version.conflicts.map(statedLine)),
    ...section(
      "材料",
      version.materials.map((one) => conditional(one, wording)),
    ),
    ...section("什么时候报", windowLines(version, day)),
    ...section("有了以后要做", version.deadlines.map(statedLine)),
    ...section(
      "要留意",
      version.notes.map((one) => conditional(one, wording)),
    ),
    ...section(
      "文件没写明的",
      [...version.options.values()].flatMap(({ label, note, choices, fallback, clause }) => [
        { role: "item", text: `${label}：${note}`, ...(clause && { clause }) } as const,
        detail(
          `可以选 ${[...choices].map(([id, say]) => `${id}（${say}）`).join("、")}；不选是 ${fallback}`,
        ),
      ]),
    ),
    ...section(
      "改正过的",
      version.corrected.map(({ on, say }) => item(`${on}：${say}`)),
    ),
  ];
}

function basis(rule: Rule, version: RuleVersion): TextLine[] {
  const { from, to, standing, note, applies } = version;
  const documents = version.basis.map((clause) => printClause(clause)).join("、");
  const kinds = applies.map(({ kind, from: first, to: last }) => {
    const end = last === undefined ? " 起" : ` 到 ${last}`;
    return `${KIND_WORDS[kind]} ${first}${end}`;
  });
  const years = rule.years > 1 ? `看申报前 ${String(rule.years)} 个会计年度` : "看上一个会计年度";
  const chosen = rule.dateBy === "taxYear" ? "按纳税年度管" : "按申报日管";
  const lines = [
    `依据 ${documents}（${standing === "转述" ? "转述，原文未核" : standing}）。`,
    `${from} 起${to === undefined ? "" : `，到 ${to}`}，${chosen}：${kinds.join("；")}。${rule.region}的企业，${years}。`,
    ...(note === undefined ? [] : [note]),
  ];
  return lines.map((text): TextLine => ({ role: "basis", text }));
}

function conditionLines(condition: Condition, version: RuleVersion, wording: Wording): TextLine[] {
  const { label = "", clause, note, selfDeclared, test } = condition;
  const own = selfDeclared === true ? "（只凭自报）" : "";
  const table = test.kind === "compare" ? tableOf(test.figure, version) : undefined;
  const said = table && test.kind === "compare" ? "按下面的表" : wording.condition(condition);
  return [
    { role: "item", text: `${label}${own}：${said}`, ...(clause && { clause }) },
    ...(table ? tableLines(table, wording) : []),
    ...(note === undefined ? [] : [detail(`说明：${note}`)]),
    ...(condition.remedy ? [detail(`不够时：${condition.remedy.say}`)] : []),
  ];
}

type Table = Extract<Figure, { kind: "bands" }>;

function tableOf(figure: Figure, version: RuleVersion): Table | undefined {
  if (figure.kind === "bands") return figure;
  const param = figure.kind === "named" ? version.params.get(figure.name) : undefined;
  return param && tableOf(param.value, version);
}

function tableLines({ by, bands }: Table, wording: Wording): TextLine[] {
  const label = wording.label(by.name);
  return bands.map((band) =>
    detail(`${label} ${limitWords(band)}  →  ${wording.figure(band.value)}`),
  );
}

function scoreLines(
  part: ScorePart,
  version: RuleVersion,
  wording: Wording,
  depth = 0,
): TextLine[] {
  const { label, max, points, clause, when } = part;
  const how = {
    best: "，取高的一项",
    first: "，按头一个合条件的",
    sum: "",
    bands: "",
    formula: "",
    expert: "",
  }[points.kind];
  const open = when?.test.kind === "option" ? version.options.get(when.test.option) : undefined;
  const only = open
    ? `，看“${open.label}”怎么定（在“文件没写明的”里）`
    : when
      ? `，${wording.condition(when)}才算`
      : "";
  const head: TextLine = {
    role: "item",
    depth,
    text: `${label} 满分 ${pointsWords(max)}${how}${only}`,
    ...(clause && { clause }),
  };
  const line = (text: string): TextLine => ({ role: "detail", depth, text });
  switch (points.kind) {
    case "sum":
    case "best":
    case "first":
      return [head, ...points.parts.flatMap((one) => scoreLines(one, version, wording, depth + 1))];
    case "expert":
      return [head, line(expertWords(points.range))];
    case "formula":
      return [head, line(`算式 ${points.formula.text}`)];
    case "bands":
      return [
        head,
        ...points.bands.map((band) => {
          const name = band.label === undefined ? "" : `（${band.label} 档）`;
          const by = wording.label(points.by.name);
          return line(`${by} ${limitWords(band)}  →  ${pointsWords(band.value)}${name}`);
        }),
      ];
  }
}

function amountLine(amount: Amount, wording: Wording, names: Names): TextLine {
  const { label, measure, unknown, office, clause, when } = amount;
  const only = when ? `${wording.condition(when)}时：` : "";
  const said =
    measure === undefined ? noSum(unknown ?? "没有装进来", office, names) : "按企业的数算";
  return { role: "item", text: `${label}：${only}${said}`, ...(clause && { clause }) };
}

function windowLines(version: RuleVersion, day: Day): TextLine[] {
  const next = nextWindow(version, day);
  return [
    ...(next ? [item(`从 ${day} 看：${openWords(next, day)}`)] : []),
    ...version.windows.map((window) => ({
      ...statedLine(window),
      text: `${spanWords(window)}${window.say}`,
    })),
  ];
}

function spanWords({ from, to, every }: Window): string {
  if (every.kind === "usual") return "（估计）";
  if (every.kind !== "once") return "";
  return `${from ?? ""} 到 ${to ?? ""}：`;
}

function conditional(stated: Stated, wording: Wording): TextLine {
  const line = statedLine(stated);
  return stated.when
    ? { ...line, text: `${wording.condition(stated.when)}时：${stated.say}` }
    : line;
}

function statedLine({ say, clause }: Stated): TextLine {
  return { role: "item", text: say, ...(clause && { clause }) };
}

function section(text: string, lines: readonly TextLine[]): TextLine[] {
  return lines.length === 0 ? [] : [{ role: "section", text }, ...lines];
}

function item(text: string): TextLine {
  return { role: "item", text };
}

function detail(text: string): TextLine {
  return { role: "detail", text };
}
