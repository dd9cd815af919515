import { standing } from "../../profile/history.ts";
import type { Fact } from "../../profile/fact.ts";
import { readStored } from "../../profile/stored-value.ts";
import { figureWords } from "../../rules/figure-words.ts";
import { Told } from "../../rules/telling.ts";
import { MARK_WORDS } from "../../rules/verdict-text.ts";
import { pointInterval } from "../../units/interval.ts";
import { pointOf } from "../../units/interval-arithmetic.ts";
import { compare, ZERO } from "../../units/rational.ts";
import { tellingOf } from "../asking/asking.ts";
import { standingFor, type CompanyView } from "../company-view.ts";
import { toldWords } from "./condition-told.ts";
import type { DialogueGround } from "../dialogue-ground.ts";
import type { Taken } from "../taking/taking.ts";

const GIVEN_OUT = ["rdHnteOutsourcedDomestic", "rdHnteOutsourcedOverseas"];
const TOTAL = "rdExpenseHnte";
const SHARE = "outsourcedShare";
const CLASSES = "rdByClass";

/**
 * What a total that was only said would come to if what was given out stands in it in full: told as
 * such, since certified figures hold it by its share already.
 */
export function outsourcedWithinLines(
  { added, replaced }: Taken,
  view: CompanyView,
  ground: DialogueGround,
): string[] {
  const now = [...added, ...replaced.map(({ after }) => after)];
  const told = now.filter(({ fact, implied }) => implied !== true && GIVEN_OUT.includes(fact));
  if (told.length === 0) return [];
  return view.standings.flatMap((one) => {
    const parted = Told.of(tellingOf(one, view, ground));
    if (!parted?.version.params.has(SHARE) || !parted.version.measures.has(CLASSES)) return [];
    const { evaluation } = parted;
    const share = pointOf(evaluation.collect(() => evaluation.param(SHARE)).value);
    const given = standing(view.company.history).filter(
      ({ fact, evidence }) => fact === TOTAL && evidence === "said",
    );
    const changes = given.flatMap((total): { fact: Fact; less: typeof ZERO }[] => {
      const value = readStored(total.value);
      const point = value.kind === "figure" ? pointOf(value.interval) : undefined;
      const outs = told.filter(({ years }) => String(years) === String(total.years));
      const sum = outs.reduce((so, { value: stored }) => {
        const read = readStored(stored);
        const figure = read.kind === "figure" ? pointOf(read.interval) : undefined;
        return figure ? so.add(figure) : so;
      }, ZERO);
      if (!point || !share || compare(sum, ZERO) <= 0) return [];
      const less = sum.sub(sum.mul(share));
      const interval = pointInterval(point.sub(less));
      return [
        {
          fact: {
            key: TOTAL,
            value: { kind: "figure", interval, approximate: false },
            ...(total.years && { years: total.years }),
          },
          less,
        },
      ];
    });
    if (changes.length === 0) return [];
    const profile = view.profile.with(changes.map(({ fact }) => fact));
    const supposed = standingFor(one.rule, profile, view.asOf, ground);
    const words = Told.of(tellingOf(supposed, { ...view, profile }, ground));
    const condition = supposed.verdict.conditions.find(({ id }) => id === "rd-ratio");
    if (!words || !condition?.value) return [];
    const less = changes.reduce((so, change) => so.add(change.less), ZERO);
    const mark =
      condition.outcome === "met" || condition.outcome === "unmet"
        ? MARK_WORDS[condition.outcome]
        : MARK_WORDS.unknown;
    return [
      `委外只按 ${figureWords(share ?? ZERO, "%")} 计：报的研发费用里要是还没打折，得少计 ${figureWords(less, "元")}，${toldWords(condition, words)}，${mark}；专审的数已经打过折的不用再减，没打过的把折后的数说一遍就改。`,
    ];
  });
}
