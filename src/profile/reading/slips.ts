import { readQuantities } from "../../units/quantities.ts";
import type { Quantity } from "../../units/quantity.ts";
import type { TurnContext } from "./turn/turn-context.ts";

/** How somebody stops at what was just said. */
const STOPS =
  "(?:[哦噢喔啊呃嗯哎唉诶额欸]+,?\\s*(?:不对|不(?!是[^,，\\s])|错)|不对|错了|(?:说|写|打|讲|记|看|算|数|报|填|搞|弄|输)错|口误|更正|等等|等一?下)(?:了|不对|错了|说错了?|啊|哈|呀|吧)*";
const SLIP = new RegExp(STOPS);
/** All that may stand between a slip and the figure that stands instead. */
const BETWEEN = new RegExp(
  `^(?:吧|了|左右|的)?[\\s,，。;；:：!！…—-]*${STOPS}[\\s,，。;；:：!！…—-]*(?:应该|其实)?是?\\s*$`,
);
const FIGURES = new Set(["money", "count", "percent", "number", "times", "score"]);

/** The text without figures that are put right in the same breath: 职工52个，哦不对，是48个. */
export function withoutSlips(text: string, { today }: TurnContext): string {
  if (!SLIP.test(text)) return text;
  const figures = readQuantities(text, { today }).filter(({ kind }) => FIGURES.has(kind));
  return figures.reduceRight((so, figure, index) => {
    const next = figures[index + 1];
    const slip = next && alike(figure, next) && BETWEEN.test(text.slice(figure.end, next.start));
    return slip === true ? so.slice(0, figure.start) + so.slice(next.start) : so;
  }, text);
}

function alike(one: Quantity, other: Quantity): boolean {
  return one.kind === other.kind || one.kind === "number" || other.kind === "number";
}
