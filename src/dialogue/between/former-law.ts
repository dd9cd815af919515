import type { Day } from "../../calendar/day.ts";
import { printClause } from "../../clauses/clause.ts";
import type { Policy } from "../../knowledge/policy.ts";

const SHARE = /(?<![\d.])(\d+(?:\.\d+)?)\s*(?:%|％|个(?:百分)?点)/g;

interface Former {
  readonly policy: Policy;
  readonly words: string;
  readonly near: number;
}

/**
 * Where a share that somebody quotes is not what a clause in force says but what is told of a law that ended:
 * a sentence that says so, with the clause and the last day of that law; `undefined` where no such law is known.
 */
export function formerWords(
  text: string,
  says: string,
  programme: string,
  policies: readonly Policy[],
  asOf: Day,
): string | undefined {
  const now = sharesIn(says);
  const quoted = sharesIn(text).filter((share) => !now.includes(share));
  if (quoted.length === 0) return undefined;
  const [best] = policies
    .filter(({ expires, programmes }) => (expires ?? asOf) < asOf && programmes.includes(programme))
    .flatMap((policy) =>
      policy.passages.flatMap(({ clause, points }) =>
        points.flatMap(({ text: words, asked }): Former[] => {
          const told = [words, ...asked].filter((one) =>
            sharesIn(one).some((share) => quoted.includes(share)),
          );
          const near = Math.max(0, ...told.map((one) => sharedPairs(text, one)));
          const cited = `${words.replace(/(?:（转述）)?[。]?$/, "")}〔${printClause(clause)}〕`;
          return near === 0 ? [] : [{ policy, words: cited, near }];
        }),
      ),
    )
    .sort((a, b) => b.near - a.near);
  if (!best) return undefined;
  const { policy, words } = best;
  const read = policy.standing === "转述" ? "，转述，原文未核" : "";
  return `${quoted.map((share) => `${share}%`).join("、")}像是旧办法的（管到 ${policy.expires ?? ""}${read}）：${words}。`;
}

function sharesIn(text: string): string[] {
  return [...new Set([...text.matchAll(SHARE)].map(([, share]) => share ?? ""))];
}

/** How many pairs of neighbouring Chinese characters two texts share. */
function sharedPairs(a: string, b: string): number {
  const pairs = new Set(Array.from(b, (_, at) => b.slice(at, at + 2)));
  return [...pairs].filter((pair) => /^\p{Script=Han}{2}$/u.test(pair) && a.includes(pair)).length;
}
