import { readArabic, type Arabic } from "./arabic.ts";
import { matchAt } from "./folded-text.ts";
import type { Script } from "./script.ts";

/** One building stone of a numeral. `gap` tells whether a blank stands before it. */
export type Piece = { readonly end: number; readonly gap: boolean } & (
  | { readonly type: "digit"; readonly digit: bigint }
  | { readonly type: "arabic"; readonly arabic: Arabic }
  | { readonly type: "half" | "several" | "zero" | "point" | "over" | "around" }
  | { readonly type: "big"; readonly power: bigint }
  /** 十, 百, 千; `count` where the character brings its own digit (廿 is two tens). */
  | { readonly type: "small"; readonly power: bigint; readonly count?: bigint }
);

const DIGITS = "零一二三四五六七八九";
const POWERS = new Map<string, bigint>([
  ["十", 10n],
  ["百", 100n],
  ["千", 1000n],
  ["万", 10n ** 4n],
  ["亿", 10n ** 8n],
  ["兆", 10n ** 12n],
]);
const BLANKS = / {1,3}/y;
const NO_POWER = /百 *分 *点|千(?:瓦|克|米|卡|伏|帕|赫|焦)|兆(?:瓦|赫|帕|字|欧|[a-zA-Z])/y;
/** The zeros that pad what is below a power: 7亿0001元. */
const PADDED = /(?<=[万亿] ?)0+(?=[1-9]\d{0,6} ?[万元块])/y;
const LETTER_POWER = /([kK][wW]|[wW]|[kK]|M)(?![A-Za-z\d])/y;
const COUNTED_YI = /个 *亿/y;
const COUNTED_OVER = /个(多|余|来)(?= *亿)/y;
const AROUND_FOLLOWER =
  /来 *(?:[万亿]|个|号|人(?!自)|项|件|名|位|家|年|天|岁|%|块|元|倍|成|台|套|种|篇|次|多)|把 *(?:[万亿]|个|号|人|块|元|年)/y;
/** 三千好几, 两百好几十万: what is said above the power before it. */
const WELL_OVER = /好几[十百千]?/y;
/** 一亿多一点 is less than 一亿多. */
const OVER_BLOCKER =
  /多(?:少|年来|一?点(?![零一二三四五六七八九\d])|一?些|一?丢丢|一丁点|一丝|[打写输按敲填记报](?:了|个|一))|余(?:额|下|款|热|料|量|票|姚|杭)/y;

/** The figure a Chinese digit stands for; `undefined` for any other character. */
export function digitValue(character: string): bigint | undefined {
  if (character === "两" || character === "俩") return 2n;
  const value = DIGITS.indexOf(character);
  return character !== "" && value >= 0 ? BigInt(value) : undefined;
}

/** The piece that begins at `index`, after at most three blanks; `undefined` where there is none. */
export function pieceAt(script: Script, index: number): Piece | undefined {
  const { folded } = script;
  const at = index + (matchAt(BLANKS, folded, index)?.[0].length ?? 0);
  const gap = at > index;
  const character = folded.charAt(at);
  const end = at + 1;
  if ((character >= "0" && character <= "9") || character === ".") {
    const arabic = readArabic(script, at);
    if (arabic) return { type: "arabic", arabic, end: arabic.end, gap };
    const zeros = matchAt(PADDED, folded, at)?.[0].length;
    return zeros === undefined ? undefined : { type: "zero", end: at + zeros, gap };
  }
  if (character === "零") return { type: "zero", end, gap };
  const digit = digitValue(character);
  if (digit !== undefined) {
    if (character === "俩" && !/[十百千万亿]/.test(folded.charAt(end))) return undefined;
    return { type: "digit", digit, end, gap };
  }
  return powerAt(folded, at, gap) ?? wordAt(folded, at, gap);
}

function powerAt(folded: string, at: number, gap: boolean): Piece | undefined {
  const character = folded.charAt(at);
  const power = POWERS.get(character);
  if (power !== undefined) {
    if (matchAt(NO_POWER, folded, at)) return undefined;
    return { type: power < 10_000n ? "small" : "big", power, end: at + 1, gap };
  }
  if (character === "个") {
    const counted = matchAt(COUNTED_YI, folded, at);
    if (counted) return { type: "big", power: 10n ** 8n, end: at + counted[0].length, gap };
    const over = matchAt(COUNTED_OVER, folded, at);
    if (!over) return undefined;
    return { type: over[1] === "来" ? "around" : "over", end: at + over[0].length, gap };
  }
  const letter = matchAt(LETTER_POWER, folded, at);
  if (!letter) return undefined;
  const name = letter[0].toLowerCase();
  if (gap && name.endsWith("w")) return undefined;
  const letterPower = { kw: 10n ** 7n, w: 10n ** 4n, k: 1000n }[name] ?? 10n ** 6n;
  return { type: "big", power: letterPower, end: at + letter[0].length, gap };
}

function wordAt(folded: string, at: number, gap: boolean): Piece | undefined {
  const end = at + 1;
  switch (folded.charAt(at)) {
    case "廿":
      return { type: "small", power: 10n, count: 2n, end, gap };
    case "卅":
      return { type: "small", power: 10n, count: 3n, end, gap };
    case "半":
      return { type: "half", end, gap };
    case "数":
    case "几":
      return { type: "several", end, gap };
    case "点":
      return { type: "point", end, gap };
    case "好": {
      const more = matchAt(WELL_OVER, folded, at);
      return more ? { type: "over", end: at + more[0].length, gap } : undefined;
    }
    case "多":
    case "余":
      return matchAt(OVER_BLOCKER, folded, at) ? undefined : { type: "over", end, gap };
    case "来":
    case "把":
      return matchAt(AROUND_FOLLOWER, folded, at) ? { type: "around", end, gap } : undefined;
    default:
      return undefined;
  }
}
