import { isVisible, type Rich, type Span } from "./rich.ts";

/** Where a text may end, the best first. */
const ends = [/\n\s*\n/g, /\n/g, /[。！？!?；;…][”’」』）)]*/g, /[，、,：:]|\s/g];

/** A piece that ends well is at least this part of what would fit. */
const leastPart = 0.4;

/**
 * Cuts a text into pieces of at most `limit` UTF-16 units: at a paragraph, else a line, a sentence,
 * a clause. A block stays whole where it fits. Pieces of which nothing can be seen are left out;
 * an empty list means that nothing can be seen of all.
 */
export function cut(rich: Rich, limit: number): Rich[] {
  const pieces: Rich[] = [];
  let rest = trimmed(rich);
  while (rest.text.length > limit) {
    const at = placeToCut(rest, limit);
    pieces.push(trimmed(slice(rest, 0, at)));
    rest = trimmed(slice(rest, at, rest.text.length));
  }
  return [...pieces, rest].filter(({ text }) => isVisible(text));
}

/** The first so many units of a text, and a sign that there was more. */
export function shortened(text: string, limit: number): string {
  return text.length <= limit
    ? text
    : `${text.slice(0, wholeCharacters(text, limit - 1)).trimEnd()}…`;
}

function placeToCut({ text, spans }: Rich, limit: number): number {
  const at = endBefore(text, limit);
  const block = spans.find(
    ({ type, offset, length }) => type !== "bold" && offset < at && at < offset + length,
  );
  const whole = block && block.length <= limit && block.offset > 0;
  return whole && isVisible(text.slice(0, block.offset)) ? block.offset : at;
}

function endBefore(text: string, limit: number): number {
  const room = text.slice(0, limit);
  for (const end of ends) {
    const found = [...room.matchAll(end)].at(-1);
    const at = found ? found.index + found[0].length : 0;
    if (at >= limit * leastPart) return at;
  }
  return wholeCharacters(text, limit);
}

/** Longest sign that is made of several characters, such as a family of emoji. */
const longestSign = 64;
const signs = new Intl.Segmenter("zh", { granularity: "grapheme" });

/** The last place up to `limit` that parts no sign, or at least no character. */
function wholeCharacters(text: string, limit: number): number {
  const from = Math.max(0, limit - longestSign);
  const start = isLow(text.charCodeAt(from)) ? from + 1 : from;
  let at = start;
  for (const { index } of signs.segment(text.slice(start, limit + longestSign))) {
    if (start + index > limit) break;
    at = start + index;
  }
  if (at > start) return at;
  return isLow(text.charCodeAt(limit)) ? limit - 1 : limit;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

function slice({ text, spans }: Rich, from: number, to: number): Rich {
  return {
    text: text.slice(from, to),
    spans: spans.flatMap(({ type, offset, length }): Span[] => {
      const start = Math.max(offset, from);
      const end = Math.min(offset + length, to);
      return end > start ? [{ type, offset: start - from, length: end - start }] : [];
    }),
  };
}

/** Without blanks at both ends: a platform may take them away, and the spans would be wrong. */
function trimmed(rich: Rich): Rich {
  const { text } = rich;
  const from = text.length - text.trimStart().length;
  return slice(rich, from, Math.max(from, text.trimEnd().length));
}
