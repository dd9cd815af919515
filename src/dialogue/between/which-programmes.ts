import { printClause } from "../../clauses/clause.ts";
import type { Choice } from "../../messages/reply.ts";
import { standing } from "../../profile/history.ts";
import type { Fact } from "../../profile/fact.ts";
import type { Profile } from "../../profile/profile.ts";
import type { Standing } from "../../rules/judge-all.ts";
import { Told } from "../../rules/telling.ts";
import type { ConditionResult } from "../../rules/verdict.ts";
import { tellingOf } from "../asking/asking.ts";
import { standingFor, type CompanyView } from "../company-view.ts";
import { decisive, toldWords } from "../telling/condition-told.ts";
import type { DialogueGround } from "../dialogue-ground.ts";
import type { CompanyState } from "../dialogue-state.ts";
import { kinFacts } from "../asking/kin-figures.ts";
import { metShare, othersOf, USUAL } from "./other-programmes.ts";
import type { ProgrammesMeant } from "../asking/programme-meant.ts";
import { withUnspecified } from "../telling/provisional.ts";
import { ofOthers, speaksOfOwn, withoutWishes } from "../asking/starting.ts";

const WHAT = "(?:哪些|哪个|哪几个|什么|啥|几个(?!百?分?点|钱|人|月|工作日)|点啥)";
const THINGS =
  "(?:项目|补贴|补助|政策|优惠|资质|称号|奖励|认定|扶持|牌子|钱|资金)?(?:政策|项目|资金|补贴)?";
/** Asks which programmes a company may file: 能报哪些, 有什么项目适合我们, 我们能申请什么补贴. */
const WHICH = new RegExp(
  [
    `(?:能|可以|可|够|符合|适合|满足|够得着|沾上?)[^,，。;；?？\\d]{0,6}(?:报|申请|申报|评|拿|享受?|办|弄|搞|要|条件)?的?(?:到)?${WHAT}${THINGS}`,
    `(?:有|是)(?:没有)?${WHAT}?${THINGS}[^,，。;；?？\\d]{0,4}(?:适合|能报|可以报|能申请|可以申请|能拿|能享|能评|可报|符合|够得着)`,
    `${WHAT}${THINGS}[^,，。;；?？\\d]{0,3}(?:能报|可以报|能申请|可以申请|适合|能拿|能享|能评|可报|够得着)`,
    `(?:该|应该|适合)(?:报|申请|申报)${WHAT}${THINGS}`,
  ].join("|"),
);
/** Words that are left when nothing but that is asked. */
const REST =
  /和|跟|对|这种|这样|类型|规模|像|规模的|一般|都|里|银川|宁夏|科技局?|政府|国家|那边|方面|样|种/g;
/** What a company does, said before: 我们是做枸杞加工的. */
const BUSINESS =
  /(?:我们?|咱们?|公司|企业|厂里?)(?:家|公司)?(?:主要|就)?是?(?:做|搞|干|种|养|生产|加工|卖|开发?|研发)[^,，。;；\d\s]{1,14}的?(?=[\s,，。;；]|$)/g;
/** So many programmes are told, those that do not fit among them. */
const MOST_FIT = 4;
const MOST_UNFIT = 3;
/** So many conditions of each are told with their figures. */
const MOST_TOLD = 2;
const MOST_OPEN = 3;
/** Of so many conditions at least a part must be met before a programme for special bodies is worth naming. */
const LEAST_MET = 0.3;

/** The phrase of a message that asks which programmes a company may file; `undefined` where none does. */
function whichAsked(text: string): string | undefined {
  return WHICH.exec(text)?.[0];
}

/** Whether a message asks of the own company which programmes it may file, and nothing else. */
function asksWhichOnly(text: string): boolean {
  const asked = whichAsked(text);
  if (asked === undefined) return false;
  const rest = withoutWishes(text.replace(asked, " ").replace(BUSINESS, " ")).replace(REST, "");
  return rest.length === 0;
}

/** Whether a message asks which programmes the own company may file, with figures of it or without. */
export function asksWhich(text: string, tells: boolean): boolean {
  if (whichAsked(text) === undefined || (ofOthers(text) && !speaksOfOwn(text))) return false;
  return tells || asksWhichOnly(text);
}

/**
 * Whether a message asks which programmes the company may file, or tells more once that was asked
 * (`asked`), or leaves that open (`open`); `undefined` where it never was asked or one is meant.
 */
export function whichOf(
  text: string,
  { rules, which }: CompanyState,
  meant: ProgrammesMeant,
  tells: boolean,
): "asked" | "open" | undefined {
  const named = meant.rules.length + meant.either.length > 0 || meant.without !== undefined;
  if (named || rules.length > 0) return undefined;
  if (asksWhich(text, tells) || (which === true && tells)) return "asked";
  return which === true ? "open" : undefined;
}

/** How a company stands by each programme that its figures speak of, with clauses; and which it may go on with. */
export interface WhichTold {
  readonly lines: readonly string[];
  readonly question: string;
  readonly choices: readonly Choice[];
}

const FIRST_FIGURES =
  "先说几个数就能排一遍：哪年成立、去年收入、研发花了多少、多少人、其中多少搞研发的；说多少看多少。";

/** Which programmes fit so far, which do not, and what is not known of each; `undefined` where nothing is known. */
export function whichTold(view: CompanyView, ground: DialogueGround): WhichTold {
  const known = standing(view.company.history).some(({ implied }) => implied !== true);
  const looked = known ? lookedAt(view, ground) : [];
  const fit = looked.filter(({ unmet }) => unmet.length === 0).slice(0, MOST_FIT);
  const unfit = looked.filter(({ unmet }) => unmet.length > 0).slice(0, MOST_UNFIT);
  const shown = [...fit, ...unfit];
  if (shown.length === 0)
    return {
      lines: known ? [] : [FIRST_FIGURES],
      question: "已经有想报的，直接说项目名字也行。",
      choices: usualChoices(ground),
    };
  const loosely = shown.some((one) => one.loosely);
  return {
    lines: [
      `按你说的先看一遍（今天 ${view.asOf}，没说的不猜）：`,
      ...shown.map((one) => lineOf(one, view, ground)),
      ...(loosely ? ["收入、研发、人数各项目口径不同，这里先当同一个数看，选了项目再核。"] : []),
    ],
    question: "这是预审，不是认定。先细看哪个？",
    choices: shown.map(({ standing: { verdict } }) => ({
      label: verdict.title,
      text: verdict.title,
    })),
  };
}

interface Looked {
  readonly standing: Standing;
  readonly profile: Profile;
  readonly met: readonly ConditionResult[];
  readonly unmet: readonly ConditionResult[];
  readonly open: readonly ConditionResult[];
  /** Whether figures of nearly the same served. */
  readonly loosely: boolean;
}

/** Programmes of which a figure decides something, those that fit best first. */
function lookedAt(view: CompanyView, ground: DialogueGround): Looked[] {
  return othersOf(view, ground)
    .map((strict): Looked => {
      const profile = looseProfile(strict, view);
      const loose = standingFor(strict.rule, profile, view.asOf, ground);
      const { conditions } = loose.verdict;
      const of = (...outcomes: readonly string[]) =>
        conditions.filter(({ outcome }) => outcomes.includes(outcome));
      const loosely = conditions.some(
        ({ id, outcome }) =>
          outcome !== "unknown" &&
          strict.verdict.conditions.find((one) => one.id === id)?.outcome === "unknown",
      );
      const [met, unmet, open] = [of("met").filter(tells), of("unmet"), of("unknown", "expert")];
      return { standing: loose, profile, met, unmet, open, loosely };
    })
    .filter(
      ({ standing: { rule, verdict }, met }) =>
        USUAL.includes(rule.programme) ||
        (met.length > 0 && metShare(verdict.conditions) >= LEAST_MET),
    )
    .sort((a, b) => share(b) - share(a) || usualRank(a) - usualRank(b));
}

/** Whether a condition that is met is met by something that was told. */
function tells(condition: ConditionResult): boolean {
  return decisive(condition).some(({ value, said }) => value !== undefined || said !== undefined);
}

/** Where a programme stands among those that companies file most. */
function usualRank({ standing: { rule } }: Looked): number {
  const at = USUAL.indexOf(rule.programme);
  return at < 0 ? USUAL.length : at;
}

function share({ standing: { verdict } }: Looked): number {
  return metShare(verdict.conditions);
}

/** Figures of one programme as those that another one counts a little otherwise. */
function looseProfile({ rule, verdict }: Standing, view: CompanyView): Profile {
  const profile = withUnspecified(rule.programme, view);
  const revenue = verdict.years.flatMap((year): Fact[] => {
    const [sales, operating] = REVENUES.map((key) => profile.year(key, year));
    const only = sales && operating ? undefined : (sales ?? operating);
    return only ? REVENUES.map((key) => ({ ...only, key })) : [];
  });
  const kin = kinFacts(verdict.years, view.company).filter(
    ({ key, years }) => years === undefined || profile.year(key, years[0]) === undefined,
  );
  return profile.with([...kin, ...revenue]);
}

const REVENUES = ["salesRevenue", "operatingRevenue"];

/** A programme in one line: what is met and what is not with figure and clause, what is left by name. */
function lineOf(
  { standing: looked, profile, met, unmet, open }: Looked,
  view: CompanyView,
  ground: DialogueGround,
): string {
  const told = Told.of(tellingOf(looked, { ...view, profile }, ground));
  const words = (some: readonly ConditionResult[]) => {
    const each = some.slice(0, MOST_TOLD).map((one) => {
      const clause = one.clause ? `〔${printClause(one.clause)}〕` : "";
      return `${told ? toldWords(one, told) : one.label}${clause}`;
    });
    const more = some.slice(MOST_TOLD).map(({ label }) => label);
    return [...each, ...(more.length > 0 ? [`还有${more.join("、")}`] : [])].join("；");
  };
  const labels = open.slice(0, MOST_OPEN).map(({ label }) => label);
  const etc = open.length > MOST_OPEN ? "等" : "";
  const parts = [
    ...(unmet.length > 0 ? [`✗ 不符合：${words(unmet)}`] : []),
    ...(met.length > 0 ? [`✓ 符合：${words(met)}`] : []),
    ...(open.length > 0
      ? [`? 还不知道 ${String(open.length)} 条（${labels.join("、")}${etc}）`]
      : []),
  ];
  return `- ${looked.verdict.title}：${parts.join("。")}。`;
}

function usualChoices({ knowledge: { programmes }, rules }: DialogueGround): Choice[] {
  return USUAL.flatMap((id) => {
    const programme = programmes.find((one) => one.id === id);
    const ruled = rules.some((rule) => rule.programme === id);
    return programme && ruled ? [{ label: programme.title, text: programme.title }] : [];
  }).slice(0, MOST_FIT);
}
