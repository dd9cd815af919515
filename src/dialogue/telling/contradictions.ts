import type { Day } from "../../calendar/day.ts";
import type { Claim } from "../../profile/claim.ts";
import { samePlace } from "../../profile/claim.ts";
import type { FactDefinitions } from "../../profile/fact-definition.ts";
import { standing, type History } from "../../profile/history.ts";
import { withOwnBeside } from "../../profile/reading/own-beside.ts";
import { answeredStatements } from "../../profile/reading/turn/turn-answers.ts";
import { claimsOf } from "../../profile/reading/turn/turn-claims.ts";
import { putsRight } from "../../profile/reading/turn/turn-corrections.ts";
import type { Asked, Turn, TurnContext } from "../../profile/reading/turn/turn-context.ts";
import { asRead } from "../../profile/reading/turn/as-read.ts";
import { intervalOf, sameValue } from "../../profile/stored-value.ts";
import { figureWords } from "../../rules/figure-words.ts";
import { divideIntervals, pointOf } from "../../units/interval-arithmetic.ts";
import { compare, type Rational } from "../../units/rational.ts";
import type { Confirm } from "../dialogue-state.ts";
import { claimsWords, placeWords, valueWords } from "../asking/fact-words.ts";
import { farOff } from "./far-off.ts";

/** A part can never be more than its whole; facts by id. */
const PARTS: readonly (readonly [part: RegExp, whole: string])[] = [
  [/^(?:techStaff|rdStaff|rdStaffDirect)$/, "employees"],
  [/^techStaffSme$/, "employeesSme"],
  [/^hightechIncome$/, "totalIncome"],
  [/^mainRevenue$/, "operatingRevenue"],
  [/^nonTaxableIncome$/, "grossIncome"],
];
/** More of it than of the other is rare, so that a digit or a unit is rather wrong. */
const RARELY_MORE: readonly (readonly [RegExp, RegExp])[] = [
  [
    /^rdExpense(?:Hnte|Unspecified|Book|Deduction|Audited|Statistics)$/,
    /^(?:salesRevenue|operatingRevenue)$/,
  ],
];
/** Shares by what they are of. */
const SHARES: Readonly<Record<string, readonly [part: string, whole: string]>> = {
  techStaffRatio: ["techStaff", "employees"],
  techStaffRatioSme: ["techStaffSme", "employeesSme"],
};

/** A message without the figures that cannot be, and what is asked about them. */
export interface Consistent {
  readonly turn: Turn;
  readonly confirm: readonly Confirm[];
}

/** Holds back the figures of a message that contradict each other or what is known: they are asked about first. */
export function consistent(
  text: string,
  turn: Turn,
  { entries, unknowns }: History,
  context: TurnContext,
): Consistent {
  const { definitions } = context.vocabulary;
  const known = standing({ entries, unknowns });
  const twice = saidTwice(text, turn, context, definitions);
  const held = new Set<Claim>(twice.flatMap(({ claims }) => claims));
  const confirm = twice.map(({ confirm: one }) => one);
  const rest = () => turn.claims.filter((one) => !held.has(one));
  for (const claim of turn.claims) {
    if (held.has(claim) || claim.implied === true) continue;
    if (AVERAGE.test(text) && definitions.get(claim.fact)?.kind === "money") {
      held.add(claim);
      confirm.push({
        question: `${words(claim, definitions)}是平均数，不是这一年的数，没有记；要这一年实际的。`,
        options: [],
        about: [askedOf(claim)],
      });
      continue;
    }
    if (isAhead(claim, context.today)) {
      held.add(claim);
      if (!turn.commands.includes("pause")) confirm.push(aheadOf(claim, definitions));
      continue;
    }
    const others = [...rest(), ...known.filter((one) => !rest().some((x) => samePlace(x, one)))];
    const found = tooMuch(claim, others, definitions);
    // More than its whole is plainly wrong; far off is only odd.
    const far = found?.never === true ? undefined : farOff(claim, known, definitions);
    if (far) {
      held.add(claim);
      confirm.push({
        question: `${words(claim, definitions)}，和之前的${words(far, definitions)}差得太多，是多了一位还是别的数？先没记。`,
        options: [{ label: "数没错", claims: [{ ...claim, corrects: true }] }],
        about: [askedOf(claim)],
      });
      continue;
    }
    // Of two that are told at once the part is held back.
    if (!found || (found.whole && rest().includes(found.other))) continue;
    held.add(claim);
    confirm.push(found.confirm);
  }
  return { turn: held.size === 0 ? turn : { ...turn, claims: rest() }, confirm };
}

/** Nobody is registered on a day that is still to come. */
function isAhead({ fact, value }: Claim, today: Day): boolean {
  return fact === "regDate" && value.kind === "date" && value.from > today;
}

function aheadOf(claim: Claim, definitions: FactDefinitions): Confirm {
  return {
    question: `${words(claim, definitions)}还没到，先没记，是哪一天？`,
    options: [],
    about: [askedOf(claim)],
  };
}

/** What is asked about a claim that cannot be beside another one. */
interface TooMuch {
  readonly other: Claim;
  /** The claim is the whole of which the other is a part. */
  readonly whole: boolean;
  /** It can never be so, rather than being rare. */
  readonly never: boolean;
  readonly confirm: Confirm;
}

/** A claim that is more than its whole, or whose part is more than it. */
function tooMuch(
  claim: Claim,
  others: readonly Claim[],
  definitions: FactDefinitions,
): TooMuch | undefined {
  for (const other of others) {
    if (!sameYears(claim, other)) continue;
    const never = pairOf(claim, other, (part, whole) =>
      PARTS.some(([of, all]) => of.test(part.fact) && all === whole.fact),
    );
    const rarely = pairOf(claim, other, (part, whole) =>
      RARELY_MORE.some(([of, all]) => of.test(part.fact) && all.test(whole.fact)),
    );
    const pair = never ?? rarely;
    if (!pair) continue;
    const [part, whole] = pair;
    const [a, b] = [part, whole].map((one) => words(one, definitions));
    const about = (never ? [claim, other] : [claim]).map(askedOf);
    const pairing = { other, whole: whole === claim, never: never !== undefined };
    if (never)
      return {
        ...pairing,
        confirm: {
          question: `对不上：${a ?? ""}，比${b ?? ""}还多，先没记。哪个数不对，把对的说一遍？`,
          options: [{ label: "先放着", claims: [] }],
          about,
        },
      };
    return {
      ...pairing,
      confirm: {
        question: `${a ?? ""}，比${b ?? ""}还多，是多了一位还是单位不对？先没记，把对的数再说一遍。`,
        options: [{ label: "数没错", claims: [claim] }],
        about,
      },
    };
  }
  return undefined;
}

function pairOf(
  one: Claim,
  other: Claim,
  isPair: (part: Claim, whole: Claim) => boolean,
): readonly [Claim, Claim] | undefined {
  if (isPair(one, other) && isMore(one, other)) return [one, other];
  if (isPair(other, one) && isMore(other, one)) return [other, one];
  return undefined;
}

function isMore(part: Claim, whole: Claim): boolean {
  if (part.value.kind !== "figure" || whole.value.kind !== "figure") return false;
  const { low } = intervalOf(part.value);
  const { high } = intervalOf(whole.value);
  return low !== undefined && high !== undefined && compare(low, high) > 0;
}

/** What several years come to on the average is no year's figure. */
const AVERAGE = /平均(?:一|每)?年|年均(?!人|职工|月)|每年平均|(?<!月|季度?)平均下来/;
const NUMERALS = /[\d.]+|[一二两三四五六七八九十百千万]+/g;

interface Twice {
  readonly claims: readonly Claim[];
  readonly confirm: Confirm;
}

/** Facts of which one message says two things, and shares that their own figures refute. */
function saidTwice(
  text: string,
  turn: Turn,
  context: TurnContext,
  definitions: FactDefinitions,
): Twice[] {
  if (putsRight(text) || (text.match(NUMERALS)?.length ?? 0) < 2) return [];
  const manner = { evidence: "said", corrects: false } as const;
  const read = asRead(text, context);
  const all = withOwnBeside(read, answeredStatements(read, context))
    .filter(({ hypothetical, part }) => !hypothetical && part !== true)
    .flatMap((one) => claimsOf(one, manner, context).map(({ claim }) => claim));
  const twice = turn.claims.flatMap((claim): Twice[] => {
    if (claim.value.kind !== "figure" || claim.implied === true) return [];
    const apart = all.filter(
      (one) =>
        samePlace(one, claim) &&
        one.forecast === claim.forecast &&
        one.value.kind === "figure" &&
        !sameValue(one.value, claim.value),
    );
    const [other] = apart;
    const definition = definitions.get(claim.fact);
    if (!other || !definition) return [];
    const [first, second] = [other, claim].map((one) => valueWords(one.value, definition));
    return [
      {
        claims: [claim],
        confirm: {
          question: `${placeWords(claim, definitions)}这一句里说了两个数：${first ?? ""}、${second ?? ""}，用哪个？`,
          options: [
            { label: first ?? "", claims: [other] },
            { label: second ?? "", claims: [claim] },
          ],
          about: [askedOf(claim)],
        },
      },
    ];
  });
  return [...twice, ...all.flatMap((share) => refuted(share, turn, context, definitions))];
}

/** A share that was said beside the figures it follows from, and differs from them. */
function refuted(
  share: Claim,
  turn: Turn,
  { known }: TurnContext,
  definitions: FactDefinitions,
): Twice[] {
  const [part, whole] = SHARES[share.fact] ?? [];
  const find = (fact: string | undefined): Claim | undefined =>
    turn.claims.find((one) => one.fact === fact) ??
    known.findLast((one) => one.fact === fact && sameYears(one, share));
  const [of, all] = [find(part), find(whole)];
  const own = turn.claims.filter((one) => one === of);
  if (!of || !all || own.length === 0 || share.value.kind !== "figure") return [];
  if (of.value.kind !== "figure" || all.value.kind !== "figure") return [];
  const reckoned = divideIntervals(intervalOf(of.value), intervalOf(all.value));
  const [is, said] = [pointOf(reckoned), pointOf(intervalOf(share.value))];
  if (!is || !said || near(is, said)) return [];
  const would = pointOf(intervalOf(all.value));
  const people = would
    ? `，${figureWords(said, "%")} 应是 ${figureWords(would.mul(said), "人")}`
    : "";
  return [
    {
      claims: own,
      confirm: {
        question: `对不上：${words(of, definitions)}、${words(all, definitions)}，占 ${figureWords(is, "%")}${people}。以哪个为准？`,
        options: [
          { label: valueWords(of.value, ownDefinition(of, definitions)), claims: own },
          { label: figureWords(said, "%"), claims: [share] },
        ],
        about: [askedOf(of)],
      },
    },
  ];
}

function ownDefinition({ fact }: Claim, definitions: FactDefinitions) {
  const definition = definitions.get(fact);
  if (!definition) throw new Error(`The fact ${fact} is not defined.`);
  return definition;
}

/** A share that people round when they say it. */
function near(is: Rational, said: Rational): boolean {
  const gap = is.sub(said).abs();
  return compare(gap.mul(100n), is.abs().add(said.abs())) <= 0;
}

function words(claim: Claim, definitions: FactDefinitions): string {
  return claimsWords([{ ...claim, unitTaken: false }], definitions);
}

function askedOf({ fact, years }: Claim): Asked {
  return { fact, years: years && years[0] === years[1] ? [years[0]] : [] };
}

function sameYears(one: Claim, other: Claim): boolean {
  return one.years?.[0] === other.years?.[0] && one.years?.[1] === other.years?.[1];
}
