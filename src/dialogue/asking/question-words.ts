import type { Day } from "../../calendar/day.ts";
import { yearOf } from "../../calendar/fiscal-year.ts";
import type { FactDefinition, FactDefinitions } from "../../profile/fact-definition.ts";
import { standing, type Entry } from "../../profile/history.ts";
import type { CompanyView } from "../company-view.ts";
import type { DialogueGround } from "../dialogue-ground.ts";
import { claimsWords, valueWords } from "./fact-words.ts";
import { kinEntry } from "./kin-figures.ts";
import { CLASSES, RIGHTS, type Question } from "./question-groups.ts";
import { roughEntries } from "../telling/rough-figures.ts";

const SPLIT =
  "研发费用请按类拆一下：人员人工、直接投入（材料）、委托外部、其他费用各多少？没有的说没有；委外只按比例算、其他费用有上限，所以要拆。";
const WHICH =
  "研发费用是专项审计（高企归集）的数吗？不是的话按类拆一下：人员人工、直接投入、委托外部、其他费用各多少；委外只按比例算、其他费用有上限。";
const UNSPECIFIED = "rdExpenseUnspecified";
const OWN_RIGHTS = "已经授权的知识产权有几件：发明、实用新型、软著各几件？是自己研发的还是受让的？";
/** Figures that are asked together in words of their own; facts by id. */
const TOGETHER: readonly (readonly [facts: readonly string[], words: string])[] = [
  [["employees", "techStaff"], "职工总数和科技人员各多少人？都按全年月平均。"],
  [["employeesSme", "techStaffSme"], "职工总数和科技人员各多少人？按科小口径。"],
  [["salesRevenue", "rdExpenseHnte"], "销售收入、研发费用（高企专审口径）各年多少？"],
];
/** The figures of a share that many tell without them. */
const STATED = ["rdExpenseHnte", "salesRevenue", "rdRatio"] as const;
/** At most so many questions are put at a time. */
const MOST = 3;
/** So many figures are asked in one sentence. */
const MOST_TOGETHER = 4;
/** Longer hints are told where somebody asks why. */
const SHORT_HINT = 40;

/** Questions in words, numbered where there are several; figures of the same years are one question. */
export function askingLines(
  questions: readonly Question[],
  view: CompanyView,
  ground: DialogueGround,
): string[] {
  const plain = questions.filter(({ fact }) => !CLASSES.test(fact) && !RIGHTS.test(fact));
  const texts = [
    ...bundled(plain, view, ground).map(
      (bundle) => `${bundleWords(bundle, view, ground)}${halfWords(bundle, view)}`,
    ),
    ...whole(questions, CLASSES, view, isOpenKind(view) ? WHICH : SPLIT),
    ...whole(questions, RIGHTS, view, OWN_RIGHTS),
  ];
  if (texts.length === 1) return [`请问：${texts[0] ?? ""}`];
  return texts.map((text, index) => `${String(index + 1)}. ${text}`);
}

/** The questions that are put at a time: three sentences, each of figures that one has at hand together. */
export function putAtOnce(
  questions: readonly Question[],
  view: CompanyView,
  ground: DialogueGround,
): Question[] {
  const parts = questions.filter(({ fact }) => CLASSES.test(fact) || RIGHTS.test(fact));
  const plain = questions.filter((one) => !parts.includes(one));
  const [first] = parts;
  const family = first && (CLASSES.test(first.fact) ? CLASSES : RIGHTS);
  const whole = parts.filter(({ fact }) => family?.test(fact));
  const sentences = [...bundled(plain, view, ground), ...(whole.length > 0 ? [whole] : [])];
  const placeOf = ([one]: readonly Question[]) => (one ? questions.indexOf(one) : -1);
  return sentences
    .sort((a, b) => placeOf(a) - placeOf(b))
    .slice(0, MOST)
    .flat();
}

/** Figures of one kind are asked in one sentence, as many as can be kept in mind. */
function bundled(
  questions: readonly Question[],
  view: CompanyView,
  { ground }: DialogueGround,
): Question[][] {
  const bundles: { readonly kind: string; readonly of: Question[] }[] = [];
  for (const question of questions) {
    const kind = ground.definitions.get(question.fact)?.kind ?? "";
    const joins =
      (kind === "money" || kind === "count") &&
      question.fact !== UNSPECIFIED &&
      roughOf(question, view).length === 0;
    const fitting = bundles.find((one) => one.kind === kind && one.of.length < MOST_TOGETHER);
    if (joins && fitting) fitting.of.push(question);
    else bundles.push({ kind: joins ? kind : "", of: [question] });
  }
  return bundles.map(({ of }) => of);
}

function bundleWords(
  bundle: readonly Question[],
  view: CompanyView,
  ground: DialogueGround,
): string {
  const [first, ...others] = bundle;
  if (!first) return "";
  if (others.length === 0) return questionWords(first, view, ground);
  const facts = bundle.map(({ fact }) => fact);
  const span = spanWords(first.years, view.asOf);
  const own = TOGETHER.find(
    ([of]) =>
      of.length === facts.length &&
      of.every((fact) => facts.includes(fact)) &&
      bundle.every(({ years }) => String(years) === String(first.years)),
  );
  const kin = bundle.map(({ fact, years }) => kinEntry(fact, years[0], view.company));
  if (kin.every((one) => one !== undefined)) return stillWords(bundle, kin, view, ground);
  if (own) return `${span}${own[1]}`;
  const same = new Map<string, string[]>();
  for (const { fact, years } of bundle) {
    const of = spanWords(years, view.asOf);
    same.set(of, [...(same.get(of) ?? []), ground.ground.definitions.get(fact)?.label ?? fact]);
  }
  const parts = [...same].map(([of, labels]) => `${of}${labels.join("、")}`);
  return `${parts.join("，")}各多少？没有的说没有。`;
}

/** Where a share was only told and the figures of one half of it are asked, those of the other half are of use too. */
function halfWords(bundle: readonly Question[], view: CompanyView): string {
  const {
    company: { history },
    profile,
  } = view;
  const [part, whole, share] = STATED;
  if (bundle.some((one) => roughOf(one, view).length > 0)) return "";
  const asks = (fact: string) => bundle.some((one) => one.fact === fact);
  const tells = standing(history).some(({ fact }) => fact === share);
  return tells && asks(whole) && !asks(part) && profile.all(part).length === 0
    ? "各年的研发费用也一起说，占比好按数核一遍。"
    : "";
}

/** Whether research expenses were told of which it is not known what they take in. */
function isOpenKind({ company: { history } }: CompanyView): boolean {
  return standing(history).some(({ fact }) => fact === UNSPECIFIED);
}

function whole(
  questions: readonly Question[],
  family: RegExp,
  view: CompanyView,
  say: string,
): string[] {
  const [first] = questions.filter(({ fact }) => family.test(fact));
  return first ? [`${spanWords(first.years, view.asOf)}${say}`] : [];
}

function questionWords(
  { fact, years }: Question,
  view: CompanyView,
  { ground }: DialogueGround,
): string {
  const rough = roughOf({ fact, years }, view);
  if (rough.length > 0) return roughWords(rough, ground.definitions);
  const kin = kinEntry(fact, years[0], view.company);
  if (kin && kin.value.kind === "figure" && ground.definitions.get(fact)?.kind === "count")
    return stillWords([{ fact, years }], [kin], view, { ground });
  return `${spanWords(years, view.asOf)}${askWords(ground.definitions.get(fact), fact)}`;
}

/** Asks whether what was told of nearly the same holds here too. */
function stillWords(
  bundle: readonly Question[],
  kin: readonly Entry[],
  { asOf }: CompanyView,
  { ground: { definitions } }: Pick<DialogueGround, "ground">,
): string {
  const [first] = bundle;
  const labels = bundle.map(({ fact }) => definitions.get(fact)?.label ?? fact);
  const values = kin.flatMap(({ fact, value }) => {
    const definition = definitions.get(fact);
    return definition ? [valueWords(value, definition)] : [];
  });
  const hint = definitions.get(first?.fact ?? "")?.hint ?? "";
  return `${spanWords(first?.years ?? [], asOf)}${labels.join("、")}还是 ${values.join("、")}吗？${hint}`;
}

/** A question with its hint, where that is short. */
function askWords(definition: FactDefinition | undefined, fact: string): string {
  const ask = definition?.question ?? `${definition?.label ?? fact}是多少？`;
  const hint = definition?.hint ?? "";
  return `${ask}${hint.length <= SHORT_HINT ? hint : ""}`;
}

/** The approximate figures that a question asks the exact ones of. */
export function roughOf({ fact, years }: Question, view: CompanyView): Entry[] {
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
