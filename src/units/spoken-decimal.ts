import { matchAt, textBefore } from "./folded-text.ts";
import { measureAt } from "./measure.ts";

/** 一点 with digits said one by one behind it: 一点五, 一点零五, 一点二五. */
const DECIMAL = /一点[零一二三四五六七八九]{1,18}/y;
/** Powers and units that only a decimal has before them. */
const POWER =
  / *(?:[多余来]?[百千]?[万亿兆]|个(?:[多余来])?(?: *亿| *(?:百 *分 *)?点)|百分点|[成折])/y;
const CLOSE = /^(?:$| *(?:[,，。；;、!！?？)）\]]|左右|上下|以[上下内]|不到|出头|[吧了呢]))/;
/** The hour of a day, not a decimal: 下午一点零五. */
const HOUR_BEFORE = /(?:[早午晚晨夜]|上班|开会|今天|明天|后天|周[一二三四五六日天]|[日号]) *$/;
/** 一点 is said for a little: 多一点, 差一点, 早一点. */
const LITTLE_BEFORE = /[多少差早晚迟快慢贵稍松紧宜微]了?$/;

/** Whether what stands behind a spoken decimal lets it stand alone: 占比三点五左右. */
export function endsDecimal(behind: string): boolean {
  return CLOSE.test(behind);
}

/** Whether the 一点 at `index` begins a decimal (一点五亿), and is neither a little nor an hour. */
export function isSpokenDecimal(folded: string, index: number): boolean {
  const match = matchAt(DECIMAL, folded, index);
  if (!match || HOUR_BEFORE.test(textBefore(folded, index, 4))) return false;
  const end = index + match[0].length;
  const behind = folded.slice(end, end + 6);
  if (LITTLE_BEFORE.test(textBefore(folded, index, 2))) return false;
  if (endsDecimal(behind) || matchAt(POWER, folded, end)) return true;
  const measure = measureAt(folded, end);
  if (!measure || measure.kind === "score" || measure.unit === "分钟") return false;
  return measure.kind !== "count" || measure.unit !== undefined;
}
