import { pointInterval } from "../../units/interval.ts";
import type { Rational } from "../../units/rational.ts";
import type { Message } from "./message.ts";
import type { ReadingContext, Statement } from "./statement.ts";

const RIGHTS = new Set([
  "ipInvention",
  "ipUtility",
  "ipDesign",
  "ipSoftware",
  "ipClass1",
  "ipClass2",
  "ipPlant",
  "ipLayout",
  "ipDrug",
]);
/** Rights that are not held: applied for, or sold. */
const NOT_HELD = ["ipPending", "ipTransferredOut"];
const PENDING =
  /在审|审查|受理|实审|申请(?:中|了|着)|在申请|没授权|未授权|还没(?:批|下|授权)|没下证|公开阶段|刚(?:申请|报|递|交)/;
const PART = /其中|里面?有?|当中|[(（]|有$/;

/** Counts of rights with those apart that are pending or sold: 实用新型10件，其中2件转让出去了. */
export function withoutOthers(
  { folded }: Message,
  statements: readonly Statement[],
  { vocabulary }: ReadingContext,
): Statement[] {
  const known = vocabulary.definitions.has("ipPending");
  const told = statements.map((each, index) => {
    if (!known || !RIGHTS.has(each.fact)) return each;
    const from = statements[index - 1]?.end ?? 0;
    const to = statements[index + 1]?.start ?? folded.length;
    const before = /[^,，。;；、\s]*$/.exec(folded.slice(from, each.start))?.[0] ?? "";
    const behind = /^[^,，。;；、\s]*/.exec(folded.slice(each.end, to))?.[0] ?? "";
    return PENDING.test(before) || PENDING.test(behind) ? { ...each, fact: "ipPending" } : each;
  });
  return told.map((each, index) => {
    const next = told[index + 1];
    if (!RIGHTS.has(each.fact) || !next || !NOT_HELD.includes(next.fact)) return each;
    if (!PART.test(folded.slice(each.end, next.start))) return each;
    const [all, gone] = [pointOf(each), pointOf(next)];
    if (!all || !gone || all.compare(gone) < 0) return each;
    const interval = pointInterval(all.sub(gone));
    return {
      ...each,
      value: { kind: "figure", interval, approximate: false },
      unsure: "scope",
    };
  });
}

function pointOf({ value }: Statement): Rational | undefined {
  if (value.kind !== "figure" || value.approximate) return undefined;
  return value.interval.low;
}
