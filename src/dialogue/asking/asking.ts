import { printClause } from "../../clauses/clause.ts";
import type { Choice } from "../../messages/reply.ts";
import type { Asked } from "../../profile/reading/turn/turn-context.ts";
import { standing } from "../../profile/history.ts";
import { Told, type Telling } from "../../rules/telling.ts";
import type { ConditionResult } from "../../rules/verdict.ts";
import type { CompanyView } from "../company-view.ts";
import type { DialogueGround } from "../dialogue-ground.ts";
import { valueWords } from "./fact-words.ts";
import { kinEntry } from "./kin-figures.ts";
import { missingOf, nameOf } from "./missing-facts.ts";
import { CLASSES, grouped, RIGHTS, type Question } from "./question-groups.ts";
import { roughOf } from "./question-words.ts";

const MOST_CHOICES = 8;
/** So many conditions are told that wait for an answer. */
const MOST_REASONS = 2;

/** The questions to be put next, at most three. */
export function nextQuestions(view: CompanyView, ground: DialogueGround): Question[] {
  const missing = missingOf(view, ground);
  const questions = grouped(missing);
  // The parts of a whole are one question, however many they are.
  for (const family of [CLASSES, RIGHTS]) {
    if (!questions.some(({ fact }) => family.test(fact))) continue;
    const all = missing.filter(({ fact }) => family.test(fact));
    const years = [...new Set(all.flatMap(({ year }) => year ?? []))].sort((a, b) => a - b);
    const facts = [...new Set(all.map(({ fact }) => fact))];
    const parts = facts.map((fact): Question => ({ fact, years }));
    const others = questions.filter(({ fact }) => !family.test(fact));
    return [...others.slice(0, 2), ...parts];
  }
  return questions;
}

/** Buttons under questions: the answers where there is one question of few answers, and the ways out. */
export function askingChoices(
  questions: readonly Question[],
  view: CompanyView,
  { ground }: DialogueGround,
): Choice[] {
  const [only, ...others] = questions;
  const definition = only && others.length === 0 ? ground.definitions.get(only.fact) : undefined;
  const answers =
    definition?.kind === "yesno"
      ? ["是", "不是"]
      : definition?.kind === "choice" && definition.choices.length <= MOST_CHOICES
        ? definition.choices
        : [];
  const still = questions.flatMap(({ fact, years }) => {
    const kin = kinEntry(fact, years[0], view.company);
    const own = kin && ground.definitions.get(kin.fact);
    return kin && own?.kind === "count" ? [valueWords(kin.value, own)] : [];
  });
  const rough = questions.some((question) => roughOf(question, view).length > 0);
  const split =
    questions.some(({ fact }) => CLASSES.test(fact)) &&
    standing(view.company.history).some(({ fact }) => fact === "rdExpenseUnspecified");
  const ways =
    questions.length === 0
      ? []
      : [
          ...(split ? ["就是专项审计的数"] : []),
          ...(still.length > 0 ? [`还是 ${still.join("、")}`] : []),
          ...(rough ? ["先用这个数"] : ["不知道"]),
          "为什么问这个",
        ];
  return [...answers, ...ways].map((label) => ({ label, text: label }));
}

/** Why questions are asked: the conditions that wait for them, with their clauses. */
export function whyLines(
  asked: readonly Asked[],
  view: CompanyView,
  ground: DialogueGround,
): string[] {
  const lines = view.standings.flatMap((standing) => {
    const told = Told.of(tellingOf(standing, view, ground));
    if (!told) return [];
    const waiting = standing.verdict.conditions.filter((one) => waitsFor(one, asked));
    // What needs little else is what a question is asked for.
    const nearest = [...waiting].sort((a, b) => a.missing.length - b.missing.length);
    return nearest.slice(0, MOST_REASONS).map((condition) => {
      const own = told.version.conditions.find(({ id }) => id === condition.id);
      const says = own ? told.wording.condition(own) : condition.label;
      const clause = condition.clause ? `〔${printClause(condition.clause)}〕` : "";
      return `${standing.verdict.title}要看“${condition.label}”：${says}${clause}。`;
    });
  });
  return lines.length > 0 ? lines : ["这一项会影响打分或金额，条件里没有直接用到。"];
}

/** What words are told from. */
export function tellingOf(
  standing: Telling["standing"],
  { profile }: CompanyView,
  { ground, names }: DialogueGround,
): Telling {
  return { standing, profile, definitions: ground.definitions, names };
}

const STANDS_FOR: Readonly<Record<string, readonly string[]>> = {
  totalIncome: ["grossIncome", "nonTaxableIncome"],
  rdHnteOutsourcedOverseas: ["rdExpenseDomesticHnte"],
};

function waitsFor({ missing, outcome }: ConditionResult, asked: readonly Asked[]): boolean {
  if (outcome !== "unknown") return false;
  return missing.some(({ fact }) =>
    asked.some(
      (one) =>
        one.fact === fact ||
        STANDS_FOR[one.fact]?.includes(fact) === true ||
        (CLASSES.test(one.fact) && fact === "rdExpenseHnte") ||
        (RIGHTS.test(one.fact) && (fact.startsWith("ip") || fact === "coreIpOwned")),
    ),
  );
}

/** Names of questions, to be set aside. */
export function namesOfQuestions(asked: readonly Asked[]): string[] {
  return asked.flatMap(({ fact, years }) =>
    years.length === 0 ? [fact] : years.map((year) => nameOf({ fact, year })),
  );
}
