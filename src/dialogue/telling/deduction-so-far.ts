import { printClause } from "../../clauses/clause.ts";
import type { Claim } from "../../profile/claim.ts";
import type { Fact } from "../../profile/fact.ts";
import { standing } from "../../profile/history.ts";
import { readStored, storeValue } from "../../profile/stored-value.ts";
import type { Turn } from "../../profile/reading/turn/turn-context.ts";
import { valueWords } from "../../rules/comparison-words.ts";
import { figureWords } from "../../rules/figure-words.ts";
import type { Standing } from "../../rules/judge-all.ts";
import { Told } from "../../rules/telling.ts";
import { pointInterval } from "../../units/interval.ts";
import { pointOf } from "../../units/interval-arithmetic.ts";
import { readQuantities } from "../../units/quantities.ts";
import { compare, ZERO, type Rational } from "../../units/rational.ts";
import { tellingOf } from "../asking/asking.ts";
import { standingFor, type CompanyView } from "../company-view.ts";
import type { DialogueGround } from "../dialogue-ground.ts";
import type { Taken } from "../taking/taking.ts";

const PROGRAMME = "rd-deduction";
const FIVE = "rdDedFiveItems";
/** Figures of the deduction, and the total of it. */
const FIGURES = /^(?:rdDed|rdExpenseDeduction$)/;
/** What many companies have none of, and nobody speaks of then. */
const OFTEN_NONE = [
  "rdDedEntrustedDomestic",
  "rdDedEntrustedOverseas",
  "rdDedSpecialIncome",
  "rdDedProductMaterial",
];
/** What only companies of one industry are. */
const SELDOM = "chipOrMachineEligible";
/** Sums that follow from research expenses alone. */
const SUMS = ["other", "base", "extraDeduction"];
const LIMITED = "other";
const LIMIT = "otherCap";
const SHARE = "entrustedShare";

/** What the deduction comes to by the figures that were told so far; what was not spoken of is taken as none, and said so. */
export function deductionLines(
  { added, replaced }: Taken,
  view: CompanyView,
  ground: DialogueGround,
): string[] {
  const now = [...added, ...replaced.map(({ after }) => after)];
  if (!now.some(({ fact, implied }) => implied !== true && FIGURES.test(fact))) return [];
  return view.standings.flatMap((standing) => {
    const { rule } = standing;
    if (rule.programme !== PROGRAMME) return [];
    const none = takenAsNone(standing);
    const profile = view.profile.with(none);
    const supposed = standingFor(rule, profile, view.asOf, ground);
    const told = Told.of(tellingOf(supposed, { ...view, profile }, ground));
    const sums = supposed.verdict.amounts.filter(
      ({ id, value }) => SUMS.includes(id) && value && pointOf(value.interval),
    );
    const last = sums.at(-1);
    if (!told || !last || last.id !== SUMS.at(-1)) return [];
    const words = sums.map(({ id, label, value }) => {
      const limit = id === LIMITED ? limitWords(told) : "";
      return `${label} ${value ? valueWords(value) : ""}${limit}`;
    });
    const clause = last.clause ? `〔${printClause(last.clause)}〕` : "";
    const taken =
      none.length > 0 ? "；委托研发、特殊收入这些没说的先按没有算，按一般企业的比例" : "";
    return [`照说到的数：${words.join("，")}${clause}${taken}。`];
  });
}

/** What these costs may count up to. */
function limitWords({ version, evaluation }: Told): string {
  if (!version.measures.has(LIMIT)) return "";
  const { value } = evaluation.collect(() => evaluation.measureResult(LIMIT));
  return pointOf(value.interval) ? `（限额 ${valueWords(value)}）` : "";
}

const WITHIN = /里头|里面|其中|当中|里有|含/;
const RENT = /(?:房|楼|场地|厂房|办公室)[^,，。\d]{0,4}租|租(?:房|金)/;

/** Whether a message says that rent of rooms stands within something. */
export function tellsOfRent(text: string): boolean {
  return WITHIN.test(text) && RENT.test(text);
}

/** Rent of rooms that is said to stand within the five items is taken out of them, since it does not count. */
export function withoutRent(text: string, turn: Turn, view: CompanyView): Turn {
  if (!tellsOfRent(text)) return turn;
  if (!view.standings.some(({ rule }) => rule.programme === PROGRAMME)) return turn;
  const held = standing(view.company.history).findLast(({ fact }) => fact === FIVE);
  const figure = held && readStored(held.value);
  const all = figure?.kind === "figure" ? pointOf(figure.interval) : undefined;
  const rent = onlyMoney(text, view);
  if (!held || !all || !rent || compare(rent, all) >= 0) return turn;
  const claim: Claim = {
    fact: FIVE,
    value: storeValue({
      kind: "figure",
      interval: pointInterval(all.sub(rent)),
      approximate: false,
    }),
    evidence: held.evidence,
    words: text,
    ...(held.years && { years: held.years }),
  };
  return { ...turn, claims: [claim], doubted: [] };
}

/** What many companies have none of, where the deduction waits for it. */
export function takenAsNone({ verdict }: Standing): Fact[] {
  const missing = verdict.amounts
    .filter(({ id }) => SUMS.includes(id))
    .flatMap((amount) => amount.missing);
  return missing.flatMap(({ fact, year }): Fact[] => {
    const years = year === undefined ? {} : { years: [year, year] as const };
    if (OFTEN_NONE.includes(fact))
      return [
        {
          key: fact,
          value: { kind: "figure", interval: pointInterval(ZERO), approximate: false },
          ...years,
        },
      ];
    return fact === SELDOM ? [{ key: fact, value: { kind: "yesno", yes: false }, ...years }] : [];
  });
}

const GIVEN_OUT = /委托|委外|外包/;
const ABROAD = /境外|国外|海外|外国/;
const UNREGISTERED = /(?:没|没有|未|还没)(?:去|做|办)?(?:技术合同)?登记/;

/** What was given out by a contract that is not registered: by how much it would count, and that it does not yet. */
export function unregisteredLines(
  text: string,
  view: CompanyView,
  ground: DialogueGround,
): string[] {
  if (!GIVEN_OUT.test(text) || !UNREGISTERED.test(text) || ABROAD.test(text)) return [];
  const paid = onlyMoney(text, view);
  if (!paid) return [];
  return view.standings.flatMap((one) => {
    const told = Told.of(tellingOf(one, view, ground));
    const param = told?.version.params.get(SHARE);
    if (one.rule.programme !== PROGRAMME || !told || !param) return [];
    const { evaluation } = told;
    const share = pointOf(evaluation.collect(() => evaluation.param(SHARE)).value);
    if (!share) return [];
    return [
      `委托境内按 ${figureWords(share, "%")} 计，${figureWords(paid, "元")}能计 ${figureWords(paid.mul(share), "元")}；合同没登记的先不算进去，能不能补登问技术合同登记机构。`,
    ];
  });
}

/** The only sum of money in a text, in 元; `undefined` where there is none, or are several. */
function onlyMoney(text: string, { asOf }: CompanyView): Rational | undefined {
  const [money, ...others] = readQuantities(text, { today: asOf }).filter(
    ({ kind }) => kind === "money",
  );
  return others.length === 0 ? money?.value : undefined;
}
