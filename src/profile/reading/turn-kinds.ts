import type { Claim } from "../claim.ts";
import type { Entry } from "../history.ts";

const UNSPECIFIED = "rdExpenseUnspecified";
/** How a message says of which kind all its research expenses are. */
const KINDS: readonly (readonly [words: RegExp, fact: string])[] = [
  [
    /(?:都|均|全|这些|以上)?(?:是|按)(?:的)?(?:高企)?(?:专审|专项审计|归集|高企)(?:的)?(?:口径|的数|数)/,
    "rdExpenseHnte",
  ],
  [
    /(?:都|均|全|这些|以上)?(?:是|按)(?:的)?加计(?:扣除)?(?:的)?(?:口径|的数|数)/,
    "rdExpenseDeduction",
  ],
  [/(?:都|均|全|这些|以上)?(?:是|按)(?:的)?(?:账上|账面)(?:的)?(?:口径|的数|数)/, "rdExpenseBook"],
];
const FAMILY = KINDS.map(([, fact]) => fact);
/** 高企 in these words is no title that is held. */
const NO_TITLE = /高企(?:专审|专项|口径|归集)/;

/** The kind that all research expenses before were of. */
function kindBefore(known: readonly Entry[]): string | undefined {
  const kinds = new Set(known.flatMap(({ fact }) => (fact.startsWith("rdExpense") ? [fact] : [])));
  const [only, ...others] = kinds;
  return others.length === 0 && FAMILY.includes(only ?? "") ? only : undefined;
}

/** Claims with research expenses of the kind that their message names. */
export function withKinds(
  text: string,
  claims: readonly Claim[],
  known: readonly Entry[],
): Claim[] {
  const kind = KINDS.find(([words]) => words.test(text))?.[1] ?? kindBefore(known);
  return claims
    .filter(({ fact }) => fact !== "isHnte" || !NO_TITLE.test(text))
    .map((claim) =>
      kind !== undefined && claim.fact === UNSPECIFIED ? { ...claim, fact: kind } : claim,
    );
}
