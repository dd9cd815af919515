import { addMonths, type Day } from "../../../calendar/day.ts";
import type { Piece } from "../../../rules/pieces.ts";
import { figureWords } from "../../../rules/figure-words.ts";
import { withoutMissing } from "../../../profile/reading/length-less.ts";
import { pointOf } from "../../../units/interval-arithmetic.ts";
import { readQuantities } from "../../../units/quantities.ts";
import { compare, ratio, type Rational } from "../../../units/rational.ts";
import type { Judged } from "./judged-figures.ts";

/** A measure that counts whole years from a day to the day of filing. */
const WHOLE_YEARS = /^fullYears\((\w+),\s*filingDay\)$/;
const MONTHS = ratio(12n);

/**
 * Says of a condition on whole years since a day, which is not met, how much is missing by months or until
 * which day: whole years alone would say that all of them are; `undefined` for all others.
 */
export function wholeYearsLine(
  piece: Piece,
  { version, statements, verdict }: Judged,
): string | undefined {
  if (piece.kind !== "condition" || !isShort(piece)) return undefined;
  const { subject = "", threshold, comparator } = piece.result;
  const text = version.measures.get(subject)?.cases[0]?.formula.text ?? "";
  const fact = WHOLE_YEARS.exec(text)?.[1];
  const line = threshold && pointOf(threshold.interval);
  const said = statements.findLast((one) => one.fact === fact);
  if (!line || line.d !== 1n || comparator !== "atLeast" || said?.value.kind !== "date")
    return undefined;
  const label = piece.result.label === "" ? piece.top.label : piece.result.label;
  const must = `要满 ${figureWords(line, "年")}`;
  const told = lengthIn(said.words);
  if (told) {
    const gap = line.mul(MONTHS).sub(told.months);
    const missing = told.exact && gap.s > 0n ? `，差 ${lengthWords(gap)}` : "";
    return `${label}：到 ${verdict.filingDay} 是${said.words}；${must}。这一条不够${missing}。`;
  }
  const { from, to } = said.value;
  const full: Day = addMonths(to, Number(line.n) * 12);
  const until = from === to ? `，${full} 才满` : "";
  return `${label}：从 ${from === to ? from : `${from}—${to}`} 到 ${verdict.filingDay}；${must}。这一条不够${until}。`;
}

/** Whether a condition that asks for so much has less, though it may be that it is asked of others only. */
export function isShort(piece: Piece): boolean {
  if (piece.kind !== "condition") return false;
  const { outcome, value, threshold, comparator } = piece.result;
  if (outcome !== "unknown" || comparator !== "atLeast") return outcome === "unmet";
  const [most, line] = [value?.interval.high, threshold?.interval.low];
  return most !== undefined && line !== undefined && compare(most, line) < 0;
}

/** Months that a length of time is told to be, whether that is exact. */
function lengthIn(
  words: string,
): { readonly months: Rational; readonly exact: boolean } | undefined {
  const length = withoutMissing(readQuantities(words), words).find(
    ({ kind }) => kind === "duration",
  );
  if (!length?.value || (length.unit !== "年" && length.unit !== "月")) return undefined;
  const months = length.unit === "年" ? length.value.mul(MONTHS) : length.value;
  return { months, exact: !length.approximate };
}

function lengthWords(months: Rational): string {
  return months.d === 1n && months.n % 12n !== 0n
    ? figureWords(months, "个月")
    : figureWords(months.div(MONTHS), "年");
}
