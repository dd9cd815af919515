import { spanInterval } from "./interval.ts";
import { ratio } from "./rational.ts";
import type { AmountToken, Token } from "./token.ts";
import { around } from "./vagueness.ts";

const LEAD =
  /^ ?[,，(]? ?(?:上下|左右|正负|±|\+-|\+\/-|误差|出入|浮动|波动)(?:浮动|波动|误差|不超过|不超|最多|在|大概|约)* ?$/;

/**
 * `token` with the tolerance said behind it (1000万上下浮动7%, 4000万±200万); `undefined` where `next` is no
 * tolerance.
 */
export function tolerated(
  folded: string,
  token: AmountToken,
  next: Token | undefined,
): AmountToken | undefined {
  if (next?.type !== "amount" || !next.value || !token.value) return undefined;
  if (next.start - token.end > 12) return undefined;
  const lead = folded.slice(token.end, next.start).replace(/(?:以内|之内)$/, "");
  if (!LEAD.test(lead)) return undefined;
  const { value } = token;
  const relative = next.kind === "percent" && token.kind !== "percent";
  if (!relative && next.kind !== token.kind) return undefined;
  const spread = relative ? value.mul(next.value).div(ratio(100n)).abs() : next.value;
  const interval = around(value, spread);
  return { ...token, end: next.end, interval: spanInterval(interval, interval) };
}
