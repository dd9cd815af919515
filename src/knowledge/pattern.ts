/** One line of words that must stand in a text together. */
export interface Pattern {
  /** The line as written. */
  line: string;
  groups: readonly Group[];
  /** Where one of these applies, the pattern does not. */
  unless: readonly Pattern[];
}

/** Words of which one must stand in the text, or none when `absent`. */
interface Group {
  absent: boolean;
  /** The words written in the line itself, and those of the word groups it names. */
  words: readonly Words[];
}

/** Words that stand for one another. */
export interface Words {
  /** Words that may stand anywhere. */
  anywhere: readonly string[];
  /** Words that must stand at the beginning, the end, or be the whole. */
  anchored: readonly { word: string; start: boolean; end: boolean }[];
}

/** Words by the name that stands for them in patterns: `{name}`. */
export type WordGroups = ReadonlyMap<string, Words>;

const PUNCTUATION = /^[\p{P}\p{S}\s]+|[\p{P}\p{S}\s]+$/gu;

/**
 * Reads a pattern line: groups parted by blanks that must all occur, alternatives parted by `|`,
 * `!` for a group that must not occur, `^` and `$` for the text's beginning and end, `{name}` for
 * the words of a word group. Throws a sentence that says what is wrong with the line.
 */
export function readPattern(
  line: string,
  named: WordGroups = new Map(),
  unless: readonly Pattern[] = [],
): Pattern {
  const parts = line.trim().split(/\s+/);
  const groups = parts.filter((part) => part !== "").map((part) => readGroup(part, line, named));
  if (groups.length === 0) throw new Error("词是空的：至少写一个词");
  return { line, groups, unless };
}

/** Reads words, each with `^` or `$` where it must stand at the beginning or end; throws as `readPattern`. */
export function readWords(alternatives: readonly string[], line: string): Words {
  const anywhere: string[] = [];
  const anchored: { word: string; start: boolean; end: boolean }[] = [];
  for (const alternative of alternatives) {
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
  return { anywhere, anchored };
}

/** Whether the pattern demands a word, and not only the absence of words. */
export function demandsWords(pattern: Pattern): boolean {
  return pattern.groups.some((group) => !group.absent);
}

/**
 * Whether any of the patterns applies to a text that `plain` has made plain. Words that must not
 * occur are looked for in `whole`, of which `text` may be a part.
 */
export function matches(patterns: readonly Pattern[], text: string, whole = text): boolean {
  return patterns.some(
    ({ groups, unless }) =>
      groups.every((group) => has(group, group.absent ? whole : text) !== group.absent) &&
      !matches(unless, whole),
  );
}

/** Makes a text plain, as patterns and names are compared: NFKC, lower case, without blanks. */
export function plain(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/gu, "");
}

const NAMED = /^\{(.*)\}$/;

function readGroup(part: string, line: string, named: WordGroups): Group {
  const absent = part.startsWith("!");
  const alternatives = (absent ? part.slice(1) : part).split("|");
  const own = alternatives.filter((alternative) => !NAMED.test(alternative));
  const groups = alternatives.flatMap((alternative) => {
    const name = NAMED.exec(alternative)?.[1];
    if (name === undefined) return [];
    const group = named.get(name);
    if (group) return [group];
    const known = [...named.keys()].map((one) => `{${one}}`).join("、");
    throw new Error(
      `“${line}”里的 {${name}} 不是 words.yaml 里的一组词：` +
        (known === "" ? "那里一组也没有，直接写词" : `可以写 ${known}`),
    );
  });
  return { absent, words: own.length > 0 ? [readWords(own, line), ...groups] : groups };
}

function has(group: Group, text: string): boolean {
  lookAt(text);
  return group.words.some(
    ({ anywhere, anchored }) =>
      anywhere.some((word) => seen[word.charCodeAt(0)] === number && holdsWord(text, word)) ||
      (anchored.length > 0 && stands(anchored, text)),
  );
}

/** A word that begins with a sum, a share, an area or a number of people, in digits or written out. */
const FIGURE =
  /^(?:[1-9][\d.]*|[一二两三四五六七八九][十百千一二三四五六七八九]*)(?:万|亿|w|%|人|平)/;
/** What goes on into a figure from before it: the end of a longer figure is none. */
const GOES_ON = /[\d.一二两三四五六七八九十百千零]$/;

/** Whether a text holds a word; a figure only where it is not the end of a longer one. */
function holdsWord(text: string, word: string): boolean {
  if (!text.includes(word)) return false;
  if (!FIGURE.test(word)) return true;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (!GOES_ON.test(text.slice(Math.max(0, at - 1), at))) return true;
  return false;
}

/** Each text that is looked at has a number; a character bears that of the last one that it stood in. */
const seen = new Uint32Array(0x10000);
let looked = "";
let number = 0;

/** Notes the characters of a text: most words are not in it because their first one is not. */
function lookAt(text: string): void {
  if (text === looked) return;
  looked = text;
  number += 1;
  for (let at = 0; at < text.length; at++) seen[text.charCodeAt(at)] = number;
}

function stands(anchored: Words["anchored"], text: string): boolean {
  // Punctuation at the ends does not count, unless the word itself is punctuation.
  const ends = [text.replace(PUNCTUATION, ""), text];
  return anchored.some(({ word, start, end }) =>
    ends.some((bare) => {
      if (start && end) return bare === word;
      return start ? bare.startsWith(word) : bare.endsWith(word);
    }),
  );
}
