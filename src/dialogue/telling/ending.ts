import type { Standing } from "../../rules/judge-all.ts";
import { plainText, type TextLine, type VerdictText } from "../../rules/verdict-text.ts";
import { Told } from "../../rules/telling.ts";
import { counts, OUTCOME_WORDS, verdictWords } from "../../rules/verdict-words.ts";
import { tellingOf } from "../asking/asking.ts";
import type { CompanyView } from "../company-view.ts";
import type { DialogueGround } from "../dialogue-ground.ts";
import { claimsWords } from "../asking/fact-words.ts";
import { pastSums } from "./past-sums.ts";
import { roughEntries } from "./rough-figures.ts";
import { unmetLine } from "./where-it-stands.ts";

/** Parts of a verdict that end a conversation; the rest stands on the page of the programme. */
const SECTIONS = [
  "逐条看",
  "怎样能达到",
  "打分",
  "算得出的数",
  "先要有",
  "不能同时有",
  "材料",
  "什么时候报",
  "要留意",
  "文件没写明、这里按这样算",
];

/** The verdict by one rule in words: outcome, conditions, remedies, materials, days. */
export function endingText(standing: Standing, view: CompanyView, ground: DialogueGround): string {
  const lines = verdictWords(tellingOf(standing, view, ground));
  const own = view.company.history.unknowns.map(
    ({ fact }) => ground.ground.definitions.get(fact)?.label ?? fact,
  );
  const open =
    own.length > 0 && standing.verdict.outcome === "unknown"
      ? `\n你说还不知道的：${[...new Set(own)].join("、")}；补上再算。`
      : "";
  const rough = roughEntries(view);
  const about =
    rough.length > 0
      ? `\n按概数算的：${claimsWords(rough, ground.ground.definitions)}；以审计数为准。`
      : "";
  return `${plainText(selected(lines))}${open}${about}`;
}

/** The verdict as far as it goes, in four lines: what stands against it, what is not known yet, what is met. */
export function shortEnding(standing: Standing, view: CompanyView, ground: DialogueGround): string {
  const { verdict } = standing;
  const { conditions, filingDay, years, title, outcome } = verdict;
  const told = Told.of(tellingOf(standing, view, ground));
  const of = (wanted: string) => conditions.filter((one) => one.outcome === wanted);
  const listed = (name: string, wanted: string) => {
    const all = of(wanted).map(({ label }) => label);
    return all.length > 0 ? [`${name}：${all.join("、")}。`] : [];
  };
  const span = years.length === 0 ? "" : `，看 ${years.map(String).join("、")} 年`;
  return [
    `${title}：${OUTCOME_WORDS[outcome]}。${counts(verdict)}按 ${filingDay} 申报算${span}。`,
    ...(told ? of("unmet").map((one) => unmetLine(one, standing, told)) : []),
    [...listed("还不知道", "unknown"), ...listed("要专家评", "expert")].join(""),
    [...listed("已经符合", "met"), "这是预审，不是认定。"].join(""),
  ]
    .filter((line) => line !== "")
    .join("\n");
}

function selected(lines: VerdictText): TextLine[] {
  const kept: TextLine[] = [];
  let within = true;
  let scored = false;
  for (const line of lines) {
    if (line.role === "section") {
      within = SECTIONS.some((section) => line.text.startsWith(section));
      scored = line.text === "打分";
    }
    if (line.role === "last") within = true;
    // How each part of a score came about stands on the page of the programme.
    if (within && !(scored && (line.depth ?? 0) > 0)) kept.push(line);
  }
  return kept;
}

/** The materials of one rule, and when to file. */
export function materialsText(
  standing: Standing,
  view: CompanyView,
  ground: DialogueGround,
): string {
  const kept = sectionsOf(standing, /^(?:材料|什么时候报)/, view, ground);
  return kept.length === 0
    ? `${standing.verdict.title}的材料清单没有装进来，看当年通知，或先问受理部门。`
    : `${standing.verdict.title}${plainText(kept)}`;
}

/** The sums of one rule, or that they are not loaded and who knows. */
export function amountsText(standing: Standing, view: CompanyView, ground: DialogueGround): string {
  const kept = sectionsOf(standing, /^(?:算得出的数|值多少|能得到什么)/, view, ground);
  const { office } = ground.names.handling(standing.rule.programme);
  const past = pastSums(standing, view, ground);
  if (past.length > 0) return past.join("\n");
  return kept.length === 0
    ? `${standing.verdict.title}的金额没有装进来，不能给数${office === undefined ? "" : `，问${office}`}。`
    : `${standing.verdict.title}${plainText(kept)}`;
}

function sectionsOf(
  standing: Standing,
  names: RegExp,
  view: CompanyView,
  ground: DialogueGround,
): TextLine[] {
  let within = false;
  return verdictWords(tellingOf(standing, view, ground)).filter(({ role, text }) => {
    if (role === "section") within = names.test(text);
    return within && role !== "last";
  });
}
