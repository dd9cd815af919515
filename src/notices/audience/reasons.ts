import type { Day } from "../../calendar/day.ts";
import { leafWords } from "./audience-sentence.ts";
import type { AudienceGround } from "./ground.ts";
import type { LeafResult, Standing } from "./judging.ts";

const FITS: Readonly<Record<Standing, string>> = {
  in: "符合",
  possible: "还不知道",
  out: "不符合",
};
const OPPOSITE: Readonly<Record<Standing, Standing>> = {
  in: "out",
  possible: "possible",
  out: "in",
};

/** How each condition came out for a company, in the order of the conditions. */
export function reasonsOf(
  leaves: readonly LeafResult[],
  ground: AudienceGround,
  today: Day,
): string[] {
  return leaves.map(({ leaf, standing, value, turned }) => {
    const asked = leafWords(leaf, ground, today, turned);
    const has = value === undefined ? "" : `（现在：${value}）`;
    return `${asked}${has}：${FITS[turned ? OPPOSITE[standing] : standing]}`;
  });
}
