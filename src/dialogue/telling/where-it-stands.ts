import { printClause } from "../../clauses/clause.ts";
import type { Standing } from "../../rules/judge-all.ts";
import { remedyWords } from "../../rules/next-words.ts";
import type { RemedyResult } from "../../rules/remedy.ts";
import { Told } from "../../rules/telling.ts";
import type { ConditionResult, Valued } from "../../rules/verdict.ts";
import { MARK_WORDS } from "../../rules/verdict-text.ts";
import { counts } from "../../rules/verdict-words.ts";
import { tellingOf } from "../asking/asking.ts";
import { pointOf } from "../../units/interval-arithmetic.ts";
import { boundedWords } from "./bounded.ts";
import type { CompanyView } from "../company-view.ts";
import { decisive, metParts, partTold, shortly, toldWords } from "./condition-told.ts";
import type { DialogueGround } from "../dialogue-ground.ts";
import { forecastLines } from "./forecast-lines.ts";
import { insteadWords } from "../between/other-programmes.ts";

/** At most so many conditions of one kind are told after a message. */
const MOST_NEW = 4;
/** So many that are unmet are told with all that belongs to them; the others in one line. */
const MOST_FULL = 2;

const DAYS = "天";
const NEAR = "near";

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
    const was = (one: ConditionResult) => told[keyOf(standing, one)]?.split(" ")[0];
    const turned = new Map(found.map((one) => [one, turnedWords(was(one), one.outcome)]));
    for (const one of found) told[keyOf(standing, one)] = stateOf(one);
    const settles = found.length > 0 || partly(standing, told).length > 0;
    const words = settles ? Told.of(tellingOf(standing, view, ground)) : undefined;
    if (!words) return [];
    const of = (outcome: string) => found.filter((one) => one.outcome === outcome);
    const near = found.filter((one) => stateOf(one).startsWith(NEAR));
    const unmet = of("unmet");
    const shown = [
      ...unmet.slice(0, MOST_FULL).map((one) => unmetLine(one, standing, words, turned.get(one))),
      ...foldedLine(unmet.slice(MOST_FULL), words),
      ...metLine(of("met"), words, turned),
      ...partlyLine(standing, words, told),
      ...near
        .slice(0, MOST_FULL)
        .map((one) => nearLine(boundedWords(one, standing, view, ground) ?? toldWords(one, words))),
      ...lostLine(found, turned),
      ...forecastLines(found, standing, view, ground),
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
    const near = now.startsWith(NEAR);
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
  if (outcome === "unknown")
    return missing.length === 0 || isAlmost(condition) ? `${NEAR} ${ends}` : outcome;
  // That another day has gone by is no news.
  return value?.unit === DAYS && outcome === "met" ? outcome : `${outcome} ${ends}`;
}

/** Whether all of a condition is known but the row of a table that decides, or whether it is exempted. */
function isAlmost({ value, threshold, unmetUnlessExempt }: ConditionResult): boolean {
  const known = value !== undefined && pointOf(value.interval) !== undefined;
  const open = threshold !== undefined && !pointOf(threshold.interval);
  return unmetUnlessExempt === true || (known && open);
}

/** That a condition came out otherwise when it was told before. */
function turnedWords(was: string | undefined, now: string): string {
  if (was === now) return "";
  if (was === "met") return "（原来符合）";
  return was === "unmet" ? "（原来不符合）" : "";
}

function endsOf({ interval: { low, high } }: Valued): string {
  return `${low?.toFraction() ?? ""} ${high?.toFraction() ?? ""}`;
}

/** What has to be reached, rather than kept below. */
const REACHED: readonly string[] = ["atLeast", "moreThan"];
/** So many parts are told of conditions that are not settled as a whole. */
const MOST_PARTLY = 3;

/** Parts that are met and were not told yet, of conditions that wait for something else. */
function partly(
  standing: Standing,
  told: Readonly<Record<string, string>>,
): { readonly part: ConditionResult; readonly key: string; readonly now: string }[] {
  return standing.verdict.conditions
    .filter(({ outcome }) => outcome === "unknown")
    .flatMap((condition) =>
      metParts(condition).flatMap((part, index) => {
        // That a ceiling is far away is no news.
        if (!REACHED.includes(part.comparator ?? "")) return [];
        const key = `${keyOf(standing, condition)} part:${part.subject ?? String(index)}`;
        const now = part.value ? endsOf(part.value) : "";
        return told[key] === now ? [] : [{ part, key, now }];
      }),
    );
}

/** What is enough already of conditions that wait for something else. */
function partlyLine(standing: Standing, words: Told, told: Record<string, string>): string[] {
  const parts = partly(standing, told);
  for (const { key, now } of parts) told[key] = now;
  const said = parts
    .slice(0, MOST_PARTLY)
    .map(({ part }) => shortly(partTold(part, MOST_PARTLY, words)));
  return said.length === 0 ? [] : [`这几项够了，整条还要看别的：${said.join("；")}。`];
}

/** Conditions that are not known any more. */
function lostLine(
  found: readonly ConditionResult[],
  turned: ReadonlyMap<ConditionResult, string>,
): string[] {
  const lost = found.filter((one) => stateOf(one) === "unknown" && turned.get(one) !== "");
  const labels = lost.map((one) => `${one.label}${turned.get(one) ?? ""}`);
  return labels.length === 0 ? [] : [`? ${MARK_WORDS.unknown}：${labels.join("、")}。`];
}

/** A condition that only exact figures decide. */
function nearLine(words: string): string {
  return `? ${MARK_WORDS.unknown}：${words}。`;
}

/** An unmet condition with its gap, how it was reckoned, and its remedy. */
export function unmetLine(
  condition: ConditionResult,
  { remedies, open }: Standing,
  told: Told,
  turned = "",
): string {
  const clause = condition.clause ? `〔${printClause(condition.clause)}〕` : "";
  const remedy = remedies.find((one) => one.condition === condition.id);
  const what = remedy ? remedyWords(remedy, told) : "";
  const late = remedy ? tooLateWords(remedy, open) : "";
  return `✗ ${MARK_WORDS.unmet}${turned}：${toldWords(condition, told)}${clause}。${what}${late}`;
}

/** That time heals a condition only after the window is over. */
function tooLateWords({ from, earliest = from }: RemedyResult, open: Standing["open"]): string {
  if (earliest === undefined || !open || open.window.every.kind === "always") return "";
  if (earliest <= open.to) return "";
  return open.certain
    ? `${open.to} 就截止了，这一次赶不上。`
    : `按往年到 ${open.to} 截止（只是估计，以当年通知为准），这一次可能赶不上。`;
}

/** Further conditions that are unmet, by name. */
function foldedLine(unmet: readonly ConditionResult[], told: Told): string[] {
  if (unmet.length === 0) return [];
  const words = unmet.map((one) => toldWords(one, told));
  return [`✗ ${MARK_WORDS.unmet}的还有：${words.join("；")}。`];
}

function metLine(
  met: readonly ConditionResult[],
  told: Told,
  turned: ReadonlyMap<ConditionResult, string>,
): string[] {
  if (met.length === 0) return [];
  // What was reckoned tells more than what was only said.
  const figures = met.filter((one) => decisive(one).some(({ value }) => value !== undefined));
  const all = [...figures, ...met.filter((one) => !figures.includes(one))];
  const words = all
    .slice(0, MOST_NEW)
    .map((one) => `${shortly(toldWords(one, told))}${turned.get(one) ?? ""}`);
  const others = all
    .slice(MOST_NEW)
    .map(({ label, selfDeclared }) => `${label}${selfDeclared ? "（自报）" : ""}`);
  const more = others.length > 0 ? `；还有${others.join("、")}` : "";
  return [`✓ ${MARK_WORDS.met}：${words.join("；")}${more}。`];
}
