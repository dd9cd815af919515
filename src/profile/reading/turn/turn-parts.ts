import { compare } from "../../../units/rational.ts";
import { pointInterval } from "../../../units/interval.ts";
import { pointOf } from "../../../units/interval-arithmetic.ts";
import { intervalOf } from "../../stored-value.ts";
import type { Statement } from "../statement.ts";
import type { TurnContext } from "./turn-context.ts";

/** Before a count: it is of some of those that were counted before. */
const OF_THEM =
  /(?:其中|里[面头边]|当中|那[几\d一二两三四五六七八九十]+[家个项件人名])(?:有|的|只有|还有|就有)?[^,，。;；\d]{0,3}$/;
/** That they are not to be counted. */
const NOT_COUNTED =
  /(?:才|后来|以后|之后|后)(?:才|再)?(?:搬|迁|进驻?|入驻|来的|孵)|不(?:能|该|应该)?算|重复|(?:算|报|领|拿)过|不在(?:园|里|我们)|过期|失效|撤销|取消|毕业/;

/** Statements without counts that are only of some of what was counted before: 其中有一家是后来搬进来的; where these do not count, what is left is asked back. */
export function withoutParts(
  text: string,
  statements: readonly Statement[],
  { known, vocabulary }: TurnContext,
): Statement[] {
  return statements.flatMap((one, index) => {
    const part = countOf(one);
    if (part === undefined || vocabulary.definitions.get(one.fact)?.kind !== "count") return one;
    if (one.fact.startsWith("ip") || !OF_THEM.test(text.slice(0, one.start))) return one;
    const before = statements.slice(0, index).findLast(({ fact }) => fact === one.fact);
    const held = known.findLast(({ fact }) => fact === one.fact)?.value;
    const all = before
      ? countOf(before)
      : held?.kind === "figure"
        ? pointOf(intervalOf(held))
        : undefined;
    if (all === undefined || compare(all, part) <= 0) return one;
    const rest = /^[^。;；]*/.exec(text.slice(one.end))?.[0] ?? "";
    if (!NOT_COUNTED.test(rest)) return [];
    const value = {
      kind: "figure",
      interval: pointInterval(all.sub(part)),
      approximate: false,
    } as const;
    return { ...one, value, words: `${one.words}${rest}`.trim(), unsure: "sure" as const };
  });
}

/** One of several that are told one by one: 一项到账1500万 一项到账2600万. */
const ONE_BY_ONE =
  /(?:^|[\s,，;；:：])(?:其中)?(?:第?一|1|有一)[项个笔件份]([^,，。;；\s\d]{0,8})[\d.]+[万亿]?元?[\s,，;；]+(?:还有|另外?)?(?:第[二2]|一|1|另一)[项个笔件份]/;

/** Statements without the words that only tell things one by one; what each came to is asked back, since one figure is held. */
export function withoutItems(
  text: string,
  statements: readonly Statement[],
  { vocabulary, within }: TurnContext,
): Statement[] {
  if (!ONE_BY_ONE.test(text)) return [...statements];
  return statements.flatMap((one) => {
    const kind = vocabulary.definitions.get(one.fact)?.kind;
    if (kind === "count" && (/^[一1][项个笔件份]$/.test(one.words) || !within.includes(one.fact)))
      return [];
    return kind === "money" && one.yearSaid === false
      ? { ...one, unsure: one.unsure ?? ("scope" as const) }
      : one;
  });
}

function countOf({ value }: Statement) {
  return value.kind === "figure" ? pointOf(value.interval) : undefined;
}
