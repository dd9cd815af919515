import { standing } from "../profile/history.ts";
import type { Day } from "../calendar/day.ts";
import { questionIn } from "../profile/reading/turn/turn-questions.ts";
import { versionFor } from "../rules/version.ts";
import { viewOf } from "./company-view.ts";
import type { DialogueGround } from "./dialogue-ground.ts";
import type { CompanyState } from "./dialogue-state.ts";
import { onlyWishes, speaksOfOwn } from "./asking/starting.ts";
import {
  chosenOf,
  GIANTS,
  OTHER_OF_NAME,
  programmesMeant,
  wantsAll,
  type ProgrammesMeant,
} from "./asking/programme-meant.ts";

/** How a turn begins. */
export interface Begun {
  readonly begun: CompanyState;
  readonly meant: ProgrammesMeant;
  /** Rules (ids) that are asked for and decide nothing on that day. */
  readonly unruled: readonly string[];
}

/** A company at the beginning of a turn: by which programmes it is looked at from this message on. */
export function begunBy(
  text: string,
  { either = [], ...company }: CompanyState,
  day: Day,
  ground: DialogueGround,
): Begun {
  const meant = decided(meantBy(text, either, company, ground), text, day, ground);
  const asked: CompanyState = { ...company, rules: meant.rules };
  const ruled = () =>
    viewOf(asked, day, ground).standings.some(({ verdict: { version } }) => version);
  // What no rule decides on that day is said, and what was looked at before goes on.
  if (meant.rules.length > 0 && company.rules.length > 0 && !ruled())
    return { begun: onNewDay(company, day), meant, unruled: meant.rules };
  return {
    begun: withRules(onNewDay(company, day), meant.rules, text, ground),
    meant,
    unruled: [],
  };
}

/** A figure, in whatever way it is written. */
const FIGURE = /\d|[一二两三四五六七八九十百千]+(?:[万亿个项]|成|点)/;

/**
 * Which programme of a name that several go by is meant where figures are told: the one of which a
 * rule is in force that day, if it is the only one; its opening says that there are others.
 */
function decided(
  meant: ProgrammesMeant,
  text: string,
  day: Day,
  { rules }: DialogueGround,
): ProgrammesMeant {
  if (meant.either.length === 0 || meant.vague === true || !FIGURE.test(text)) return meant;
  const inForce = rules.filter(
    (rule) => meant.either.some(({ id }) => id === rule.programme) && versionFor(rule, day),
  );
  const [only, ...others] = inForce;
  return only && others.length === 0 ? { rules: [only.id], either: [] } : meant;
}

/** The same company by another programme. */
const NEXT =
  /(?:^|[\s,，。])(?:那|那么|要是|换成?|改看)[^,，。]{1,16}(?:呢|咋样|怎么样|行不行|行吗|够不够|能报|(?:能不能|可不可以|能|可以)[^,，。\d]{0,4}(?:报|评|申请))/;

/** What one wants to get, by half of its name: 想弄高新. */
const SHORT_NAME = /(?<=[弄搞办报申评])个?高新(?![区技收产企领农材])/g;

/** Which programme a message means: the answer to which of several, or what it names. */
export function meantBy(
  text: string,
  either: readonly string[],
  { rules }: Pick<CompanyState, "rules">,
  { knowledge: { programmes }, rules: all, mend }: DialogueGround,
): ProgrammesMeant {
  const spoken = text.replace(SHORT_NAME, "高企");
  const typed = programmesMeant(spoken, programmes, all, rules.length > 0);
  const mended = isNone(typed) ? mend(spoken) : spoken;
  // What only wishes is of the programme that sounds like it.
  const wish = mended !== spoken && rules.length === 0 && onlyWishes(mended, programmes);
  const named = isNone(typed) ? programmesMeant(mended, programmes, all, !wish) : typed;
  // What is looked at already is meant by a name that several go by.
  const looked = all.filter(({ id }) => rules.includes(id)).map(({ programme }) => programme);
  if (named.either.some(({ id }) => looked.includes(id)) && named.vague !== true)
    return { rules: [], either: [] };
  const giant = OTHER_OF_NAME.test(text) && looked.some((one) => GIANTS.includes(one));
  if (giant && isNone(named)) return chosenOf(text, GIANTS, programmes, all) ?? named;
  // A question on policies looks at nothing else than before.
  const asks = questionIn(text) !== undefined && !NEXT.test(text) && !speaksOfOwn(text);
  if (rules.length > 0 && asks && !onlyWishes(text, programmes)) return { rules: [], either: [] };
  if (named.rules.length > 0 || either.length === 0) return named;
  return chosenOf(text, either, programmes, all) ?? named;
}

/** So many facts are enough to be looked at by the usual programme where none is named. */
const ENOUGH = 3;
const USUAL = "hnte";
const OF_USUAL =
  /^(?:salesRevenue|operatingRevenue|rdExpense\w*|employees|techStaff|regDate|hightechIncome|ip[A-Z]\w*)$/;

/** A company that told much and named no programme is looked at by the usual one. */
export function usually(
  company: CompanyState,
  { either, without }: ProgrammesMeant,
  { rules }: DialogueGround,
): CompanyState {
  if (company.rules.length + either.length > 0 || without !== undefined) return company;
  const facts = standing(company.history).filter(
    ({ fact, implied }) => implied !== true && OF_USUAL.test(fact),
  );
  const told = new Set(facts.map(({ fact }) => fact)).size;
  return told >= ENOUGH && rules.some(({ id }) => id === USUAL)
    ? { ...company, rules: [USUAL] }
    : company;
}

function isNone({ rules, either, without }: ProgrammesMeant): boolean {
  return rules.length + either.length === 0 && without === undefined;
}

/** On another day what was put aside may be asked again. */
function onNewDay(company: CompanyState, day: string): CompanyState {
  const { lastDay } = company;
  return lastDay === undefined || lastDay === day ? company : { ...company, setAside: [] };
}

function withRules(
  company: CompanyState,
  rules: readonly string[],
  text: string,
  ground: DialogueGround,
): CompanyState {
  if (wantsAll(text) && rules.length === 0) {
    const offered = ["hnte", "tech-sme", "srdi-sme", "rd-deduction"];
    return {
      ...company,
      rules: ground.rules.flatMap(({ id }) => (offered.includes(id) ? id : [])),
    };
  }
  if (rules.length === 0) return company;
  const added = /也|还|顺便|一起|同时|再/.test(text);
  const all = added ? [...new Set([...company.rules, ...rules])] : rules;
  return { ...company, rules: all };
}
