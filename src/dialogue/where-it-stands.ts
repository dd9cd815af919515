import { printClause } from "../clauses/clause.ts";
import { conditionLine } from "../rules/condition-words.ts";
import type { Standing } from "../rules/judge-all.ts";
import { remedyWords } from "../rules/next-words.ts";
import { Told } from "../rules/telling.ts";
import type { ConditionResult } from "../rules/verdict.ts";
import { MARK_WORDS } from "../rules/verdict-text.ts";
import { counts } from "../rules/verdict-words.ts";
import { tellingOf } from "./asking.ts";
import type { CompanyView } from "./company-view.ts";
import type { DialogueGround } from "./dialogue-ground.ts";
import { insteadWords } from "./other-programmes.ts";
import { undecided } from "./rough-figures.ts";

/** At most so many conditions of one kind are told after a message. */
const MOST_NEW = 3;
/** So many that are unmet are told with all that belongs to them; the others in one line. */
const MOST_FULL = 2;
/** Longer sums stand on the page of the programme. */
const MOST_SUM = 60;

const DAYS = "天";
/** What is met is told short. */
const LENIENT = /，要求不低于 ?([\d.,]+ ?[^\s，；（]*)（含）/;

/** What a message settled: conditions that come out otherwise than when they were told last. */
export interface Stand {
  readonly lines: readonly string[];
  /** How many conditions came out how, where any did. */
  readonly counts: string;
  /** How each condition was told, by rule and condition. */
  readonly told: Readonly<Record<string, string>>;
}

/** Says which conditions were settled, the unmet ones at once with what can honestly be done, and how many are left. */
export function whereItStands(view: CompanyView, ground: DialogueGround): Stand {
  const told: Record<string, string> = { ...view.company.told };
  const several = view.standings.length > 1;
  const counted: string[] = [];
  const lines = view.standings.flatMap((standing) => {
    const found = changed(standing, told);
    for (const one of found) told[keyOf(standing, one)] = stateOf(one);
    const words = found.length > 0 ? Told.of(tellingOf(standing, view, ground)) : undefined;
    if (!words) return [];
    const of = (outcome: string) => found.filter((one) => one.outcome === outcome);
    const near = undecided(standing.verdict).filter(({ id }) => found.some((one) => one.id === id));
    const unmet = of("unmet");
    const shown = [
      ...unmet.slice(0, MOST_FULL).map((one) => unmetLine(one, standing, words)),
      ...foldedLine(unmet.slice(MOST_FULL), words),
      ...metLine(of("met"), words),
      ...near.slice(0, MOST_FULL).map((one) => nearLine(one, words)),
    ];
    const name = several ? `${standing.verdict.title} ` : "";
    if (shown.length > 0) counted.push(`${name}${counts(standing.verdict)}`);
    return shown;
  });
  const [first] = lines;
  const instead = first?.startsWith("✗") === true ? insteadWords(view, ground) : "";
  return {
    lines: first === undefined || instead === "" ? lines : [first + instead, ...lines.slice(1)],
    counts: counted.join(""),
    told,
  };
}

function changed(standing: Standing, told: Readonly<Record<string, string>>): ConditionResult[] {
  return standing.verdict.conditions.filter((one) => {
    const before = told[keyOf(standing, one)];
    const now = stateOf(one);
    const near = now.startsWith("near");
    return before === undefined ? one.outcome !== "unknown" || near : before !== now;
  });
}

function keyOf({ rule }: Standing, { id }: ConditionResult): string {
  return `${rule.id} ${id}`;
}

function stateOf({ outcome, value, missing }: ConditionResult): string {
  const { low, high } = value?.interval ?? {};
  const ends = `${low?.toFraction() ?? ""} ${high?.toFraction() ?? ""}`;
  if (outcome === "unknown") return missing.length === 0 ? `near ${ends}` : outcome;
  // That another day has gone by is no news.
  return value?.unit === DAYS && outcome === "met" ? outcome : `${outcome} ${ends}`;
}

/** A condition that only exact figures decide. */
function nearLine(condition: ConditionResult, told: Told): string {
  return `? ${MARK_WORDS.unknown}：${conditionLine(condition, told).text}。`;
}

/** An unmet condition with its gap, how it was reckoned, and its remedy. */
export function unmetLine(condition: ConditionResult, { remedies }: Standing, told: Told): string {
  const text = failedWords(condition, told);
  const clause = condition.clause ? `〔${printClause(condition.clause)}〕` : "";
  const remedy = remedies.find((one) => one.condition === condition.id);
  const what = remedy ? remedyWords(remedy, told) : "";
  return `✗ ${MARK_WORDS.unmet}：${text}${sumWords(condition, told)}${clause}。${what}`;
}

/** What fails, where several things are asked together those of them that do. */
function failedWords(condition: ConditionResult, told: Told): string {
  const { text } = conditionLine(condition, told);
  const failed = condition.children.filter(({ outcome }) => outcome === "unmet");
  if (condition.value || failed.length === 0) return text;
  const inner = condition.anyOf === true ? failed.slice(0, 2) : failed;
  return `${text}（${inner.map((one) => failedWords(one, told)).join("；")}）`;
}

/** How a figure was reckoned, where that is short. */
function sumWords({ subject = "", value }: ConditionResult, told: Told): string {
  if (value?.unit === DAYS) return "";
  const sum = told.arithmetic.get(subject)?.trim() ?? "";
  return sum === "" || sum.length > MOST_SUM ? "" : `（${sum}）`;
}

/** Further conditions that are unmet, by name. */
function foldedLine(unmet: readonly ConditionResult[], told: Told): string[] {
  if (unmet.length === 0) return [];
  const words = unmet.map((one) => failedWords(one, told));
  return [`✗ ${MARK_WORDS.unmet}的还有：${words.join("；")}。`];
}

function metLine(met: readonly ConditionResult[], told: Told): string[] {
  if (met.length === 0) return [];
  const words = met
    .slice(0, MOST_NEW)
    .map((one) =>
      `${conditionLine(one, told).text}${sumWords(one, told)}`.replace(LENIENT, "，要求 $1"),
    );
  const more = met.length > MOST_NEW ? `等 ${String(met.length)} 条` : "";
  return [`✓ ${MARK_WORDS.met}：${words.join("；")}${more}。`];
}
