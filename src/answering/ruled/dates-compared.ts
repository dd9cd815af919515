import { addDays, isDay, type Day } from "../../calendar/day.ts";
import { printClause } from "../../clauses/clause.ts";
import { differencesBetween, type Difference } from "../../rules/rule-difference.ts";
import type { Rule, RuleVersion } from "../../rules/rule.ts";
import { versionFor } from "../../rules/version.ts";
import { readQuantities } from "../../units/quantities.ts";
import type { Mind } from "../mind.ts";
import type { Understood } from "../understand.ts";
import type { Ruled } from "./ruled-reply.ts";

/** Asks what became different. */
const asksChange =
  /(?:什么时候|啥时候|哪天|几号|何时|从哪年|哪一年).{0,3}(?:变|改|换|调)(?:的|过|成)|变了(?:什么|啥|哪些|没)|改了(?:什么|啥|哪些|没)|有(?:什么|啥|哪些)(?:变化|不同|不一样|改动)|(?<!专精特)新(?:老|旧)|(?:和|跟|比)(?:以前|过去|去年|原来|老的|旧的)/;

/** Asks for a difference at all. */
const asksDifference =
  /区别|不同|不一样|差别|差在|变化|变了|改了|对比|比较|有啥两样|一样[吗不么]|(?<!专精特)新(?:老|旧)/;

/** Asks whether what is held still counts, and not what became different. */
const asksStillHeld =
  /作废|失效|白[评报办]|还(?:有效|算数|管用|能用|有用|认|作数)|(?:证|牌子|称号|资格).{0,8}(?:有效|到期)/;

const mostLines = 9;

/** What two days have otherwise, or what changed last, from the versions of the rule. */
export function datesCompared({ frame, saying }: Understood, mind: Mind): Ruled | undefined {
  const [programme, ...others] = frame.programmes;
  if (!frame.named || programme === undefined || others.length > 0) return undefined;
  const [rule] = mind.rules.byProgramme.get(programme) ?? [];
  if (!rule || rule.versions.length === 0) return undefined;
  if (asksStillHeld.test(saying.whole)) return undefined;
  const days = daysNamed(frame.text, frame.asOf);
  const [first, second] = days;
  const two = first !== undefined && second !== undefined && asksDifference.test(saying.whole);
  if (!two && !asksChange.test(saying.whole)) return undefined;
  const pair = two
    ? { before: versionFor(rule, first), after: versionFor(rule, second) }
    : lastChange(rule, frame.asOf);
  if (!pair?.before || !pair.after) return undefined;
  const { before, after } = pair;
  // Two versions of one document are no new rule that one could ask for.
  if (!two && before !== after && basisOf(before) === basisOf(after)) return undefined;
  if (before === after)
    return two
      ? {
          programme,
          day: second,
          clauses: after.basis,
          lines: [
            `${first} 和 ${second} 报${rule.title}，适用的是同一版：${basisOf(after)}，条件没有变。`,
          ],
        }
      : undefined;
  const all = differencesBetween(before, after, mind.rules.ground.definitions);
  const meant = relevant(all, saying.whole);
  const shown = meant.slice(0, mostLines);
  return {
    programme,
    day: second ?? after.from,
    clauses: [...clausesOf(shown), ...after.basis, ...before.basis],
    lines: [
      `${rule.title}：${addDays(after.from, -1)} 及以前按${basisOf(before)}，${after.from} 起按${basisOf(after)}${kindsOf(before, after)}。`,
      ...shown.map((one) => `- ${differenceWords(one)}`),
      ...(meant.length > shown.length
        ? [
            `还有 ${String(meant.length - shown.length)} 处（评分、好处、时间等）不同，项目页上可以对照两版。`,
          ]
        : []),
    ],
  };
}

/** The days that a text names, in order; of a month its last one, its first where 初 or 起 follows. */
function daysNamed(text: string, today: Day): Day[] {
  const days = readQuantities(text, { today }).flatMap(({ period, date, end }) => {
    const day = `${today.slice(0, 4)}${date?.slice(1) ?? ""}`;
    if (date?.startsWith("--") === true && isDay(day)) return [day];
    if (period?.grain === "day") return [period.to];
    if (period?.grain !== "month") return [];
    return [/^(?:初|起|以后|之后)/.test(text.slice(end)) ? period.from : period.to];
  });
  return [...new Set(days)].sort();
}

/** The versions before and after the last change that was made, or is known to come, on a day. */
function lastChange(rule: Rule, asOf: Day) {
  const after = versionFor(rule, asOf);
  const before = after && rule.versions[rule.versions.indexOf(after) - 1];
  return before && { before, after };
}

function basisOf({ basis, note }: RuleVersion): string {
  const [first] = basis;
  return first ? printClause(first) : (note ?? "");
}

/** Says that rechecks go by the old version for longer, where they do. */
function kindsOf(before: RuleVersion, after: RuleVersion): string {
  const later = before.applies.find(
    ({ kind, to }) => kind !== "new" && (to ?? "9999-12-31") >= after.from,
  );
  return later?.to !== undefined ? `（复核到 ${later.to} 仍按旧版）` : "";
}

/** The differences a question speaks of, or all of them where it names none. */
function relevant(all: readonly Difference[], asked: string): readonly Difference[] {
  const spoken = all.filter(
    ({ part, label }) =>
      part === "condition" && [...bigrams(label)].some((two) => asked.includes(two)),
  );
  return spoken.length > 0 ? spoken : all.filter(({ part }) => part !== "material");
}

/** Pairs of neighbouring characters that are particular enough to name a condition. */
function bigrams(label: string): Set<string> {
  const common = new Set(["企业", "条件", "要求", "年度", "占比", "比例", "情况", "认定", "申报"]);
  const pairs = [...label].slice(1).map((sign, index) => `${[...label][index] ?? ""}${sign}`);
  return new Set(
    pairs.filter(
      (pair) =>
        /^\p{Script=Han}{2}$/u.test(pair) && !/[和与的了及或]/.test(pair) && !common.has(pair),
    ),
  );
}

function clausesOf(differences: readonly Difference[]) {
  return differences.flatMap(({ before, after }) => [after?.clause, before?.clause]);
}

function differenceWords({ label, change, before, after }: Difference): string {
  const name = label === "" ? "" : `${label}：`;
  if (change === "added") return `${name}新增 ${after?.say ?? ""}`;
  if (change === "removed") return `${name}不再有（原来 ${before?.say ?? ""}）`;
  return before?.say === after?.say
    ? `${name}${after?.say ?? ""}，条款换成 ${after?.clause ? printClause(after.clause) : ""}`
    : `${name}原来 ${before?.say ?? ""}；现在 ${after?.say ?? ""}`;
}
