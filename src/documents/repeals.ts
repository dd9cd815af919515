import { printNumber, readNumber } from "../clauses/document-number.ts";
import type { DocumentDoubt } from "./read-document.ts";

/** What a document abolishes. */
interface Repeals {
  repeals: string[];
  doubts: DocumentDoubt[];
}

const ABOLISHES =
  /同时废止|予以废止|即行废止|自行废止|相应废止|停止执行|停止施行|不再执行|同时失效|自动失效|即行失效|予以替代|废止(?:$|[，,。；;）)]|原?(?=《))/;
const NAMED =
  /[《〈]((?:[^《》]|《[^《》]*》)+)[》〉] *(?:[（(]([^（）()]{4,40}(?:[（(]\d{4}[）)])?[^（）()]{0,20})[）)])?(?=(.{0,16}))/g;
const BARE_NUMBER = /\p{Script=Han}{2,14}[〔[［] *\d{4} *[〕\]］] *\d{1,5} *号/gu;
const CLAUSE_ONLY = /^(?:中的?)?第[一二三四五六七八九十百\d]+条|^中|^(?:附件|的?有关)/;
const LONGEST = 1500;
const FARTHEST = 32;

/** Reads which documents the sentences abolish or replace as a whole; single clauses become a doubt. */
export function readRepeals(lines: readonly string[]): Repeals {
  const repeals: string[] = [];
  const partly: string[] = [];
  const sentences = lines
    .flatMap((line) => line.split(/[。；;]/))
    .filter((one) => one.length < LONGEST && ABOLISHES.test(one));
  for (const sentence of sentences) {
    if (
      /(?:依法|应当|建议|及时|清理|可以|行政许可|证书|资格|由.{1,20})(?:予以)?废止/.test(sentence)
    )
      continue;
    const before = objectOf(sentence);
    const named = [...before.matchAll(NAMED)];
    const last = named.at(-1);
    // A document named far before the word is what the sentence rests on, not what it ends.
    if (last && before.length - last.index - last[0].length > FARTHEST) continue;
    for (const [, title = "", number = "", behind = ""] of named) {
      const one = printed(number) ?? `${title}`;
      (CLAUSE_ONLY.test(behind) ? partly : repeals).push(one);
    }
    if (named.length > 0) continue;
    for (const [text] of before.matchAll(BARE_NUMBER)) {
      const one = printed(text.replace(/^.*(?:原|与|和|及|的|将|发布)/u, ""));
      if (one !== undefined) repeals.push(one);
    }
  }
  const why = "只停止执行其中的条款，没有整件废止。";
  return {
    repeals: [...new Set(repeals)],
    doubts: partly.length > 0 ? [{ field: "repeals", candidates: [...new Set(partly)], why }] : [],
  };
}

/** Where a sentence names what it abolishes: behind the word when a title follows it, else before it. */
function objectOf(sentence: string): string {
  const behind = /(?:废止|不再执行|停止执行)原?(《.*)$/.exec(sentence)?.[1];
  if (behind !== undefined) return behind.slice(0, behind.lastIndexOf("》") + FARTHEST);
  const last = new RegExp(`(?:${ABOLISHES.source})(?!.*(?:${ABOLISHES.source}))`);
  return sentence
    .slice(0, sentence.search(last) + 4)
    .replace(/^.*(?:本.{0,12}自.{0,30}(?:施行|实施|执行|生效)|根据.{0,60}规定)[，,]?/, "");
}

function printed(text: string): string | undefined {
  const number = readNumber(text.replace(/[，,].*$/, ""));
  return number && printNumber(number);
}
