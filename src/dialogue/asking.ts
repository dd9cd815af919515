import type { Day } from "../calendar/day.ts";
import { yearOf } from "../calendar/fiscal-year.ts";
import { printClause } from "../clauses/clause.ts";
import type { Choice } from "../messages/reply.ts";
import type { Asked } from "../profile/reading/turn-context.ts";
import type { FactDefinitions } from "../profile/fact-definition.ts";
import { standing, type Entry } from "../profile/history.ts";
import { Told, type Telling } from "../rules/telling.ts";
import type { ConditionResult } from "../rules/verdict.ts";
import type { CompanyView } from "./company-view.ts";
import type { DialogueGround } from "./dialogue-ground.ts";
import { claimsWords } from "./fact-words.ts";
import { missingOf, nameOf } from "./missing-facts.ts";
import { grouped, type Question } from "./question-groups.ts";
import { roughEntries } from "./rough-figures.ts";

const CLASSES = /^rdHnte(?!OutsourcedOverseas)/;
const RIGHTS = /^ip(?:Invention|Utility|Software)$/;
const MOST_CHOICES = 8;

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

/** Questions in words, numbered where there are several. */
export function askingLines(
  questions: readonly Question[],
  view: CompanyView,
  ground: DialogueGround,
): string[] {
  const texts = [
    ...questions
      .filter(({ fact }) => !CLASSES.test(fact) && !RIGHTS.test(fact))
      .map((question) => questionWords(question, view, ground)),
    ...whole(
      questions,
      CLASSES,
      view,
      "研发费用请按类拆一下：人员人工、直接投入（材料）、委托外部、其他费用各多少？没有的说没有。委外只按比例算、其他费用有上限，所以要拆开。",
    ),
    ...whole(
      questions,
      RIGHTS,
      view,
      "已经授权的知识产权有几件：发明、实用新型、软著各几件？是自己研发的还是受让的？",
    ),
  ];
  if (texts.length === 1) return [`请问：${texts[0] ?? ""}`];
  return texts.map((text, index) => `${String(index + 1)}. ${text}`);
}

function whole(
  questions: readonly Question[],
  family: RegExp,
  view: CompanyView,
  say: string,
): string[] {
  const parts = questions.filter(({ fact }) => family.test(fact));
  const [first] = parts;
  if (!first) return [];
  return [`${spanWords(first.years, view.asOf)}${say}`];
}

function questionWords(
  { fact, years }: Question,
  view: CompanyView,
  { ground }: DialogueGround,
): string {
  const rough = roughOf({ fact, years }, view);
  if (rough.length > 0) return roughWords(rough, ground.definitions);
  const definition = ground.definitions.get(fact);
  const ask = definition?.question ?? `${definition?.label ?? fact}是多少？`;
  const hint = definition?.hint ?? "";
  return `${spanWords(years, view.asOf)}${ask}${hint.length <= 40 ? hint : ""}`;
}

/** The approximate figures that a question asks the exact ones of. */
function roughOf({ fact, years }: Question, view: CompanyView): Entry[] {
  return roughEntries(view).filter(
    (one) => one.fact === fact && (!one.years || years.includes(one.years[0])),
  );
}

/** Asks for the exact figure in place of an approximate one. */
function roughWords(rough: readonly Entry[], definitions: FactDefinitions): string {
  return `${claimsWords(rough, definitions)}，准数是多少？审计报告上的最好。`;
}

/** The years that are asked about; of one that is not over an expectation will do. */
export function spanWords(years: readonly number[], asOf: Day): string {
  if (years.length === 0) return "";
  const open = years.some((year) => year >= yearOf(asOf)) ? "（没过完的先给预计数）" : "";
  return `${years.map(String).join("、")} 年${open}`;
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
  const rough = questions.some((question) => roughOf(question, view).length > 0);
  const split =
    questions.some(({ fact }) => CLASSES.test(fact)) &&
    standing(view.company.history).some(({ fact }) => fact === "rdExpenseUnspecified");
  const ways =
    questions.length === 0
      ? []
      : [
          ...(split ? ["就是专项审计的数"] : []),
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
    return waiting.slice(0, 3).map((condition) => {
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
