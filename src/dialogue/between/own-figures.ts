import { printClause } from "../../clauses/clause.ts";
import type { Standing } from "../../rules/judge-all.ts";
import { Told } from "../../rules/telling.ts";
import type { ConditionResult } from "../../rules/verdict.ts";
import { tellingOf } from "../asking/asking.ts";
import type { CompanyView } from "../company-view.ts";
import type { DialogueGround } from "../dialogue-ground.ts";
import { partTold } from "../telling/condition-told.ts";
import { amountsText } from "../telling/ending.ts";
import { namesOther } from "./points-lines.ts";

/** Asks what a figure of the company comes to, or how far it is from what is asked. */
const ASKS_FIGURE =
  /多少|百分之几|几个点|几成|够不够|够(?:了)?(?:吗|么|没)|差(?:着)?(?:多少|几|一点)|达标(?:了)?(?:吗|没|不)|咋样|怎么样|呢[?？]?$/;
/** Asks what the company gets, saves or pays. */
const ASKS_SUM =
  /(?:能|可以|该|要|得|一共|合计|总共|大概|到底|最后)(?:再)?(?:多)?(?:贴|补|抵|减|免|省|返|退|奖|拿|领|交|缴|加计(?:扣除)?|扣除?)(?:到|下来)?(?:多少|几个?钱|几万)|(?:交|缴)多少(?:税|钱)|(?:一共|合计|总共|加起来)(?:是|有|能拿)?(?:多少|几万)/;
/** What the law asks of anyone, or what is only tried out, is no question after the own figures. */
const NO_OWN =
  /要求|规定|标准|门槛|条件是|别人|人家|上限|最高|最多|每家|要是|如果|假如|假设|万一|[\dＯ%％]/;
/** What is enough is asked of the law: 占比要多少, 多少分算过. */
const OF_LAW =
  /(?:要|需要?|得|须)(?:是|有|到|达到?)?(?:多少|几)|(?:多少|几)\S{0,3}(?:才|算|就|能)(?:够|行|过|达标|合格|能)?/;
/** How many characters of a name in a row tell what is meant, where it is not said whole. */
const HEAD = 2;
/** What stands behind a name that is only begun. */
const KIND = /占比|比例|比率|比重|率|够不够|够(?:了)?(?:吗|么|没)|达标/;

/**
 * What the company's own figures come to, where that is asked of what is looked at: a share with how
 * it was reckoned and what is asked of it, or the sums. Nothing where the question is of the law.
 */
export function ownFigureLines(text: string, view: CompanyView, ground: DialogueGround): string[] {
  if (!mayAskOwn(text) || view.standings.length === 0 || namesOther(text, view, ground)) return [];
  if (ASKS_SUM.test(text)) return sumLines(view, ground);
  return view.standings.flatMap((standing) => figureLines(text, standing, view, ground));
}

/** Whether a message may ask what figures of the company come to. */
export function mayAskOwn(text: string): boolean {
  if (NO_OWN.test(text)) return false;
  return ASKS_SUM.test(text) || (ASKS_FIGURE.test(text) && !OF_LAW.test(text));
}

function sumLines(view: CompanyView, ground: DialogueGround): string[] {
  return view.standings.flatMap((standing) => {
    const { amounts, worth } = standing.verdict;
    const known = [...amounts, ...(worth ? [worth] : [])].some(({ value }) => value !== undefined);
    return known ? [amountsText(standing, view, ground)] : [];
  });
}

function figureLines(
  text: string,
  standing: Standing,
  view: CompanyView,
  ground: DialogueGround,
): string[] {
  const told = Told.of(tellingOf(standing, view, ground));
  if (!told) return [];
  const compared = standing.verdict.conditions.flatMap((one) => leaves(one, one.clause));
  const named = compared.filter(({ label }) => label !== "" && text.includes(label));
  const begun = compared.filter(
    ({ label }) => label.length > HEAD && KIND.test(label) && text.includes(label.slice(0, HEAD)),
  );
  const meant = named.length > 0 ? named : KIND.test(text) ? begun : [];
  return meant.map(({ label, condition, clause }) => {
    const words = partTold(condition, 1, told);
    const own = words.startsWith(label) ? words : `${label}：${words.replace(/^：/, "")}`;
    const place = clause ? `〔${printClause(clause)}〕` : "";
    const lacks =
      condition.missing.length > 0 && !own.includes("缺")
        ? `；缺${told.lacking(condition.missing)}`
        : "";
    return `${own}${lacks}${place}。`;
  });

  function leaves(condition: ConditionResult, clause: ConditionResult["clause"]): Leaf[] {
    const own = condition.clause ?? clause;
    if (condition.threshold !== undefined && condition.subject !== undefined) {
      const name = condition.label || told?.wording.label(condition.subject) || "";
      return [{ label: name, condition, clause: own }];
    }
    return condition.children.flatMap((one) => leaves(one, own));
  }
}

interface Leaf {
  readonly label: string;
  readonly condition: ConditionResult;
  readonly clause: ConditionResult["clause"];
}
