import type { Marker } from "./marker.ts";

/** What follows 第五条 where a sentence only speaks of it. */
const SPOKEN_OF =
  /^(?:第.{1,4}[款项]|规定|所列|所称|的|和第|及第|或者?第|至第|以及|之一|中的|中规定|[（(].{1,4}[)）] *项)/;
const WIDEST_GAP = 30;

/** Whether 第N条 at the head of a line is the next article, `last` being the number of the one before (0: none). */
export function isNextArticle(marker: Marker, last: number): boolean {
  if (marker.step?.kind !== "article") return false;
  const { n, added } = marker.step;
  if (SPOKEN_OF.test(marker.rest)) return false;
  if (added !== undefined) return n === last;
  if (n === last + 1 || last === 0) return true;
  return n > last && n <= last + WIDEST_GAP;
}

/** Whether 一、 or （一） is only the heading of the articles that follow it. */
export function isChapterBefore(markers: readonly (Marker | undefined)[], at: number): boolean {
  const next = markers[at + 1];
  if (next?.step?.kind === "article") return true;
  const isOuter = markers[at]?.step?.kind === "part" && next?.step?.kind === "item";
  return isOuter && markers[at + 2]?.step?.kind === "article";
}
