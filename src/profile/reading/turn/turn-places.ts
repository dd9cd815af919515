import type { Claim } from "../../claim.ts";
import type { PlaceName, TurnContext } from "./turn-context.ts";

const BEFORE =
  /(?:在|注册(?:地|在)?(?:是|为)?|我们就?(?:是|在)?|咱们?就?(?:是|在)?|公司就?(?:是|在)?|位于|落户|搬到|地址|^|[,，。\s])$/;
const BEHIND =
  /^(?:这边|这里|那边|那个|那家|的|注册|园区|$|[,，。\s]|企业|公司|我们|本地|(?:做|搞|生产|开|干|种|养)(?!过|的|得|不|了吗))/;
const NO_COMPANY =
  /^(?:的)?(?:政策|科技局|科技厅|财政|政府|大学|工信|市场监管|项目|企业(?:都|也)|的?奖)/;

/** A name of a place with its rank among all names. */
interface Ranked {
  readonly word: string;
  readonly rank: number;
}

/** The names of places by their first character, made once for all places that are known. */
const byInitial = new WeakMap<readonly PlaceName[], ReadonlyMap<string, readonly Ranked[]>>();

/** Reads in which of the known places a company says that it is registered. */
export function placeClaim(
  text: string,
  { places, asked, vocabulary }: TurnContext,
): Claim | undefined {
  if (!vocabulary.definitions.has("regRegion")) return undefined;
  const question = asked.some(({ fact }) => fact === "regRegion");
  const found = placesIn(text, places);
  for (const { word, start } of found) {
    const [before, behind] = [
      withoutAround(text.slice(0, start), places),
      text.slice(start + word.length),
    ];
    if (NO_COMPANY.test(behind)) continue;
    if (question || (BEFORE.test(before) && BEHIND.test(behind)))
      return {
        fact: "regRegion",
        value: { kind: "text", text: word },
        evidence: "said",
        words: word,
      };
  }
  return undefined;
}

/** Where names of places stand first in a text, the longest names before shorter ones. */
function placesIn(
  text: string,
  places: readonly PlaceName[],
): readonly (Ranked & { readonly start: number })[] {
  const known = byInitial.get(places) ?? initialsOf(places);
  byInitial.set(places, known);
  const found = new Map<number, Ranked & { readonly start: number }>();
  for (let start = 0; start < text.length; start += 1)
    for (const each of known.get(text.charAt(start)) ?? [])
      if (!found.has(each.rank) && text.startsWith(each.word, start))
        found.set(each.rank, { ...each, start });
  return [...found.values()].sort((a, b) => b.word.length - a.word.length || a.rank - b.rank);
}

function initialsOf(places: readonly PlaceName[]): ReadonlyMap<string, readonly Ranked[]> {
  const known = new Map<string, Ranked[]>();
  for (const [rank, word] of places.flatMap(({ words }) => words).entries()) {
    const like = known.get(word.charAt(0));
    if (like) like.push({ word, rank });
    else known.set(word.charAt(0), [{ word, rank }]);
  }
  return known;
}

/** What stands before a place, without the places around it: 注册在石嘴山｜大武口. */
function withoutAround(before: string, places: TurnContext["places"]): string {
  for (const { words } of places) {
    const around = words.find((word) => word.length > 1 && before.endsWith(word));
    if (around !== undefined) return before.slice(0, -around.length);
  }
  return before;
}
