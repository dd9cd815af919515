import { samePlace, type Claim } from "../../profile/claim.ts";
import { standing, type Entry } from "../../profile/history.ts";
import { readMessage } from "../../profile/reading/message.ts";
import { intervalOf, storeValue } from "../../profile/stored-value.ts";
import { addIntervals, negated, pointOf } from "../../units/interval-arithmetic.ts";
import { ZERO, compare } from "../../units/rational.ts";
import { readQuantities } from "../../units/quantities.ts";
import type { CompanyView } from "../company-view.ts";
import type { DialogueGround } from "../dialogue-ground.ts";
import { researchAsked } from "../telling/provisional.ts";

/** What a supposed figure is of the one that is known: what it comes to, or by how much it is more or less. */
export type Move = "to" | "more" | "less";

const STAFF = ["techStaff", "techStaffSme", "rdStaff"];
const ALL_STAFF = ["employees", "employeesSme"];
const PEOPLE = /^(?:employees|techStaff|rdStaff)/;
const RESEARCH = /^rdExpense(?!Domestic)/;
const UNSPECIFIED = "rdExpenseUnspecified";
const OTHER_KIND = /Ratio|Growth|Years|Age|^score/;
/** What is done with money, and the facts that it is of. */
const DONE: readonly (readonly [RegExp, RegExp])[] = [
  [/花|投/, /^rdExpense/],
  [/卖|开票/, /Revenue$/],
  [/赚|挣/, /^taxableIncome$|[pP]rofit/],
];
const NEARLY = "(?:约|大概|大约|差不多|整整|他|它|个|上|出|掉|去|了|少|下|进|来|\\s)*$";
/** Right before a figure that something comes to. */
const COMES_TO =
  /(?:[到至成为在]|只(?:有|剩|花|投|要)|剩下?|[不没]超过?|控制[^,，。;；]{0,3}|[最至]多|[最至]少)(?:[了整正好约\s]|大概|差不多)*$/;
/** Right before a figure by which something is less, whatever is done to it: 少2个, 裁掉15个, 少花35万. */
const LESS = new RegExp(
  `(?:(?:再|又|要|能|得|^|[^\\d最至多不减])(?:少|减|降|压)(?:了|掉|去|低|下)?(?:花|投|招|卖|赚|挣|收|交|报|算|用|付|做)?|减少|裁|砍|扣|撤|辞|退|走|掉|跌|缩|剔|刨|去掉|拿掉|离职|流失|亏|丢)${NEARLY}`,
);
/** Behind a figure that falls away: 2个离职了. */
const FALLS_AWAY =
  /^(?:人|科技人员|研发人员|技术员|员工|职工|软著|专利|实用新型|发明|外观|软件著作权)?的?(?:要|都|又|也|给|被)?(?:走了?|离职|辞职|辞了|退休|不干|不算|算不上|没了|失效|过期|到期|被?[裁砍]|作废|掉了|丢了)/;
/** Who leaves the company, not only the group. */
const LEAVES = /裁|辞|离职|走了?|退休|不干/;
/** Somewhere before a figure that comes on top of what there is. */
const MORE =
  /再|又|(?<![最至差不许好])多(?!少)|加(?!计|到|至|成|为)|添|(?<!有)增(?!值|资)|还有|另外|额外|新[招来聘]|(?:招|聘|买|申请|办|拿下|登记|下证|授权|委托|并购)(?:了|下|来|个|上|进来?)*$/;

/** How a figure that a text supposes is meant, by the words around it. */
function moveOf(before: string, behind: string): Move {
  if (COMES_TO.test(before)) return "to";
  if (LESS.test(before) || FALLS_AWAY.test(behind)) return "less";
  return MORE.test(before) ? "more" : "to";
}

/** What is known last that a figure by which something moves may be of, where the text names nothing: 那再少两个呢. */
export function movedLast(text: string, { company, asOf }: CompanyView): Entry | undefined {
  const [figure, ...others] = readQuantities(text, { today: asOf }).filter(
    ({ kind, value }) => value !== undefined && /^(?:money|count|number)$/.test(kind),
  );
  if (!figure || others.length > 0) return undefined;
  if (moveOf(text.slice(0, figure.start), text.slice(figure.end)) === "to") return undefined;
  const money = figure.kind === "money" || /[万亿元]/.test(figure.words);
  const person = /[人名位]/.test(figure.words) || /招|裁|辞|离职|人/.test(text);
  const fitting = standing(company.history).filter(({ fact, value, implied }) => {
    if (implied === true || value.kind !== "figure") return false;
    if (figure.kind === "number" && !money) return true;
    const counted = PEOPLE.test(fact) || /^ip|Count$/.test(fact);
    if (money) return !counted && !OTHER_KIND.test(fact);
    return person ? PEOPLE.test(fact) : counted;
  });
  const done = money ? DONE.find(([words]) => words.test(text))?.[1] : undefined;
  const meant = done ? fitting.filter(({ fact }) => done.test(fact)) : fitting;
  const last = meant.at(-1);
  const beside = meant.filter(({ turn }) => turn === last?.turn).map(({ fact }) => fact);
  // Of several sums told together none was spoken of last.
  return money && new Set(beside).size > 1 ? undefined : last;
}

/** Supposed figures as what they come to: of the facts that are known of their kind, more or less by them where the words say so. */
export function movedClaims(
  text: string,
  supposed: readonly Claim[],
  view: CompanyView,
  ground: DialogueGround,
): Claim[] {
  const around = wordsAround(text, supposed, view, ground);
  return supposed.flatMap((claim, index) => {
    const meant = ofKnownKind(claim, view);
    const move = around[index] ?? "to";
    return move === "to" ? [meant] : byMove(text, meant, move, view);
  });
}

/** Per supposed figure how it is meant: names of facts between count for nothing. */
function wordsAround(
  text: string,
  supposed: readonly Claim[],
  { asOf }: CompanyView,
  { vocabulary }: DialogueGround,
): Move[] {
  const { mentions } = readMessage(text, { today: asOf, vocabulary });
  const plain = mentions.reduce(
    (words, { start, end, covered }) =>
      covered || /[再又多少]/.test(words.slice(start, end))
        ? words
        : words.slice(0, start) + "　".repeat(end - start) + words.slice(end),
    text,
  );
  let from = 0;
  return supposed.map(({ words }) => {
    const at = text.indexOf(words, from);
    const start = at < 0 ? text.indexOf(words) : at;
    if (start < 0) return moveOf(text, "");
    const clause = plain.slice(0, start).search(/[^,，。;；?？]*$/);
    const before = plain.slice(Math.max(clause, from), start).replaceAll("　", "");
    from = start + words.length;
    return moveOf(before, text.slice(from));
  });
}

/** Research expenses without a kind as those that are known or looked at. */
function ofKnownKind(claim: Claim, view: CompanyView): Claim {
  const all = standing(view.company.history);
  if (claim.fact !== UNSPECIFIED || all.some((one) => samePlace(one, claim))) return claim;
  const held = all.filter(({ fact }) => RESEARCH.test(fact));
  const same = held.findLast((one) => samePlace(one, { ...claim, fact: one.fact }));
  const fact = same?.fact ?? researchAsked(view) ?? held.at(-1)?.fact;
  return fact === undefined ? claim : { ...claim, fact };
}

/** A figure more or less by another; whoever comes or leaves counts among all employees too. */
function byMove(text: string, claim: Claim, move: Move, view: CompanyView): Claim[] {
  const both = STAFF.includes(claim.fact) && (move === "more" || LEAVES.test(text));
  const of = both ? [claim.fact, ...ALL_STAFF] : [claim.fact];
  const found = of.flatMap((fact): Claim[] => {
    const held = standing(view.company.history).findLast((one) =>
      samePlace(one, { ...claim, fact }),
    );
    if (held?.value.kind !== "figure" || claim.value.kind !== "figure") return [];
    const by = intervalOf(claim.value);
    const interval = addIntervals(intervalOf(held.value), move === "less" ? negated(by) : by);
    const least = pointOf(interval);
    if (least && compare(least, ZERO) < 0) return [];
    const { approximate } = held.value;
    return [{ ...claim, fact, value: storeValue({ kind: "figure", interval, approximate }) }];
  });
  return found.some(({ fact }) => fact === claim.fact) || move === "less"
    ? found
    : [claim, ...found];
}
