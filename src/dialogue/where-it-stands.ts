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
import { undecided } from "./rough-figures.ts";

/** At most so many conditions are told after a message. */
const MOST_NEW = 3;

/** What a message settled: conditions that come out otherwise than when they were told last. */
export interface Stand {
  readonly lines: readonly string[];
  /** How each condition was told, by rule and condition. */
  readonly told: Readonly<Record<string, string>>;
}

/** Says which conditions were settled, the unmet ones at once with what can honestly be done, and how many are left. */
export function whereItStands(view: CompanyView, ground: DialogueGround): Stand {
  const told: Record<string, string> = { ...view.company.told };
  const several = view.standings.length > 1;
  const lines = view.standings.flatMap((standing) => {
    const found = changed(standing, told);
    for (const one of found) told[keyOf(standing, one)] = stateOf(one);
    const said = found.filter(({ outcome }) => outcome === "unmet" || outcome === "met");
    const unmet = said.filter(({ outcome }) => outcome === "unmet");
    const met = said.filter(({ outcome }) => outcome === "met");
    const near = undecided(standing.verdict).filter(({ id }) => found.some((one) => one.id === id));
    const shown = [
      ...unmet.map((one) => unmetLine(one, standing, view, ground)),
      ...(met.length > 0 ? [metLine(met, standing, view, ground)] : []),
      ...near.map((one) => nearLine(one, standing, view, ground)),
    ];
    if (shown.length === 0) return [];
    const name = several ? `${standing.verdict.title}：` : "现在：";
    return [...shown, `${name}${counts(standing.verdict)}`];
  });
  return { lines, told };
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
  if (outcome === "unknown" && missing.length === 0) return `near ${ends}`;
  return outcome === "unmet" ? `unmet ${ends}` : outcome;
}

/** A condition that only exact figures decide. */
function nearLine(
  condition: ConditionResult,
  standing: Standing,
  view: CompanyView,
  ground: DialogueGround,
): string {
  const told = Told.of(tellingOf(standing, view, ground));
  return told ? `? ${MARK_WORDS.unknown}：${conditionLine(condition, told).text}。` : "";
}

/** An unmet condition with its gap, how it was reckoned, and its remedy. */
function unmetLine(
  condition: ConditionResult,
  standing: Standing,
  view: CompanyView,
  ground: DialogueGround,
): string {
  const told = Told.of(tellingOf(standing, view, ground));
  if (!told) return "";
  const { text } = conditionLine(condition, told);
  const clause = condition.clause ? `〔${printClause(condition.clause)}〕` : "";
  const sum = told.arithmetic.get(condition.subject ?? "");
  const how = sum === undefined ? "" : `算法：${sum.trim()}。`;
  const remedy = standing.remedies.find((one) => one.condition === condition.id);
  const what = remedy ? remedyWords(remedy, told) : "";
  return `✗ ${MARK_WORDS.unmet}：${text}${clause}。${how}${what}`;
}

function metLine(
  met: readonly ConditionResult[],
  standing: Standing,
  view: CompanyView,
  ground: DialogueGround,
): string {
  const told = Told.of(tellingOf(standing, view, ground));
  if (!told) return "";
  const words = met
    .slice(0, MOST_NEW)
    .map((one) => conditionLine(one, told).text.replace(/，要求.*$/, ""));
  const more = met.length > MOST_NEW ? `等 ${String(met.length)} 条` : "";
  return `✓ ${MARK_WORDS.met}：${words.join("；")}${more}。`;
}
