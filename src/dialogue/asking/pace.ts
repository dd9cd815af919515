import type { Turn } from "../../profile/reading/turn/turn-context.ts";
import type { ConditionResult, MissingFact } from "../../rules/verdict.ts";
import { versionFor } from "../../rules/version.ts";
import { viewOf, type CompanyView } from "../company-view.ts";
import type { DialogueGround } from "../dialogue-ground.ts";
import { newCompany } from "../dialogue-state.ts";
import { asksOf } from "./missing-facts.ts";
import type { Question } from "./question-groups.ts";
import type { Request } from "../between/requests.ts";

/** How far questioning has come: after the first few the company chooses whether to go on. */
export interface Pace {
  /** `first`: what decides most is asked; `choosing`: a first answer was given; `rest`: what is left is asked; `resting`: nothing is asked until it goes on. */
  readonly step: "first" | "choosing" | "rest" | "resting";
  /** What is looked at first: rule and condition. */
  readonly first: readonly string[];
  /** How often first questions were put. */
  readonly rounds: number;
  /** Rules (ids) that it is of. */
  readonly rules: readonly string[];
}

/** So many conditions are looked at first. */
const FIRST = 3;
/** So often first questions are put before there is a first answer. */
const ROUNDS = 3;
/** Parts of a score that are asked one by one are no first questions. */
const MOST_FIGURES = 12;
/** Of a condition that needs many facts the first are asked. */
const MOST_FACTS = 4;
/** What rests on a yes or no seldom decides: so much later it is asked than a figure. */
const ON_WORD = 12;
const PLACE = "regRegion";
/** At most so many questions are put at a time. */
const MOST = 3;

interface FirstCondition {
  readonly key: string;
  readonly condition: ConditionResult;
  readonly cost: number;
  readonly figures: number;
}

/** The pace at which questioning begins: the conditions come first that are early in the order of the rule and need few figures. */
function beginning({ company, asOf, standings }: CompanyView, ground: DialogueGround): Pace {
  const rules = standings.map(({ rule }) => rule.id);
  const [main] = rules;
  // What is known already counts among the first that are looked at.
  const unknown = viewOf(
    { ...newCompany(company.name), rules: main === undefined ? [] : [main] },
    asOf,
    ground,
  );
  const first = openConditions(unknown, ground)
    .filter(({ figures }) => figures <= MOST_FIGURES)
    .sort((a, b) => a.cost - b.cost)
    .slice(0, FIRST)
    .sort((a, b) => a.figures - b.figures)
    .map(({ key }) => key);
  return { step: "first", first, rounds: 0, rules };
}

/** What a message says of how questioning goes on. */
export interface Step {
  readonly turn: Turn;
  readonly requests: readonly Request[];
  /** It told something, or passed over a question. */
  readonly answered: boolean;
  /** A verdict was told. */
  readonly ended: boolean;
}

/** How questioning goes on after a message: it rests when told so and after a verdict, and goes on with what is told. */
export function paceAfter(
  view: CompanyView,
  { turn, requests, answered, ended }: Step,
  ground: DialogueGround,
): Pace {
  const before = view.company.pace;
  const pace = before && isOf(before, view) ? before : beginning(view, ground);
  if (turn.commands.includes("pause") || ended) return { ...pace, step: "resting" };
  const agreed = pace.step === "choosing" && turn.answer === "yes";
  const goesOn = agreed || requests.includes("rest") || turn.commands.includes("resume");
  if (goesOn && pace.step === "first" && pace.rounds > 0) return { ...pace, step: "rest" };
  if (pace.step === "choosing" && (answered || goesOn)) return { ...pace, step: "rest" };
  if (pace.step === "resting" && (answered || goesOn)) {
    const again = pace.rounds < ROUNDS && firstQuestions(pace, view, ground).length > 0;
    return { ...pace, step: again ? "first" : "rest" };
  }
  return pace;
}

/** Whether questioning is of the rules that a company is looked at by now. */
function isOf({ rules }: Pace, { standings }: CompanyView): boolean {
  return (
    rules.length === standings.length && standings.every(({ rule }) => rules.includes(rule.id))
  );
}

/** The first questions that are still open, those of one condition together. */
export function firstQuestions(
  { first }: Pace,
  view: CompanyView,
  ground: DialogueGround,
): Question[] {
  const open = new Map(openConditions(view, ground).map((one) => [one.key, one]));
  const seen = new Set<string>();
  return first
    .flatMap((key): Question[][] => {
      const found = open.get(key);
      if (!found) return [];
      const asks = asksOf(inOrder(found, view), view);
      const byFact = new Map<string, number[]>();
      for (const { fact, year } of asks) {
        if (seen.has(`${fact}@${String(year)}`)) continue;
        seen.add(`${fact}@${String(year)}`);
        byFact.set(fact, [...(byFact.get(fact) ?? []), ...(year === undefined ? [] : [year])]);
      }
      const questions = [...byFact].map(([fact, years]) => ({
        fact,
        years: years.sort((a, b) => a - b),
      }));
      return questions.length > 0 ? [questions.slice(0, MOST_FACTS)] : [];
    })
    .slice(0, MOST)
    .flat();
}

/** Whether the first answer is due: its questions are answered, or were put often enough. */
export function isAnswerDue({ step, rounds }: Pace, open: readonly Question[]): boolean {
  return step === "first" && (open.length === 0 || rounds >= ROUNDS);
}

function openConditions(
  { standings }: CompanyView,
  { ground: { definitions } }: DialogueGround,
): FirstCondition[] {
  return standings.flatMap(({ rule, verdict }) => {
    const order = versionFor(rule, verdict.filingDay, verdict.kind)?.ask ?? [];
    const rank = ({ fact }: MissingFact) => {
      const place = order.indexOf(fact);
      return fact === PLACE ? 0 : place < 0 ? order.length : place;
    };
    return verdict.conditions
      .filter(({ outcome, missing }) => outcome === "unknown" && missing.length > 0)
      .map((condition) => ({
        key: `${rule.id} ${condition.id}`,
        condition,
        figures: condition.missing.length,
        cost:
          Math.max(...condition.missing.map(rank)) +
          condition.missing.length +
          (condition.missing.every(({ fact }) => definitions.get(fact)?.kind === "yesno")
            ? ON_WORD
            : 0),
      }));
  });
}

function inOrder({ condition, key }: FirstCondition, { standings }: CompanyView): MissingFact[] {
  const standing = standings.find(({ rule }) => key.startsWith(`${rule.id} `));
  if (!standing) return [...condition.missing];
  const { rule, verdict } = standing;
  const order = versionFor(rule, verdict.filingDay, verdict.kind)?.ask ?? [];
  return [...condition.missing].sort(
    (a, b) => order.indexOf(a.fact) - order.indexOf(b.fact) || (a.year ?? 0) - (b.year ?? 0),
  );
}
