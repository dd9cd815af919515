import type { RawPart } from "./parts.ts";
import type { DocumentDoubt, DocumentPart } from "./read-document.ts";
import { tablePieces } from "./table-pieces.ts";

const WHY = "同一个编号在文件里出现了不止一次。";

/**
 * Gives every part an address of its own: a place that comes twice leads nowhere, so its heading must. Such
 * places are added to the doubts.
 */
export function distinctParts(raw: readonly RawPart[], doubts: DocumentDoubt[]): DocumentPart[] {
  const twice = placesTwice(raw);
  const inTree = raw.flatMap((part) => (part.repeated === undefined ? [] : [part.repeated]));
  const repeated = [...new Set([...twice, ...inTree])];
  if (repeated.length > 0) doubts.push({ field: "parts", candidates: repeated, why: WHY });
  const seen = new Map<string, number>();
  return raw.flatMap(({ label, around, ...found }) => {
    const { place, heading, chapter, text: whole, table } = found;
    const part = { place, heading, chapter, text: whole, ...(table === true && { table }) };
    const texts = part.table === true ? tablePieces(part.text) : [part.text];
    return texts.map((text) => {
      const named = twice.has(part.place)
        ? { ...part, text, place: around, heading: `${label}${part.heading}` }
        : { ...part, text };
      const key = `${named.place}\n${named.heading}`;
      const count = (seen.get(key) ?? 0) + 1;
      seen.set(key, count);
      return count === 1 ? named : { ...named, heading: `${named.heading}（${String(count)}）` };
    });
  });
}

/** Places that parts with other headings share, annexes and chapters aside. */
function placesTwice(raw: readonly RawPart[]): Set<string> {
  const named = new Map<string, Set<string>>();
  for (const { place, chapter, heading, label } of raw) {
    const known = named.get(place) ?? new Set();
    named.set(place, known.add(`${chapter}\n${heading}\n${label}`));
  }
  return new Set(
    raw.flatMap(({ place, around }) =>
      place !== around && (named.get(place)?.size ?? 0) > 1 ? [place] : [],
    ),
  );
}
