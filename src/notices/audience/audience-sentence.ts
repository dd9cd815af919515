import type { Day } from "../../calendar/day.ts";
import { figureWords } from "../../rules/figure-words.ts";
import { titleFacts } from "../../rules/held-title.ts";
import { COMPARISONS } from "../../rules/wording.ts";
import { readStated } from "../../units/stated-quantity.ts";
import {
  asksNothing,
  comparisonOf,
  leavesOutAll,
  type Audience,
  type AudienceCondition,
  type AudienceLeaf,
  type State,
} from "./condition.ts";
import { figureLabel } from "./figure-judging.ts";
import { ruleNamed, type AudienceGround } from "./ground.ts";

/** What was understood of an audience, as one sentence for people to confirm. */
export function audienceSentence(audience: Audience, ground: AudienceGround, today: Day): string {
  const { condition, possible, include, exclude, region } = audience;
  if (leavesOutAll(condition)) {
    const less = exclude.length > 0 ? `，去掉另一份名单里的 ${String(exclude.length)} 家` : "";
    return `只发给名单里的 ${String(include.length)} 家${less}。`;
  }
  const who = asksNothing(condition)
    ? "所有企业"
    : `${conditionWords(condition, ground, today)}的企业`;
  const more = [
    possible ? "还不能断定的也算" : "还不能断定的不算",
    ...(include.length > 0 ? [`另加名单里的 ${String(include.length)} 家`] : []),
    ...(exclude.length > 0 ? [`去掉名单里的 ${String(exclude.length)} 家`] : []),
  ];
  const within = region === undefined ? "" : `${region}范围内，`;
  return `${within}${who}；${more.join("，")}。`;
}

/** A condition in words, without 企业 behind it. */
export function conditionWords(
  condition: AudienceCondition,
  ground: AudienceGround,
  today: Day,
): string {
  const within = (one: AudienceCondition, beside: "all" | "any") => {
    const words = conditionWords(one, ground, today);
    const list =
      beside in one
        ? (one as { all?: readonly unknown[]; any?: readonly unknown[] })[beside]
        : undefined;
    return list && list.length > 1 ? `（${words}）` : words;
  };
  if ("all" in condition) return condition.all.map((one) => within(one, "any")).join("，并且");
  if ("any" in condition) return condition.any.map((one) => within(one, "all")).join("，或者");
  if ("not" in condition) {
    const { not } = condition;
    if ("all" in not || "any" in not) return `不是（${conditionWords(not, ground, today)}）`;
    if ("not" in not) return `不是（${conditionWords(not, ground, today)}）`;
    return leafWords(not, ground, today, true);
  }
  return leafWords(condition, ground, today);
}

/** One leaf in words; `denied` says the opposite. */
export function leafWords(
  leaf: AudienceLeaf,
  ground: AudienceGround,
  today: Day,
  denied = false,
): string {
  const no = denied ? "不" : "";
  if ("place" in leaf) return `${no}在${leaf.place}`;
  if ("industry" in leaf) return `${no}属于${leaf.industry}`;
  if ("size" in leaf) return `规模${no}是${leaf.size.join("或")}`;
  if ("title" in leaf) return titleWords(leaf, ground, denied);
  if ("day" in leaf) {
    const label = ground.definitions.get(leaf.day)?.label ?? leaf.day;
    return `${label}${no}在 ${spanWords(leaf)}`;
  }
  if ("fact" in leaf) {
    const label = ground.definitions.get(leaf.fact)?.label ?? leaf.fact;
    return `${label}：${no}${leaf.is}`;
  }
  if ("figure" in leaf) {
    const words = comparisonWords(leaf, ground, today);
    return denied ? `不是“${words}”` : words;
  }
  if ("verdict" in leaf) return verdictWords(leaf, ground, denied);
  if ("spoke" in leaf) {
    const { since } = leaf.spoke;
    return `${since === undefined ? "" : `${since} 以来`}${denied ? "没有" : ""}来问过`;
  }
  if ("member" in leaf) {
    const who = leaf.member === "member" ? "办事人员绑定" : "指导员";
    return `${denied ? "没有" : "有"}${who}`;
  }
  if ("notice" in leaf) return noticeWords(leaf, ground, denied);
  return `名称里${denied ? "没有" : "有"}“${leaf.name}”`;
}

function titleOf(programme: string, { programmes }: AudienceGround): string {
  return programmes.find(({ id }) => id === programme)?.title ?? programme;
}

function titleWords(
  { title, year, ever }: Extract<AudienceLeaf, { readonly title: string }>,
  ground: AudienceGround,
  denied: boolean,
): string {
  const held = titleFacts(title)?.held ?? "";
  const label = (ground.definitions.get(held)?.label ?? titleOf(title, ground)).replace(/^是/, "");
  if (ever === true)
    return `${denied ? "从没" : "曾经"}${label.replace(/^(?!已|在)/, "是").replace(/^已/, "")}`;
  const when = year === undefined ? "" : `${String(year)} 年`;
  if (label.startsWith("在")) return `${when}${denied ? "不" : ""}${label}`;
  if (label.startsWith("已")) return `${when}${denied ? label.replace("已", "没") : label}`;
  return `${when}${denied ? "不是" : "是"}${label}`;
}

function spanWords({ from, to }: { readonly from?: Day; readonly to?: Day }): string {
  if (from !== undefined && to !== undefined) return from === to ? from : `${from} 到 ${to}`;
  if (from !== undefined) return `${from} 及以后`;
  return to === undefined ? "哪天都行" : `${to} 及以前`;
}

function comparisonWords(
  leaf: Extract<AudienceLeaf, { readonly figure: unknown }>,
  ground: AudienceGround,
  today: Day,
): string {
  const { label, unit } = figureLabel(leaf.figure, ground, today);
  const [comparator, words] = comparisonOf(leaf) ?? [];
  if (comparator === undefined || words === undefined) return label;
  const value = readStated(words)?.interval.low;
  const [before, after] = COMPARISONS[comparator];
  const others = "facts" in leaf.figure ? leaf.figure.facts.slice(1) : [];
  const scope =
    others.length === 0 ? "" : `（哪个口径有数用哪个，共 ${String(others.length + 1)} 个口径）`;
  return `${spokenLabel(leaf.figure, ground) ?? (others.length > 0 ? withoutScope(label) : label)}${scope}${before}${value ? figureWords(value, unit) : words}${after}`;
}

/** 研发费用 for 研发费用（口径未定）. */
function withoutScope(label: string): string {
  return label.replace(/（[^）]*）$/, "");
}

/** What a formula that counts years since a day is called. */
function spokenLabel(
  figure: Extract<AudienceLeaf, { readonly figure: unknown }>["figure"],
  { definitions }: AudienceGround,
): string | undefined {
  const [, fact = ""] =
    ("formula" in figure ? /^fullYears\((\w+), filingDay\)$/.exec(figure.formula) : null) ?? [];
  const label = definitions.get(fact)?.label;
  return label === undefined ? undefined : `${label}到今天满的年数`;
}

const STATE_WORDS: Readonly<Record<State, string>> = {
  qualifies: "符合",
  nearly: "差一点",
  not: "不符合，一时也补不上",
  unknown: "还不知道",
};

function verdictWords(
  { verdict, is, filingDay }: Extract<AudienceLeaf, { readonly verdict: string }>,
  ground: AudienceGround,
  denied: boolean,
): string {
  const title = ruleNamed(ground, verdict)?.title ?? verdict;
  const when = filingDay === undefined ? "按下一次申报" : `按 ${filingDay} 申报`;
  const states = is.map((state) => STATE_WORDS[state]).join("或");
  return `${when}预审“${title}”${denied ? "不是" : "是"}“${states}”`;
}

function noticeWords(
  leaf: Extract<AudienceLeaf, { readonly notice: string }>,
  ground: AudienceGround,
  denied: boolean,
): string {
  const { notice, programme, since, answered } = leaf;
  const which = notice === "last" ? "最近一次通知" : notice === "any" ? "通知" : "选定的那次通知";
  const about = programme === undefined ? "" : `${titleOf(programme, ground)}的`;
  const when = since === undefined ? "" : `${since} 以来`;
  const deed =
    answered === true ? (denied ? "没有回执" : "回执了") : denied ? "没收到过" : "收到过";
  return answered === true ? `${when}对${about}${which}${deed}` : `${when}${deed}${about}${which}`;
}
