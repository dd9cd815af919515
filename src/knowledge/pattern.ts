/** One line of words that must stand in a text together. */
export interface Pattern {
  /** The line as written. */
  line: string;
  groups: readonly Group[];
}

/** Words of which one must stand in the text, or none when `absent`. */
interface Group {
  absent: boolean;
  /** Words that may stand anywhere. */
  anywhere: readonly string[];
  /** Words that must stand at the beginning, the end, or be the whole. */
  anchored: readonly { word: string; start: boolean; end: boolean }[];
}

const PUNCTUATION = /^[\p{P}\p{S}\s]+|[\p{P}\p{S}\s]+$/gu;

/**
 * Reads a pattern line: groups parted by blanks that must all occur, alternatives parted by `|`,
 * `!` for a group that must not occur, `^` and `$` for the text's beginning and end.
 * Throws a sentence that says what is wrong with the line.
 */
export function readPattern(line: string): Pattern {
  const parts = line.trim().split(/\s+/);
  const groups = parts.filter((part) => part !== "").map((part) => readGroup(part, line));
  if (groups.length === 0) throw new Error("词是空的：至少写一个词");
  return { line, groups: groups.sort((a, b) => Number(b.absent) - Number(a.absent)) };
}

/** Whether the pattern demands a word, and not only the absence of words. */
export function demandsWords(pattern: Pattern): boolean {
  return pattern.groups.some((group) => !group.absent);
}

/** Whether any of the patterns applies to a text that `plain` has made plain. */
export function matches(patterns: readonly Pattern[], text: string): boolean {
  return patterns.some((pattern) =>
    pattern.groups.every((group) => has(group, text) !== group.absent),
  );
}

/** Makes a text plain, as patterns and names are compared: NFKC, lower case, without blanks. */
export function plain(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/gu, "");
}

function readGroup(part: string, line: string): Group {
  const absent = part.startsWith("!");
  const anywhere: string[] = [];
  const anchored: { word: string; start: boolean; end: boolean }[] = [];
  for (const alternative of (absent ? part.slice(1) : part).split("|")) {
    const [start, end] = [alternative.startsWith("^"), alternative.endsWith("$")];
    const word = plain(alternative.slice(start ? 1 : 0, end ? -1 : undefined));
    if (word === "" || alternative.startsWith("!")) {
      throw new Error(
        `“${line}”有空着的词，或“!”不在一组词的最前面：“|”两边都写上词，“!”写在最前面`,
      );
    }
    if (start || end) anchored.push({ word, start, end });
    else anywhere.push(word);
  }
  return { absent, anywhere, anchored };
}

function has(group: Group, text: string): boolean {
  for (const word of group.anywhere) if (text.includes(word)) return true;
  if (group.anchored.length === 0) return false;
  // Punctuation at the ends does not count, unless the word itself is punctuation.
  const ends = [text.replace(PUNCTUATION, ""), text];
  return group.anchored.some(({ word, start, end }) =>
    ends.some((bare) => {
      if (start && end) return bare === word;
      return start ? bare.startsWith(word) : bare.endsWith(word);
    }),
  );
}
