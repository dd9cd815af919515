import type { Claim } from "../../profile/claim.ts";
import type { Standing } from "../../rules/judge-all.ts";
import { versionFor } from "../../rules/version.ts";

const FILING_DAY = "filingDay";

/** What is said of rules of which another version decides on a day that is only supposed: what came out by today's does not hold then. */
export function versionThenLines(
  standings: readonly Standing[],
  supposed: readonly Claim[],
): string[] {
  const day = supposed.find(({ fact }) => fact === FILING_DAY)?.value;
  if (day?.kind !== "date" || day.from !== day.to) return [];
  return standings.flatMap(({ rule, verdict }) => {
    const now = versionFor(rule, verdict.filingDay, verdict.kind);
    const then = versionFor(rule, day.from, verdict.kind);
    if (now === undefined || now.id === then?.id) return [];
    const why = then === undefined ? "那天的规定没有装进来。" : (then.note ?? "");
    return [
      `${verdict.title}：${day.from} 申报不是今天这一版规定管，上面按今天的规定算出来的不能照用，都要重新看。${why}`,
    ];
  });
}
