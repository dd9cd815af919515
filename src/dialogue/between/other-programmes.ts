import type { Day } from "../../calendar/day.ts";
import { groupOf } from "../../rules/memo-group.ts";
import { openWords } from "../../rules/next-words.ts";
import type { Standing } from "../../rules/judge-all.ts";
import type { ConditionResult } from "../../rules/verdict.ts";
import { standingFor, type CompanyView } from "../company-view.ts";
import { kinFacts } from "../asking/kin-figures.ts";
import { relationWords } from "../telling/opening-lines.ts";
import { supposedScores } from "../telling/score-told.ts";
import { programmesFirst, titlesFirst } from "../asking/titles-first.ts";
import type { DialogueGround } from "../dialogue-ground.ts";

/** So many programmes are named at a time. */
const MOST = 3;
/** Of so many conditions at least a part must be met before a programme is worth naming. */
const LEAST_MET = 0.3;
/** So many steps of an order are told. */
const MOST_STEPS = 8;
const NEAR = ["全国", "宁夏", "银川"];
/** What companies look at where a title cannot be had yet. */
const INSTEAD = ["tech-sme", "rd-deduction", "innovative-sme"];

/** How the programmes that a company may file here stand, without those that are looked at already. */
export function othersOf(
  view: CompanyView,
  ground: DialogueGround,
  only: readonly string[] = [],
): Standing[] {
  const looked = new Set(view.standings.map(({ rule }) => rule.programme));
  return ground.rules
    .filter(({ region, programme }) => NEAR.includes(region) && !looked.has(programme))
    .filter(({ programme }) => only.length === 0 || only.includes(programme))
    .map((rule) => standingFor(rule, view.profile, view.asOf, ground))
    .filter(({ verdict }) => verdict.version !== undefined && verdict.years.length > 0);
}

/** What else fits the company as far as it is known, and what lacks only a few answers. */
export function othersLines(view: CompanyView, ground: DialogueGround): string[] {
  const others = othersOf(view, ground);
  const fits = others.filter(
    (one) =>
      (one.state === "qualifies" || one.state === "nearly") &&
      groupOf(one) !== "closed" &&
      metShare(one.verdict.conditions) > 0,
  );
  const maybe = others
    .filter(
      ({ state, verdict }) => state === "unknown" && metShare(verdict.conditions) >= LEAST_MET,
    )
    .sort((a, b) => metShare(b.verdict.conditions) - metShare(a.verdict.conditions));
  return [
    ...(fits.length > 0 ? [`按已有的数，还可以看：${titles(fits)}。`] : []),
    ...(maybe.length > 0 ? [`再补几项就能看的：${titles(maybe)}。`] : []),
  ];
}

/** In one half sentence: what can be looked at instead of a programme that cannot be had now. */
export function insteadWords(view: CompanyView, ground: DialogueGround): string {
  const left = othersOf(view, ground, INSTEAD)
    .filter(({ state }) => state !== "not")
    .filter((one) => !failsByKin(one, view, ground))
    .sort((a, b) => INSTEAD.indexOf(a.rule.programme) - INSTEAD.indexOf(b.rule.programme))
    .slice(0, 2);
  return left.length === 0 ? "" : `眼下还可以看：${titles(left)}。`;
}

/** Whether figures told of nearly the same leave a condition of a programme unmet, or its points, with no other way known. */
function failsByKin(
  { rule, verdict }: Standing,
  view: CompanyView,
  ground: DialogueGround,
): boolean {
  const profile = view.profile.with(kinFacts(verdict.years, view.company));
  const { conditions } = standingFor(rule, profile, view.asOf, ground).verdict;
  return conditions.some((one) => one.outcome === "unmet" || failsByPoints(one));
}

function failsByPoints({ outcome, children }: ConditionResult): boolean {
  return outcome === "unknown" && children.some((way) => way.outcome === "unmet" && hasPoints(way));
}

function hasPoints({ subject = "", children }: ConditionResult): boolean {
  return subject.startsWith("score:") || children.some(hasPoints);
}

/** What lacks only little: programmes whose unmet conditions can be mended, with what they lack. */
export function nearlyLines(view: CompanyView, ground: DialogueGround): string[] {
  const all = [...view.standings, ...othersOf(view, ground)];
  const near = all.filter(({ state }) => state === "nearly").slice(0, MOST);
  // What has points for figures shows how far it is.
  const scored = all
    .filter(({ state }) => state === "unknown")
    .flatMap((one) =>
      supposedScores(one, view, ground).flatMap(({ line }) =>
        line.map((words) => `${one.verdict.title}${words}`),
      ),
    )
    .slice(0, 1);
  if (near.length === 0)
    return ["按已说的数，还没有只差一点的项目；没说的先不猜，补几项再看。", ...scored];
  return near.map(({ verdict }) => {
    const lacks = verdict.conditions.filter(({ outcome }) => outcome === "unmet");
    const left = verdict.conditions.filter(({ outcome }) => outcome === "unknown").length;
    const more = left > 0 ? `，另有 ${String(left)} 条还不知道` : "";
    return `${verdict.title}：差在${lacks.map(({ label }) => label).join("、")}${more}。`;
  });
}

/** In which order programmes are filed through the year: by their windows, what is needed first, and what shuts out what. */
export function orderLines(view: CompanyView, ground: DialogueGround): string[] {
  const looked = view.standings.map(({ rule }) => rule.programme);
  const candidates = [...view.standings, ...othersOf(view, ground)].filter(
    (one) =>
      (one.state !== "not" ||
        looked.includes(one.rule.programme) ||
        // What only opens behind a title that is looked at is told to come after it.
        programmesFirst(one, view.asOf).some((first) => looked.includes(first))) &&
      one.state !== "noRule" &&
      (one.open !== undefined || USUAL.includes(one.rule.programme)) &&
      isAsked(one.rule.programme, view, one.verdict.conditions),
  );
  const byTime = [...candidates].sort((a, b) => endOf(a).localeCompare(endOf(b)));
  const steps = neededFirst(byTime, view.asOf).slice(0, MOST_STEPS);
  const titlesOf = new Map(ground.knowledge.programmes.map(({ id, title }) => [id, title]));
  return [
    `按能报的时间排，要先有的称号放前面（以 ${view.asOf} 为今天）：`,
    ...steps.map((one) => {
      const { verdict, open, first } = one;
      const when = open ? openWords(open, view.asOf) : "时间没有装进来，看当年通知";
      const before = [...first.map(relationWords), ...titlesFirst(one, view.asOf)];
      const needs = before.length > 0 ? `；${before.join("；")}` : "";
      return `- ${verdict.title}（${stateWords(one)}）：${when}${needs}`;
    }),
    ...conflictLines(steps, titlesOf),
  ];
}

/** In the order given, but nothing before a programme whose title it needs. */
function neededFirst(steps: readonly Standing[], asOf: Day): Standing[] {
  const left = steps.map((one) => ({ one, needs: programmesFirst(one, asOf) }));
  const done: Standing[] = [];
  while (left.length > 0) {
    const open = left.map(({ one }) => one.rule.programme);
    const free = left.findIndex(({ needs }) => !needs.some((need) => open.includes(need)));
    done.push(...left.splice(Math.max(free, 0), 1).map(({ one }) => one));
  }
  return done;
}

/** How a programme stands, in brackets; where nothing could be checked it is not said to be met. */
function stateWords(one: Standing): string {
  return groupOf(one) === "closed" ? "条件要主管部门看，自己核不了" : STATES[one.state];
}

const STATES: Readonly<Record<Standing["state"], string>> = {
  qualifies: "自己能核的都符合",
  nearly: "差一点",
  unknown: "还要补几项",
  not: "现在不符合",
  noRule: "没有在管的规则",
};

/** Programmes for special bodies are only told who is one. */
function isAsked(
  programme: string,
  view: CompanyView,
  conditions: readonly ConditionResult[],
): boolean {
  return (
    view.standings.some(({ rule }) => rule.programme === programme) ||
    USUAL.includes(programme) ||
    metShare(conditions) >= LEAST_MET
  );
}

/** Programmes that most companies may look at, in the order in which they are told. */
export const USUAL = [
  "hnte",
  "tech-sme",
  "innovative-sme",
  "srdi-sme",
  "srdi-little-giant",
  "rd-deduction",
];

function conflictLines(
  steps: readonly Standing[],
  titlesOf: ReadonlyMap<string, string>,
): string[] {
  const looked = new Set(steps.map(({ rule }) => rule.programme));
  return steps.flatMap(({ verdict, conflicts }) =>
    conflicts
      .filter(({ programme }) => looked.has(programme))
      .map(
        (one) =>
          `${verdict.title}和${titlesOf.get(one.programme) ?? ""}有冲突：${relationWords(one)}`,
      ),
  );
}

function endOf({ open }: Standing): string {
  if (!open || open.window.every.kind === "always") return "9999";
  return open.to;
}

function titles(list: readonly Standing[]): string {
  return list
    .slice(0, MOST)
    .map(({ verdict }) => verdict.title)
    .join("、");
}

/** Which share of the conditions that count is met. */
export function metShare(conditions: readonly { readonly outcome: string }[]): number {
  const looked = conditions.filter(({ outcome }) => outcome !== "notApplicable");
  return looked.length === 0
    ? 0
    : looked.filter(({ outcome }) => outcome === "met").length / looked.length;
}
