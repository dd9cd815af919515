import { pinyin } from "pinyin-pro";
import { Remembered } from "../units/remembered.ts";

/** Puts words right that were typed by their sound: 高启 → 高企, 研法 → 研发. */
export interface Homophones {
  /** The text with such words replaced. */
  mend: (text: string) => string;
}

/** So many runs of characters are remembered as they were mended: one message is looked at several times. */
const RUNS = 256;

const han = /\p{Script=Han}/u;

/** Syllables without tone, one a character. */
function syllables(text: string): string[] {
  return pinyin(text, { toneType: "none", type: "array", v: true });
}

/** Folds what dialects and hurried fingers confuse: zh/z, ch/c, sh/s, ang/an, eng/en, ing/in. */
function folded(syllable: string): string {
  return syllable.replace(/^([zcs])h/, "$1").replace(/([aei]n)g$/, "$1");
}

/** What a mender knows of the language. */
export interface Lexicon {
  /** Cuts text into dictionary words; what is in none stands in single characters. */
  cut: (text: string) => string[];
  /** Whether the knowledge itself uses this run of characters. */
  used: (run: string) => boolean;
}

/**
 * Makes a mender for the given terms (Han, two characters or more). What is replaced begins and ends
 * where words do, and is neither a word of the dictionary nor used by the knowledge; a word is only
 * replaced by one of the `names`. Two-character terms need the very sound; longer ones also meet folded sounds.
 */
export function homophones(
  terms: Iterable<string>,
  names: ReadonlySet<string>,
  { cut, used }: Lexicon,
): Homophones {
  const exact = new Map<string, string>();
  const loose = new Map<string, string>();
  const known = new Set<string>();
  const lengths = new Set<number>();
  /** How terms begin, as they are written and by their folded sounds: most places of a text begin none. */
  const beginnings = new Set<string>();
  for (const term of [...terms, ...names]) {
    if (term.length < 2 || term.length > 8 || ![...term].every((sign) => han.test(sign))) continue;
    const sound = syllables(term);
    known.add(term);
    lengths.add(term.length);
    exact.set(sound.join(" "), term);
    beginnings.add(sound.slice(0, 2).map(folded).join(" ")).add(term.slice(0, 2));
    if (term.length > 2) loose.set(sound.map(folded).join(" "), term);
  }
  const longestFirst = [...lengths].sort((a, b) => b - a);

  function mendRun(run: string): string {
    const sound = syllables(run);
    if (sound.length !== run.length) return run;
    const folds = sound.map(folded);
    const borders = new Set([0]);
    let border = 0;
    for (const word of cut(run)) borders.add((border += word.length));
    const isOneWord = (from: number, to: number) => {
      for (let at = from + 1; at < to; at++) if (borders.has(at)) return false;
      return true;
    };
    let mended = "";
    let from = 0;
    next: while (from < run.length) {
      const begins =
        beginnings.has(folds.slice(from, from + 2).join(" ")) ||
        beginnings.has(run.slice(from, from + 2));
      for (const length of begins ? longestFirst : []) {
        const to = from + length;
        const window = run.slice(from, to);
        if (window.length < length) continue;
        const part = sound.slice(from, to);
        const term = known.has(window)
          ? window
          : (exact.get(part.join(" ")) ?? loose.get(folds.slice(from, to).join(" ")));
        if (term === undefined) continue;
        const whole = borders.has(from) && borders.has(to);
        if (
          term !== window &&
          (!whole || used(window) || (isOneWord(from, to) && !names.has(term)))
        )
          continue;
        mended += term;
        from = to;
        continue next;
      }
      mended += run[from] ?? "";
      from += 1;
    }
    return mended;
  }

  const mended = new Remembered<string>(RUNS);
  return {
    mend: (text) =>
      text.replace(/\p{Script=Han}{2,}/gu, (run) => mended.of(run, () => mendRun(run))),
  };
}
