import { addIntervals } from "../../../units/interval-arithmetic.ts";
import { samePlace, type Claim } from "../../claim.ts";
import type { Entry } from "../../history.ts";
import { intervalOf, storeValue } from "../../stored-value.ts";
import type { Doubted, TurnContext } from "./turn-context.ts";

/** Right before a figure that was left out of one told before: 漏了12万, 少算了3个. */
const LEFT_BEFORE =
  /(?:漏|忘|少(?=[记算报加归统填写])|落下)(?:了|记|算|报|加|归集?|统计|填|写|掉|下)*(?:有|一[笔个项块]|大概|约|\s)*$/;
/** Behind such a figure: 6个人没算进去. */
const LEFT_BEHIND =
  /^[^,，。;；\d]{0,8}?(?:没有?|未|忘(?:了|记)?)(?:给|被)?(?:算|加|统计|归集?|计(?!划)|报|填|记|包[括含]|含|放)(?:进去?|进来|上|在内|里[头面]|到)?(?!错|对|准)/;
/** Before a figure that may be beside one told before: 派遣的还有6个. */
const BESIDE = /(?<!里[头面边]?|其中|当中)(?:还有|另外?(?:还)?有|外加)[^,，。;；\d]{0,6}$/;
/** What is left behind such words is all there is: 刨去5个实习生还有55个. */
const TAKEN_OFF = /(?:刨|扣|减|剔|除|抛|拿|去)[掉去除开了]/;
/** Of what was given out only a share counts. */
const GIVEN_OUT = /委外|委托|外包|外协/;
const ASKS = /[?？吗]|怎么|咋|算不算|能不能|行不行|可不可以/;
const RIGHT = /^ip/;
const RESEARCH = /^rdExpense(?!Domestic)/;
const UNSPECIFIED = "rdExpenseUnspecified";

/** What a message adds to figures told before. */
export interface Added {
  /** Sums that stand instead of the figures before. */
  readonly claims: readonly Claim[];
  /** Sums of which it is asked whether they, or what was said by itself, are meant. */
  readonly doubted: readonly Doubted[];
  /** The claims that neither is taken by itself. */
  readonly instead: ReadonlySet<Claim>;
}

/** Figures among claims that only come on top of what is known: 派遣的还有6个人没算, 研发费漏了12万. */
export function addedClaims(text: string, claims: readonly Claim[], { known }: TurnContext): Added {
  const added: Claim[] = [];
  const doubted: Doubted[] = [];
  const instead = new Set<Claim>();
  for (const claim of claims) {
    const at = text.indexOf(claim.words);
    if (at < 0 || claim.value.kind !== "figure") continue;
    const behind = text.slice(at + claim.words.length);
    const left = LEFT_BEFORE.test(text.slice(0, at)) || LEFT_BEHIND.test(behind);
    const rest = TAKEN_OFF.test(text.slice(0, at));
    const beside = !rest && BESIDE.test(text.slice(0, at)) && !RIGHT.test(claim.fact);
    if (!left && !beside) continue;
    const held = heldOf(claim, known);
    if (held?.value.kind !== "figure") {
      if (!left) continue;
      instead.add(claim);
      doubted.push({ claim, doubt: "scope" });
      continue;
    }
    const interval = addIntervals(intervalOf(held.value), intervalOf(claim.value));
    const approximate = held.value.approximate || claim.value.approximate;
    const value = storeValue({ kind: "figure", interval, approximate });
    const sum: Claim = { ...claim, fact: held.fact, value, corrects: true, unitTaken: false };
    instead.add(claim);
    const sure = left && !GIVEN_OUT.test(text) && !ASKS.test(text);
    if (sure) added.push(sum);
    else doubted.push({ claim: sum, doubt: "scope", instead: claim });
  }
  return { claims: added, doubted, instead };
}

/** The figure that another may be left out of: of its fact, else research expenses of the kind that is known. */
function heldOf(claim: Claim, known: readonly Entry[]): Entry | undefined {
  const same = known.findLast((one) => samePlace(one, claim));
  if (same || claim.fact !== UNSPECIFIED) return same;
  return known.findLast(
    (one) => RESEARCH.test(one.fact) && samePlace(one, { ...claim, fact: one.fact }),
  );
}
