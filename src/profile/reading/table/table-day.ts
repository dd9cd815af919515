import { isDay, writeDay, type Day } from "../../../calendar/day.ts";
import type { TableCell } from "./table-cells.ts";
import { compact } from "./table-words.ts";

const DAY = /^((?:19|20)\d\d)(?:年|[-./])(\d{1,2})(?:月|[-./])(\d{1,2})日?(?:$|\d{1,2}:)/;
const COMPACT = /^((?:19|20)\d\d)(\d\d)(\d\d)$/;
const MONTH = /^((?:19|20)\d\d)(?:年|[-./])(\d{1,2})月?$/;

/** The day that a cell holds; a month alone as `YYYY-MM`; `undefined` where it holds neither. */
export function dayIn(cell: TableCell | undefined): Day | undefined {
  if (!cell) return undefined;
  if (cell.day !== undefined) return cell.day;
  const words = compact(cell.text);
  const day = DAY.exec(words) ?? COMPACT.exec(words);
  if (day) {
    const found = writeDay(Number(day[1]), Number(day[2]), Number(day[3]));
    return isDay(found) ? found : undefined;
  }
  const month = MONTH.exec(words);
  const number = Number(month?.[2]);
  if (!month || number < 1 || number > 12) return undefined;
  return `${month[1] ?? ""}-${String(number).padStart(2, "0")}`;
}
