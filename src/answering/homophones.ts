import { pinyin } from "pinyin-pro";

/** Puts words right that were typed by their sound: 高启 → 高企, 研法 → 研发. */
export interface Homophones {
  /** The text with such words replaced. */
  mend(text: string): string;
}

const han = /\p{Script=Han}/u;

/** Syllables without tone, one a character. */
function syllables(text: string): string[] {
  return pinyin(text, { toneType: "none", type: "array", v: true });
}

/** Folds what dialects and hurried fingers confuse: zh/z, ch/c, sh/s, ang/an, eng/en, ing/in. */
function folded(syllable: string): string {
  return syllable.replace(/^([zcs])h/, "$1").replace(/([aei]n)g$/, "$1");
}

/**
 * Makes a mender for the given terms (Han, two characters or more). `isWord` tells whether a run of
 * characters is a word in its own right or occurs in the knowledge: such a run is never replaced.
 * Two-character terms need the very sound; longer ones also meet folded sounds.
 */
export function homophones(
  terms: Iterable<string>,
  isWord: (text: string) => boolean,
): Homophones {
  const exact = new Map<string, string>();
  const loose = new Map<string, string>();
  const known = new Set<string>();
  const lengths = new Set<number>();
  for (const term of terms) {
    if (term.length < 2 || term.length > 8 || ![...term].every((sign) => han.test(sign))) continue;
    const sound = syllables(term);
    known.add(term);
    lengths.add(term.length);
    exact.set(sound.join(" "), term);
    if (term.length > 2) loose.set(sound.map(folded).join(" "), term);
  }
  const longestFirst = [...lengths].sort((a, b) => b - a);

  function mendRun(run: string): string {
    const sound = syllables(run);
    if (sound.length !== run.length) return run;
    let mended = "";
    let from = 0;
    next: while (from < run.length) {
      for (const length of longestFirst) {
        const window = run.slice(from, from + length);
        if (window.length < length) continue;
        if (known.has(window)) {
          mended += window;
          from += length;
          continue next;
        }
        const part = sound.slice(from, from + length);
        const term = exact.get(part.join(" ")) ?? loose.get(part.map(folded).join(" "));
        if (term !== undefined && !isWord(window)) {
          mended += term;
          from += length;
          continue next;
        }
      }
      mended += run[from] ?? "";
      from += 1;
    }
    return mended;
  }

  return {
    mend: (text) => text.replace(/\p{Script=Han}{2,}/gu, mendRun),
  };
}
