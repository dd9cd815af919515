import { printClause } from "../clauses/clause.ts";
import type { Standing } from "../rules/judge-all.ts";
import { remedyWords } from "../rules/next-words.ts";
import { Told } from "../rules/telling.ts";
import type { ConditionResult, Valued } from "../rules/verdict.ts";
import { MARK_WORDS } from "../rules/verdict-text.ts";
import { counts } from "../rules/verdict-words.ts";
import { tellingOf } from "./asking.ts";
import type { CompanyView } from "./company-view.ts";
import { decisive, toldWords } from "./condition-told.ts";
import type { DialogueGround } from "./dialogue-ground.ts";
import { insteadWords } from "./other-programmes.ts";
import { undecided } from "./rough-figures.ts";

/** At most so many conditions of one kind are told after a message. */
const MOST_NEW = 4;
/** So many that are unmet are told with all that belongs to them; the others in one line. */
const MOST_FULL = 2;

const DAYS = "天";
/** What is met is told short. */
const LENIENT = /，要求不低于 ?([\d.,]+ ?[^\s，；（]*)（含）/g;

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

function stateOf(condition: ConditionResult): string {
  const { outcome, value, missing } = condition;
  const ends = decisive(condition)
    .flatMap((one) => (one.value ? endsOf(one.value) : []))
    .join(" ");
  if (outcome === "unknown") return missing.length === 0 ? `near ${ends}` : outcome;
  // That another day has gone by is no news.
  return value?.unit === DAYS && outcome === "met" ? outcome : `${outcome} ${ends}`;
}

function endsOf({ interval: { low, high } }: Valued): string {
  return `${low?.toFraction() ?? ""} ${high?.toFraction() ?? ""}`;
}

/** A condition that only exact figures decide. */
function nearLine(condition: ConditionResult, told: Told): string {
  return `? ${MARK_WORDS.unknown}：${toldWords(condition, told)}。`;
}

/** An unmet condition with its gap, how it was reckoned, and its remedy. */
export function unmetLine(condition: ConditionResult, { remedies }: Standing, told: Told): string {
  const clause = condition.clause ? `〔${printClause(condition.clause)}〕` : "";
  const remedy = remedies.find((one) => one.condition === condition.id);
  const what = remedy ? remedyWords(remedy, told) : "";
  return `✗ ${MARK_WORDS.unmet}：${toldWords(condition, told)}${clause}。${what}`;
}

/** Further conditions that are unmet, by name. */
function foldedLine(unmet: readonly ConditionResult[], told: Told): string[] {
  if (unmet.length === 0) return [];
  const words = unmet.map((one) => toldWords(one, told));
  return [`✗ ${MARK_WORDS.unmet}的还有：${words.join("；")}。`];
}

function metLine(met: readonly ConditionResult[], told: Told): string[] {
  if (met.length === 0) return [];
  // What was reckoned tells more than what was only said.
  const figures = met.filter((one) => decisive(one).some(({ value }) => value !== undefined));
  const words = [...figures, ...met.filter((one) => !figures.includes(one))]
    .slice(0, MOST_NEW)
    .map((one) => toldWords(one, told).replace(LENIENT, "，要求 $1"));
  const more = met.length > MOST_NEW ? `等 ${String(met.length)} 条` : "";
  return [`✓ ${MARK_WORDS.met}：${words.join("；")}${more}。`];
}
