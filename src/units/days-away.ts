import type { DateFound } from "./date-reader.ts";
import { matchAt, textBefore } from "./folded-text.ts";
import { dayPeriod } from "./period.ts";
import { smallNumber } from "./small-number.ts";

const DAYS_AWAY =
  /(\d{1,3}|[一二两三四五六七八九十廿卅]{1,3}) *天 *[之以]?(?:(前)(?![后期夕天台])|后(?![天期台续来]))/y;
/** What may stand right before a distance that is counted from today. */
const OPEN_BEFORE = /^$|[\s,，。；;:：、!！?？([我你您他她它们是在就才证书]/;
/** Words of the sentence from which the days may be counted instead: 截止日5天前, 收到通知，10天后. */
const OTHER_START =
  /截止|截至|到期|届满|期满|公示|通知|受理|批准|收到|拿|领|发|取得|提交|申报|注册|成立|开始|结束|完|[日号月年]/;
const SENTENCE = 40;

/**
 * Reads 5天前, 三十天之后 at `index`, counted from `today` (`YYYY-MM-DD`); `undefined` where no day is
 * given to count from, or where they may be counted from something else.
 */
export function readDaysAway(
  folded: string,
  index: number,
  today: string | undefined,
): DateFound | undefined {
  const match = today === undefined ? undefined : matchAt(DAYS_AWAY, folded, index);
  const count = match && smallCount(match[1] ?? "");
  if (!match || count === undefined || today === undefined) return undefined;
  const sentence = textBefore(folded, index, SENTENCE)
    .split(/[。；;!！?？\n]/)
    .at(-1);
  if (!OPEN_BEFORE.test(textBefore(folded, index, 1))) return undefined;
  if (OTHER_START.test(sentence ?? "")) return undefined;
  const [year = 0, month = 1, day = 1] = today.split("-").map(Number);
  const moved = new Date(
    Date.UTC(year, month - 1, day + (match[2] === undefined ? count : -count)),
  );
  const period = dayPeriod(moved.getUTCFullYear(), moved.getUTCMonth() + 1, moved.getUTCDate());
  return period && { end: index + match[0].length, date: period.from, period, unsure: false };
}

function smallCount(digits: string): number | undefined {
  return /^\d{3}$/.test(digits) ? Number(digits) : smallNumber(digits);
}
