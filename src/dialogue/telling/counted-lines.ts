import { printClause } from "../../clauses/clause.ts";
import { figureWords } from "../../rules/figure-words.ts";
import { arithmeticOfMeasure } from "../../rules/arithmetic.ts";
import { Told } from "../../rules/telling.ts";
import { pointOf } from "../../units/interval-arithmetic.ts";
import { ZERO, compare, type Rational } from "../../units/rational.ts";
import type { Standing } from "../../rules/judge-all.ts";
import { tellingOf } from "../asking/asking.ts";
import type { CompanyView } from "../company-view.ts";
import type { DialogueGround } from "../dialogue-ground.ts";
import type { Taken } from "../taking/taking.ts";
import { BY_CLASS, withGivenOut } from "../taking/year-research.ts";

/** Measures (ids) that say how much of a cost is left out, with those that say how much counts. */
const CUTS = [
  { cut: "outsourcedCut", counted: "outsourcedCounted" },
  { cut: "otherCut", counted: "otherCounted" },
] as const;
const COUNTED = "rdTotal";
const CLASSES = /^rdHnte/;
/** Of every year the lesser of what was spent and its limit. */
const LESSER = /（(\d+ 年) ([^（）]+?) 和 ([^（）]+?) 取较小的）(?: ＋ )?/g;

/** A cost of which only a part counts. */
export interface Cut {
  /** 委托研发按比例少计 */
  readonly label: string;
  readonly less: Rational;
  /** How the part that counts was reckoned, with its clause. */
  readonly words: string;
}

/** Costs of which only a part counts by a rule; none while something of it is not exact. */
export function cutsOf(standing: Standing, view: CompanyView, ground: DialogueGround): Cut[] {
  const profile = withGivenOut(view.profile, standing.verdict.years);
  const told = Told.of(tellingOf(standing, { ...view, profile }, ground));
  if (!told) return [];
  return CUTS.flatMap(({ cut, counted }): Cut[] => {
    const [lost, kept] = [cut, counted].map((id) => exactly(id, told));
    if (!lost || !kept || compare(lost.figure, ZERO) <= 0) return [];
    const how = arithmeticOfMeasure(counted, told.version, told.evaluation).trim();
    const limited = how.replace(LESSER, "$1 $2、上限 $3，");
    const clause = kept.clause ? `〔${printClause(kept.clause)}〕` : "";
    const sum = limited === how ? `${how} ＝ ` : `${limited}计 `;
    const figures = `${sum}${figureWords(kept.figure, "元")}，少 ${figureWords(lost.figure, "元")}`;
    return [
      { label: lost.label, less: lost.figure, words: `${short(kept.label)} ${figures}${clause}` },
    ];
  });
}

/** How much of the research expenses counts, once they are parted. */
export function countedLines(
  { added, replaced }: Taken,
  view: CompanyView,
  ground: DialogueGround,
): string[] {
  const now = [...added, ...replaced.map(({ after }) => after)];
  if (!now.some(({ fact, implied }) => implied !== true && CLASSES.test(fact))) return [];
  // Told year by year already.
  if (view.profile.facts.some(({ words }) => words === BY_CLASS)) return [];
  return view.standings.flatMap((standing) => {
    const cuts = cutsOf(standing, view, ground);
    const total = standing.verdict.measures.find(({ id }) => id === COUNTED);
    const figure = total && pointOf(total.interval);
    if (cuts.length === 0 || !figure || total.given) return [];
    const words = cuts.map((one) => one.words).join("；");
    return [`按口径计入 ${figureWords(figure, "元")}：${words}。`];
  });
}

function exactly(id: string, { version, evaluation }: Told) {
  if (!version.measures.has(id)) return undefined;
  const { value } = evaluation.collect(() => evaluation.measureResult(id));
  const figure = pointOf(value.interval);
  return figure && value.missing.length === 0 ? { ...value, figure } : undefined;
}

function short(label: string): string {
  return label.replace(/（.*$/, "").replace(/计入额$/, "");
}
