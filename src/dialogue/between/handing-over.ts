import type { Asked, Turn } from "../../profile/reading/turn/turn-context.ts";
import { standing } from "../../profile/history.ts";
import { nextQuestions } from "../asking/asking.ts";
import { yearsOf, type CompanyView } from "../company-view.ts";
import type { DialogueGround } from "../dialogue-ground.ts";
import { researchAsked } from "../telling/provisional.ts";
import { namedIn } from "../asking/facts-named.ts";

const UNSPECIFIED = "rdExpenseUnspecified";
/** To whom it goes is no name of a fact. */
const TO_WHOM =
  /(?:发|转|交|推|甩|丢|让|叫|请|喊)(?:给|到)?[^,，。]{0,8}(?:同事|部门?|财务|会计|出纳|人事|行政|工程师|技术|研发)(?:的)?(?:同事|人)?/g;

/** The questions that a message gives to a colleague: those it names, else what is open and what could not be told. */
export function handedOver(text: string, view: CompanyView, ground: DialogueGround): Asked[] {
  const { asked, history } = view.company;
  const known = standing(history);
  const named = namedIn(text.replace(TO_WHOM, " "), view, ground).facts.filter(
    ({ id }) => !known.some(({ fact }) => fact === id),
  );
  if (named.length > 0)
    return named.map(({ id, per }) => {
      const open = asked.find(({ fact }) => fact === id);
      return open ?? { fact: id, years: per === "once" ? [] : yearsOf(view).slice(-1) };
    });
  // What could not be told is what somebody else knows.
  const open = [unknownOf(view), asked, nextQuestions(view, ground)];
  const kind = researchAsked(view);
  // A colleague does not see the figure whose kind is not known, and tells the one of its kind.
  const told = (open.find((list) => list.length > 0) ?? []).map((one) =>
    one.fact === UNSPECIFIED && kind !== undefined ? { ...one, fact: kind } : one,
  );
  return joined(told);
}

/** What a message says, with what it hands over set down as not known here. */
export function withHandedOver(turn: Turn, asked: readonly Asked[], words: string): Turn {
  const unknown = asked.flatMap(({ fact, years }) =>
    years.length === 0
      ? [{ fact, words, later: true }]
      : years.map((year) => ({ fact, years: [year, year] as const, words, later: true })),
  );
  return { ...turn, unknown, commands: [] };
}

/** What is said of it. */
export function handedLine(asked: readonly Asked[], { ground }: DialogueGround): string {
  const labels = asked.map(({ fact }) => ground.definitions.get(fact)?.label ?? fact);
  const few = [...new Set(labels)];
  return `好，${few.join("、")}发给同事填，先空着，不当作没有；填了就记进同一份资料，你来问“同事填了没”就告诉你。`;
}

function unknownOf({ company: { history } }: CompanyView): Asked[] {
  return history.unknowns.map(({ fact, years }) => ({ fact, years: years ? [years[0]] : [] }));
}

/** Each fact once, with all its years. */
function joined(asked: readonly Asked[]): Asked[] {
  const byFact = new Map<string, number[]>();
  for (const { fact, years } of asked) byFact.set(fact, [...(byFact.get(fact) ?? []), ...years]);
  return [...byFact].map(([fact, years]) => ({
    fact,
    years: [...new Set(years)].sort((a, b) => a - b),
  }));
}
