import type { CompanyView } from "./company-view.ts";
import type { DialogueGround } from "./dialogue-ground.ts";
import type { Taken } from "./taking.ts";

/** Rights by their number, and what else a programme asks of them. */
const COUNTS = /^ip(?:Invention|Utility|Design|Software|Plant|Layout|Drug|Class1|Class2)$/;
const OF_RIGHTS = /^ip[A-Z]/;
/** So many questions are put of them. */
const MOST = 2;
/** Where they come from was said. */
const SOURCE = /自研|自主|自己(?:研发|申请|开发)|受让|转让|买(?:来|的)|购买/;

/** What is still open of rights that were told just now, where a programme asks more than how many there are. */
export function rightsLeftLines(
  text: string,
  { added }: Taken,
  { standings }: CompanyView,
  { ground: { definitions } }: DialogueGround,
): string[] {
  if (!added.some(({ fact }) => COUNTS.test(fact)) || SOURCE.test(text)) return [];
  return standings
    .flatMap(({ verdict }) =>
      verdict.conditions.flatMap(({ outcome, label, missing, subject = "" }) => {
        if (outcome !== "unknown" || subject.startsWith("score:")) return [];
        const open = missing.filter(({ fact }) => OF_RIGHTS.test(fact) && !COUNTS.test(fact));
        const asks = open.slice(0, MOST).map(({ fact }) => definitions.get(fact)?.question ?? "");
        return asks.length === 0
          ? []
          : [`${label}这一条还不知道：${asks.join("")}买来、转让进来的不一定算。`];
      }),
    )
    .slice(0, 1);
}
