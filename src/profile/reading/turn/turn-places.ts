import type { Claim } from "../../claim.ts";
import type { PlaceName, TurnContext } from "./turn-context.ts";

const BEFORE =
  /(?:在|注册(?:地|在)?(?:是|为)?|我们就?(?:是|在)?|咱们?就?(?:是|在)?|公司就?(?:是|在)?|位于|落户|搬到|地址|^|[,，。\s])$/;
const BEHIND =
  /^(?:这边|这里|那边|那个|那家|的|注册|园区|$|[,，。\s]|企业|公司|我们|本地|(?:做|搞|生产|开|干|种|养)(?!过|的|得|不|了吗))/;
const NO_COMPANY =
  /^(?:的)?(?:政策|科技局|科技厅|财政|政府|大学|工信|市场监管|项目|企业(?:都|也)|的?奖)/;

/** Before a place: what belongs to the company, or deals with it, is there, which is no registration. */
const OF_A_PART =
  /(?:分公司|子公司|分厂|分部|分店|门店|办事处|基地|厂房|厂区|工厂|车间|仓库|项目|客户|母公司|总公司|供应商|对方|老板|老家|家)(?:也|都|还|就)?(?:是|在|设在|开在|建在|位于)*$/;
/** Asks something, of a place that is only spoken of. */
const ASKS =
  /[?？]|[吗么呢]\s*$|不\s*$|没有?\s*$|能不能|可不可以|行不行|怎么|咋|多少|哪|是不是|有没有|也能|也可以/;
/** Says that the company is registered elsewhere than was said. */
const MOVES = /搬|迁|改|不对|说错|其实|才是|注册(?:地|在|到)|(?:我们|公司)(?:是|在)/;

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
  { places, asked, vocabulary, known }: TurnContext,
): Claim | undefined {
  if (!vocabulary.definitions.has("regRegion")) return undefined;
  const question = asked.some(({ fact }) => fact === "regRegion");
  const registered = known.some(({ fact }) => fact === "regRegion");
  // A place that is asked about is no other one in which the company is registered.
  if (registered && !question && ASKS.test(text) && !MOVES.test(text)) return undefined;
  const found = placesIn(text, places);
  for (const { word, start } of found) {
    const [before, behind] = [
      withoutAround(text.slice(0, start), places),
      text.slice(start + word.length),
    ];
    if (NO_COMPANY.test(behind) || OF_A_PART.test(before)) continue;
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

/** Where names of places stand in a text, the longest names before shorter ones. */
function placesIn(
  text: string,
  places: readonly PlaceName[],
): readonly (Ranked & { readonly start: number })[] {
  const known = byInitial.get(places) ?? initialsOf(places);
  byInitial.set(places, known);
  const found = new Map<string, Ranked & { readonly start: number }>();
  for (let start = 0; start < text.length; start += 1)
    for (const each of known.get(text.charAt(start)) ?? [])
      if (text.startsWith(each.word, start))
        found.set(`${String(each.rank)}@${String(start)}`, { ...each, start });
  return [...found.values()].sort(
    (a, b) => b.word.length - a.word.length || a.rank - b.rank || a.start - b.start,
  );
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
