import type { Claim } from "../../profile/claim.ts";
import type { Entry } from "../../profile/history.ts";
import { sameValue } from "../../profile/stored-value.ts";
import type { Turn } from "../../profile/reading/turn/turn-context.ts";

const PRINCIPAL = "loanPrincipal";
/** What is known of one loan only. */
const OF_LOAN = [PRINCIPAL, "loanYears", "loanNew", "workingCapitalLoan", "lenderHandles"];
/** Says that it is another one, beside the first. */
const ANOTHER =
  /另外|另(?:有|一)|还有?(?:一?笔|在|从|向|贷)|第[二三两]笔|又(?:在|从|向|贷|借)|(?:行|社|银行)[^,，。;；\d]{0,3}也(?:贷|借|有|放|批)|两(?:家|个)(?:银?行)|两笔/;
const PUTS_RIGHT = /不对|错|不是|改|其实|应该是|一共|加起来|合计|总共/;

/** Said of a second loan: only one is held here. */
export const SECOND_LOAN =
  "另一笔贷款没有并进来：这里一次只记一笔，先前那笔不动；上限按一家银行算，几家银行的各算各的。";

/** Whether a message tells of a loan beside the one that is known. */
export function tellsSecondLoan(
  text: string,
  { claims, doubted }: Turn,
  known: readonly Entry[],
): boolean {
  if (!ANOTHER.test(text) || PUTS_RIGHT.test(text)) return false;
  const held = known.findLast(({ fact }) => fact === PRINCIPAL);
  return [...claims, ...doubted.map(({ claim }) => claim)].some(
    ({ fact, value }) => fact === PRINCIPAL && held && !sameValue(held.value, value),
  );
}

/** A turn without what it tells of a second loan. */
export function withoutSecondLoan(turn: Turn): Turn {
  const kept = ({ fact }: Claim) => !OF_LOAN.includes(fact);
  return {
    ...turn,
    claims: turn.claims.filter(kept),
    doubted: turn.doubted.filter(({ claim }) => kept(claim)),
  };
}
