import type { FactDefinition } from "../../fact-definition.ts";
import type { TableState } from "./table-state.ts";
import { RESEARCH_TOTALS, type ResearchScope } from "./table-subject.ts";
import { nameIn } from "./table-words.ts";
import type { Vocabulary } from "../vocabulary.ts";

/** A fact that a row or a column of figures is of. */
export interface RowFact {
  readonly fact: FactDefinition;
  /** Why it is only likely, as a half sentence. */
  readonly unsure?: string;
}

/** Shorter words are names only in speech; those that sheets use all the same. */
const SHORT_NAMES = /^(?:营收|职工|员工|净资产)$/;
const SHORTEST = 3;
const FIGURES = /^(?:money|count|number|ratio)$/;
/** Facts that statements and tables of key figures hold; costs of research have readers of their own. */
const HELD =
  /^(?:salesRevenue|operatingRevenue|mainRevenue|otherBusinessRevenue|nonOperatingIncome|grossIncome|totalIncome|nonTaxableIncome|investmentIncome|hightechIncome|hightechIncomeRatio|techServiceIncome|mainProductIncome|agriHightechIncome|netAssets|totalAssets|totalLiabilities|netProfit|taxableIncome|taxPaid|incomeTaxPaid|costExpense|deductionClaimed|rdExpense\w+|rdRatio|employees(?:Sme|Tax|Size)?|techStaff(?:Sme|Ratio)?|rdStaff(?:Direct)?|ip[A-Z]\w*|transformations)$/;
/** Facts whose other names are of a part of them in a table, or of something else. */
const BY_LABEL = /^(?:nonTaxableIncome|techServiceIncome|incomeTaxPaid|transformations)$/;
/** Facts that a table names only with 收入: 主营业务 has costs too. */
const BY_INCOME = /^(?:mainRevenue|otherBusinessRevenue|\w+Income)$/;
const RESEARCH = "rdExpenseUnspecified";
const SALES_LIKELY =
  "销售收入看所得税申报表（主营加其他业务收入），一般等于利润表的营业收入，不一样就以申报表为准";

const BEFORE = /^(?:本年度?|当年|近一年|上年度|全年|年度|期末|年末|企业|本企业|公司)+/;
const BEHIND = /(?:合计|总计|总额|数|金额|额)$/;

/** The fact that a whole name is one of, by the names that facts are spoken of. */
export function factNamed(name: string, vocabulary: Vocabulary): FactDefinition | undefined {
  const bare = name.replace(BEFORE, "");
  const ways = [
    name,
    name.replace(BEHIND, ""),
    bare,
    bare.replace(BEHIND, ""),
    bare.replace(/总额$/, "额"),
  ];
  for (const words of new Set(ways)) {
    if (words.length < SHORTEST && !SHORT_NAMES.test(words)) continue;
    const term = vocabulary.terms.get(words.slice(0, 2))?.find((each) => each.words === words);
    const [fact] = term?.facts ?? [];
    if (fact && isHeld(fact, words)) return fact;
  }
  return undefined;
}

/** Whether a table holds a fact under these words. */
function isHeld({ id, kind, label }: FactDefinition, words: string): boolean {
  if (!FIGURES.test(kind) || !HELD.test(id)) return false;
  if (BY_LABEL.test(id)) return words === nameIn(label);
  return !BY_INCOME.test(id) || /收入|营收|收益/.test(words);
}

/** The facts that a row is of: what a name means in this statement and by this definition of research. */
export function factsOfRow(
  text: string,
  state: Pick<TableState, "kind" | "audited">,
  scope: ResearchScope | undefined,
  vocabulary: Vocabulary,
): RowFact[] {
  const fact = factNamed(nameIn(text), vocabulary);
  if (!fact) return [];
  const { definitions } = vocabulary;
  const of = (id: string, unsure?: string): RowFact[] => {
    const found = definitions.get(id);
    return found ? [{ fact: found, ...(unsure !== undefined && { unsure }) }] : [];
  };
  if (fact.id === RESEARCH) {
    // A profit and loss account shows what was booked, whatever else the file is about.
    if (state.kind === "income")
      return [...(state.audited ? of("rdExpenseAudited") : []), ...of(RESEARCH_TOTALS.book)];
    return of(scope ? RESEARCH_TOTALS[scope] : RESEARCH);
  }
  if (fact.id === "operatingRevenue") {
    if (state.kind === "tax") return of("salesRevenue");
    if (state.kind === "income")
      return [...of("operatingRevenue"), ...of("salesRevenue", SALES_LIKELY)];
  }
  return [{ fact }];
}
