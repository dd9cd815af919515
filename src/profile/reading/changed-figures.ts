import type { Quantity } from "../../units/quantity.ts";

/** A figure that was, and the one that stands instead of it. */
export interface Changed {
  readonly was: Quantity;
  readonly now: Quantity;
  /** Whether it is put right, rather than that it became another. */
  readonly edited: boolean;
}

/** Before the old figure of a change: 从原来的, 由去年的. */
const FROM =
  /[从由](?:我们|公司)?(?:原来|原先|之前|以前|最初|当初|最早|去年|前年)?的?(?:大概|约)?$/;
const EDITS = "改|更改|修改|更正|修正|订正|纠正|调整?|换|变更";
const MOVES =
  "变|涨|增[加长]?|提[高升]?|升|降低?|减少?|跌|下[降调滑]|上[升调涨]|回落|裁|砍|缩[减小]?|压缩?|精简|扩[大充编招张]?|加|招|发展|做|翻";
const LEAD =
  "(?:元|人|个|左右|多|[\\s,，]|又|才|都|已经|现在|直接|统一|一下子|慢慢|给我|帮我|请|给)*";
const EDITED = new RegExp(`^${LEAD}(?:${EDITS})了?[到成为至作]了?$`);
const MOVED = new RegExp(`^${LEAD}(?:${MOVES})了?[到成为至]了?(?:现在的?|目前的?|约|大概)*$`);
/** Behind 从 any short words will do that lead to another figure. */
const LED = /^[^,，。;；\d]{1,6}[到成为至]了?(?:现在的?|目前的?|约|大概)*$/;

/** The figures of a text that stand instead of another one in it: 4800万改成4750万, 从52个裁到了41个. */
export function changedFigures(folded: string, figures: readonly Quantity[]): Changed[] {
  return figures.flatMap((was, at): Changed[] => {
    const now = figures[at + 1];
    if (!now || !alike(was, now)) return [];
    const before = folded.slice(Math.max(0, was.start - 10), was.start);
    const between = folded.slice(was.end, now.start);
    if (EDITED.test(between)) return [{ was, now, edited: true }];
    const left = FROM.test(before) && (MOVED.test(between) || LED.test(between));
    return left ? [{ was, now, edited: false }] : [];
  });
}

/** Whether two figures can be of one thing. */
function alike(one: Quantity, other: Quantity): boolean {
  const kinds = /^(?:money|count|percent|number|area|score)$/;
  if (!kinds.test(one.kind) || !kinds.test(other.kind)) return false;
  if (one.kind === "number" || other.kind === "number") return true;
  if (one.kind !== other.kind) return false;
  return one.unit === other.unit || one.unit === undefined || other.unit === undefined;
}
