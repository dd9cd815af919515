import { formatNumber } from "../../../units/figure-text.ts";
import {
  compare,
  exactDecimal,
  parseDecimal,
  ratio,
  ZERO,
  type Rational,
} from "../../../units/rational.ts";
import type { FactDefinition, FactDefinitions } from "../../fact-definition.ts";
import { intervalOf } from "../../stored-value.ts";
import { offWords } from "./table-found.ts";
import type { Proposal, Stated, TableAsk, TableReading } from "./table-reading-kinds.ts";
import type { ResearchScope } from "./table-subject.ts";
import { told } from "./table-words.ts";

/** What is shown of a file, and what can be said to it. */
export interface ProposalsText {
  readonly lines: readonly string[];
  /** Taken together by 都记下. */
  readonly sure: readonly Proposal[];
  /** Asked about one by one. */
  readonly unsure: readonly Proposal[];
  readonly choices: readonly string[];
}

/** What can be said to proposals. */
export const TAKE_ALL = "都记下";
/** Shows the proposals one after another. */
export const ONE_BY_ONE = "一项一项看";
/** Takes none of them. */
export const TAKE_NONE = "不记";
/** Says that a file with another company's name is of this one. */
export const SAME_COMPANY = "就是这家的";
/** Says that a file is of another company. */
export const OTHER_COMPANY = "传错了";

const TEN_THOUSAND = ratio(10_000n);
const HUNDRED = ratio(100n);
const PLACES = 2;

/** What is told of a file: what it proposes with the cells, what is unsure, what adds up, and what is asked. */
export function proposalsText(
  reading: TableReading,
  definitions: FactDefinitions,
  file: string,
): ProposalsText {
  const name = `“${told(file, 40)}”`;
  const { proposals, doubts, asks, reconciled, company } = reading;
  const sure = proposals.filter(({ unsure }) => unsure === undefined);
  const unsure = proposals.filter((each) => each.unsure !== undefined);
  if (company?.differs === true && proposals.length === 0)
    return {
      lines: [
        `${name}写的是“${company.name}”（${company.cell}），和现在这家不是一个名字，先没读。`,
      ],
      sure,
      unsure,
      choices: [SAME_COMPANY, OTHER_COMPANY],
    };
  const wrong = reconciled.filter(({ agrees }) => !agrees);
  const agreeing = reconciled.length - wrong.length;
  const lines = [
    ...(proposals.length === 0 ? [`${name}里没有读到能用的数。`] : []),
    ...(sure.length > 0
      ? [
          `从${name}读到 ${String(sure.length)} 项，还没记：`,
          ...byFact(sure).map((all) => `· ${factLine(all, definitions)}`),
        ]
      : []),
    ...(unsure.length > 0
      ? [
          sure.length > 0
            ? `另有 ${String(unsure.length)} 项要你看一下：`
            : `从${name}读到 ${String(unsure.length)} 项，要你看一下：`,
          ...byFact(unsure).map((all) => `· ${factLine(all, definitions)}：${reasons(all)}`),
        ]
      : []),
    ...(agreeing > 0 ? [`合计核对：${String(agreeing)} 处相符。`] : []),
    ...wrong.map(
      ({ what, cell, difference }) =>
        `合计对不上：${what}加起来比 ${cell} ${offWords(parseDecimal(difference) ?? ZERO)}。`,
    ),
    ...doubts,
    ...asks.map(({ question }) => question),
  ];
  const choices =
    asks[0]?.choices ?? (proposals.length > 0 ? [TAKE_ALL, ONE_BY_ONE, TAKE_NONE] : []);
  return { lines, sure, unsure, choices };
}

/** One proposal by itself: what it is, its cell, and why it is asked about. */
export function proposalLine(proposal: Proposal, definitions: FactDefinitions): string {
  const { unsure } = proposal;
  return `${factLine([proposal], definitions)}${unsure === undefined ? "" : `：${unsure}`}`;
}

const SCOPES: Readonly<Record<string, ResearchScope>> = {
  高企专审: "hnte",
  加计扣除: "deduction",
  统计报表: "statistics",
  账面: "book",
};
const UNITS = ["元", "千元", "万元", "百万元", "亿元"] as const;

/** What an answer to a question about a file says; `undefined` where it is no answer to it. */
export function statedIn({ what }: TableAsk, text: string): Stated | undefined {
  const said = text.trim().replace(/[。.!！]$/, "");
  if (what === "unit") {
    const unit = UNITS.find((each) => each === said || each === `${said}元`);
    return unit && { unit };
  }
  if (what === "scope") {
    const scope = Object.entries(SCOPES).find(([words]) => said.includes(words))?.[1];
    return scope && { scope };
  }
  const year = /^(20\d\d)\s*年?度?$/.exec(said)?.[1];
  return year === undefined ? undefined : { year: Number(year) };
}

function byFact(proposals: readonly Proposal[]): Proposal[][] {
  const groups = new Map<string, Proposal[]>();
  for (const each of proposals)
    groups.set(each.claim.fact, [...(groups.get(each.claim.fact) ?? []), each]);
  return [...groups.values()];
}

function factLine(proposals: readonly Proposal[], definitions: FactDefinitions): string {
  const definition = definitions.get(proposals[0]?.claim.fact ?? "");
  const sorted = [...proposals].sort(
    (a, b) => (b.claim.years?.[1] ?? 0) - (a.claim.years?.[1] ?? 0),
  );
  const values = sorted.map(({ claim, cell, label }) => {
    const year = claim.years
      ? `${String(claim.years[1])} 年${claim.forecast === true ? "（预计）" : ""} `
      : "";
    const audited = claim.evidence === "audited" ? "审计数，" : "";
    return `${year}${definition ? valueText(claim.value, definition, label) : ""}（${audited}${cell}）`;
  });
  return `${definition?.label ?? ""} ${values.join("、")}`;
}

function reasons(proposals: readonly Proposal[]): string {
  return [...new Set(proposals.flatMap(({ unsure }) => unsure ?? []))].join("；");
}

function valueText(
  value: Proposal["claim"]["value"],
  definition: FactDefinition,
  label: string,
): string {
  if (value.kind === "items" || value.kind === "months") return label;
  if (value.kind === "yesno") return value.yes ? "是" : "否";
  if (value.kind === "text") return value.text;
  if (value.kind === "date") return value.from;
  const { low } = intervalOf(value);
  return low ? figureText(low, definition) : "";
}

function figureText(value: Rational, { kind, unit }: FactDefinition): string {
  if (kind === "ratio") return `${formatNumber(value.mul(HUNDRED), PLACES)}%`;
  if (kind !== "money") return `${formatNumber(value, PLACES)} ${unit ?? ""}`.trim();
  // A figure with more decimals in 万元 is easier to find again as it stands in the file.
  const scaled = value.div(TEN_THOUSAND);
  const long = (exactDecimal(scaled)?.split(".")[1]?.length ?? 0) > PLACES;
  const small = compare(value.abs(), TEN_THOUSAND) < 0;
  return small || long
    ? `${formatNumber(value, PLACES)} 元`
    : `${formatNumber(scaled, PLACES)} 万元`;
}
