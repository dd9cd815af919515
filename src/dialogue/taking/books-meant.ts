import type { Claim } from "../../profile/claim.ts";
import type { Turn } from "../../profile/reading/turn/turn-context.ts";

const UNSPECIFIED = "rdExpenseUnspecified";
const CERTIFIED_FACT = "rdExpenseHnte";
const BOOK = "rdExpenseBook";
/** What denies that figures are certified: 不是专审, 还没做专审, 专审还没出. */
const NOT_CERTIFIED =
  /(?:不是|没有?|未|没经过?|等)(?:去|做|出|弄|搞|经)?过?(?:高企)?(?:的)?(?:专审|专项审计)(?:的|口径|数)*|(?:专审|专项审计)(?:报告)?(?:都|也|还|目前)*(?:没|未)(?:有)?(?:做|出|开始|完|审)?/g;
/** Figures of the books: not how much money there is. */
const OF_BOOKS =
  /(?:账上|账面|利润表|财务账)(?!(?:都|还|就|一直|目前|现在)*(?:是|有|也)?(?:亏|赚|盈|没钱|没有?钱|现金|资金))/;
const CERTIFIED = /专审|专项审计/;
const LEDGER = /辅助账/;
const OTHER_KIND = /加计|统计|辅助账/;

/** A message without words that deny that its figures are certified. */
export function withoutDenial(text: string): string {
  return text.replace(NOT_CERTIFIED, " ");
}

/** Whether a message says that its research expenses are not the certified ones. */
export function deniesCertified(text: string): boolean {
  // The auxiliary ledger is what the certified figures come from.
  if (LEDGER.test(text)) return false;
  const left = withoutDenial(text);
  return left !== text || (OF_BOOKS.test(left) && !CERTIFIED.test(left));
}

/** Research expenses of no kind as of the one that the same message says of all of them: 研发70 55 50专审, 账上的. */
export function ofBooksMeant(text: string, turn: Turn): Turn {
  const left = withoutDenial(text);
  const [books, certified] = [OF_BOOKS.test(left), CERTIFIED.test(left)];
  if (books === certified || OTHER_KIND.test(left)) return turn;
  const fact = books ? BOOK : CERTIFIED_FACT;
  const of = (claim: Claim): Claim => (claim.fact === UNSPECIFIED ? { ...claim, fact } : claim);
  const doubted = turn.doubted.map((one) => ({ ...one, claim: of(one.claim) }));
  return { ...turn, claims: turn.claims.map(of), doubted };
}
