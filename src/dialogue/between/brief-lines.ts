import { conditionLine } from "../../rules/condition-words.ts";
import type { Standing } from "../../rules/judge-all.ts";
import { Told } from "../../rules/telling.ts";
import type { ConditionResult } from "../../rules/verdict.ts";
import { MARK_WORDS } from "../../rules/verdict-text.ts";
import { counts } from "../../rules/verdict-words.ts";
import { tellingOf } from "../asking/asking.ts";
import type { CompanyView } from "../company-view.ts";
import type { DialogueGround } from "../dialogue-ground.ts";
import { partTold, shortly } from "../telling/condition-told.ts";
import { provisionalOf } from "../telling/provisional.ts";

/** How a company stands by each rule: what is unmet with its gap, what is met with its figure, what is left by name. */
export function briefLines(view: CompanyView, ground: DialogueGround): string[] {
  return [
    ...view.standings.flatMap((standing) => briefOf(standing, view, ground)),
    ...provisionalOf(view, ground),
  ];
}

/** How a company stands by one rule. */
export function briefOf(standing: Standing, view: CompanyView, ground: DialogueGround): string[] {
  const { verdict } = standing;
  const head = `${verdict.title}：${counts(verdict)}`;
  const told = Told.of(tellingOf(standing, view, ground));
  if (!told) return [head];
  const of = (outcome: string) => verdict.conditions.filter((one) => one.outcome === outcome);
  const text = (list: ReturnType<typeof of>) =>
    list.map((one) => conditionLine(one, told).text).join("；");
  const labels = (list: ReturnType<typeof of>) => list.map(({ label }) => label).join("、");
  const [unmet, met, open, expert] = [of("unmet"), of("met"), of("unknown"), of("expert")];
  return [
    head,
    ...(unmet.length > 0 ? [`✗ ${MARK_WORDS.unmet}：${text(unmet)}`] : []),
    ...(met.length > 0
      ? [
          `✓ ${MARK_WORDS.met}：${met.map((one) => shortly(conditionLine(one, told).text)).join("；")}`,
        ]
      : []),
    ...(open.length > 0
      ? [`? ${MARK_WORDS.unknown}：${open.map((one) => openWords(one, told)).join("、")}`]
      : []),
    ...(expert.length > 0 ? [`⚑ ${MARK_WORDS.expert}：${labels(expert)}`] : []),
  ];
}

/** A condition that is open; of several ways to meet it, those that are shut by their figures. */
function openWords(condition: ConditionResult, told: Told): string {
  const { label } = condition;
  const ways = waysOf(condition);
  const shut = ways.filter(
    ({ outcome, value, subject = "" }) =>
      outcome === "unmet" && value !== undefined && !subject.startsWith("score:"),
  );
  if (shut.length === 0) return label;
  const left = ways.filter(({ outcome }) => outcome === "unknown");
  const words = (list: readonly ConditionResult[]) =>
    list.map((one) => partTold(one, ways.length, told)).join("；");
  return `${label}（${words(shut)}；也可以看${words(left)}）`;
}

/** The ways to meet a condition where any of them is enough. */
function waysOf({ anyOf, children }: ConditionResult): readonly ConditionResult[] {
  if (anyOf === true) return children;
  const [only, ...others] = children;
  return only && others.length === 0 ? waysOf(only) : [];
}
