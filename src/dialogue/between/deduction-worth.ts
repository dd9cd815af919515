import { printClause } from "../../clauses/clause.ts";
import type { Fact } from "../../profile/fact.ts";
import { figureWords } from "../../rules/figure-words.ts";
import type { Standing } from "../../rules/judge-all.ts";
import { Told } from "../../rules/telling.ts";
import { pointInterval } from "../../units/interval.ts";
import { pointOf } from "../../units/interval-arithmetic.ts";
import { ratio } from "../../units/rational.ts";
import { tellingOf } from "../asking/asking.ts";
import { standingFor, type CompanyView } from "../company-view.ts";
import { takenAsNone } from "../telling/deduction-so-far.ts";
import type { DialogueGround } from "../dialogue-ground.ts";

const PROGRAMME = "rd-deduction";
const ASKS = /(?:能|可以|到底|大概)?(?:省|少交|少缴|抵|减)(?:下来)?(?:多少|几个?钱)|值多少/;
const EXTRA = "extraDeduction";
const SAVED = "taxSaved";
const RATE = "taxRate";
const INCOME = "taxableIncome";
/** So much income that all of the deduction counts against it, and no company of it is small. */
const AMPLE = ratio(10n ** 12n);

/** What the deduction told so far saves by each rate that may be the company's: what decides it is asked. */
export function deductionWorthLines(
  text: string,
  view: CompanyView,
  ground: DialogueGround,
): string[] {
  if (!ASKS.test(text)) return [];
  return view.standings.flatMap((standing) => {
    if (standing.rule.programme !== PROGRAMME || view.profile.all(INCOME).length > 0) return [];
    const extra = sumOf(EXTRA, [], standing, view, ground);
    if (!extra) return [];
    const ways = [false, true].flatMap((isHnte) => {
      const facts = supposed(isHnte, standing);
      const [rate, saved] = [RATE, SAVED].map((id) => sumOf(id, facts, standing, view, ground));
      if (!rate || !saved) return [];
      const who = isHnte ? "高新技术企业" : "一般企业";
      const clause = rate.clause ? `〔${printClause(rate.clause)}〕` : "";
      return [`${who}税率 ${rate.words}${clause}，合 ${saved.words}`];
    });
    return [
      `加计扣除额 ${extra.words}：${ways.join("；")}。当年亏损的，当年不少交，先加大亏损、以后年度弥补；小型微利企业税负更低，省得少。去年应纳税所得额多少、是不是高企？说了就按你的算。`,
    ];
  });
}

/** A company of one rate, with income enough. */
function supposed(isHnte: boolean, { verdict }: Standing): Fact[] {
  const [year] = verdict.years.slice(-1);
  if (year === undefined) return [];
  const interval = pointInterval(AMPLE);
  return [
    { key: "isHnte", value: { kind: "yesno", yes: isHnte } },
    { key: INCOME, value: { kind: "figure", interval, approximate: false }, years: [year, year] },
  ];
}

/** A measure by what was told and something supposed; `undefined` where it is not exact. */
function sumOf(
  id: string,
  facts: readonly Fact[],
  standing: Standing,
  view: CompanyView,
  ground: DialogueGround,
) {
  const profile = view.profile.with([...takenAsNone(standing), ...facts]);
  const now = standingFor(standing.rule, profile, view.asOf, ground);
  const told = Told.of(tellingOf(now, { ...view, profile }, ground));
  if (!told?.version.measures.has(id)) return undefined;
  const { evaluation } = told;
  const { unit, interval, ...result } = evaluation.collect(() =>
    evaluation.measureResult(id),
  ).value;
  const point = pointOf(interval);
  // What is a figure of the law by itself has the clause of that.
  const clause = told.version.params.get(result.formula ?? "")?.clause ?? result.clause;
  return point && { words: figureWords(point, unit), clause };
}
