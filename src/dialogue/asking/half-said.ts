import type { FactPlace } from "../../profile/claim.ts";
import type { Turn } from "../../profile/reading/turn/turn-context.ts";
import { yearsOf, type CompanyView } from "../company-view.ts";
import type { DialogueGround } from "../dialogue-ground.ts";
import { namedIn } from "./facts-named.ts";

/** What was begun in one message and goes on in the next: what it is of, and how it is asked on. */
export interface HalfSaid {
  readonly lines: readonly string[];
  readonly entries: readonly FactPlace[];
}

/** A name alone is no longer. */
const LONGEST = 10;
const FIGURED: readonly string[] = ["money", "count", "ratio", "number"];
/** All that may stand beside a name that is to be followed by its figure. */
const BESIDE =
  /我们|公司|大前年|去年|前年|今年|(?:20)?\d\d年|一共|总共|大概|差不多|那个|这个|的话|卖|做|有|是|就|的|了|嘛|呢|么|啊|哦|呀|吧|这块|方面|数|[\s,，、。.…:：]/g;
const ENDS_IN_YEAR =
  /[\s,，、万亿元人个](大前年|前年|去年|(?:20)?\d\d年)(?:的|是|呢|嘛|的话|就)*[\s,，、。.…:：]*$/;

/** Whether nothing was told, asked or wanted. */
export function tellsNothing(turn: Turn): boolean {
  const { claims, doubted, withdrawn, unknown } = turn;
  return claims.length + doubted.length + withdrawn.length + unknown.length === 0;
}

/** What a message only begins to tell: a name alone (职工嘛), or the next year of what it told (研发去年130 前年); `undefined` where it is whole. */
export function halfSaid(
  text: string,
  turn: Turn,
  view: CompanyView,
  ground: DialogueGround,
): HalfSaid | undefined {
  if (view.standings.length === 0 || turn.question !== undefined) return undefined;
  return nameAlone(text, turn, view, ground) ?? yearToCome(text, turn, view, ground);
}

function nameAlone(
  text: string,
  turn: Turn,
  view: CompanyView,
  ground: DialogueGround,
): HalfSaid | undefined {
  const others = turn.supposed.length + turn.partial.length + turn.commands.length;
  const waits = view.company.confirm.length > 0 || turn.answer !== undefined;
  const said = text.trim();
  if (!tellsNothing(turn) || others > 0 || waits || said.length > LONGEST) return undefined;
  const { facts, years } = namedIn(said, view, ground);
  const [fact] = facts;
  if (!fact || facts.length > 1 || !FIGURED.includes(fact.kind)) return undefined;
  const names = [fact.label, ...fact.aliases].sort((a, b) => b.length - a.length);
  const name = names.find((one) => said.includes(one)) ?? "";
  if (said.replace(name, "").replace(BESIDE, "") !== "") return undefined;
  if (fact.per === "once") return asks(fact.label, [{ fact: fact.id }]);
  const year = years[0] ?? yearsOf(view).at(-1);
  if (year === undefined) return undefined;
  return asks(`${String(year)} 年${fact.label}`, [{ fact: fact.id, years: [year, year] }]);
}

function yearToCome(
  text: string,
  { claims }: Turn,
  view: CompanyView,
  ground: DialogueGround,
): HalfSaid | undefined {
  const said = ENDS_IN_YEAR.exec(text)?.[1];
  const last = claims.findLast(({ years, implied }) => years !== undefined && implied !== true);
  const [year] = said === undefined ? [] : namedIn(said, view, ground).years;
  if (!last || year === undefined) return undefined;
  const known = claims.some(({ fact, years }) => fact === last.fact && years?.[0] === year);
  const label = ground.ground.definitions.get(last.fact)?.label;
  if (known || label === undefined) return undefined;
  return asks(`${String(year)} 年${label}`, [{ fact: last.fact, years: [year, year] }]);
}

function asks(what: string, entries: readonly FactPlace[]): HalfSaid {
  return { lines: [`${what}是多少？接着说就行。`], entries };
}
