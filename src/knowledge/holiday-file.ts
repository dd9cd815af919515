import type { HolidayYear } from "../calendar/working-day.ts";
import { isDay } from "../calendar/day.ts";
import { noting } from "./fault.ts";
import { readRow } from "./table.ts";
import type { Source } from "./table.ts";

/** Reads one file of `calendar/`; `undefined` when it is faulty. */
export function readHolidayYear(source: Source, faults: string[]): HolidayYear | undefined {
  return noting(faults, () => {
    const row = readRow(source, ["year", "source", "checked", "holidays", "workdays"]);
    const year = row.text("year");
    if (!source.file.endsWith(`/${year}.yaml`) || !/^\d{4}$/.test(year)) {
      throw row.fault("year", `“year”写的“${year}”不对：要和文件名一样，是四位数的年份。`);
    }
    row.text("source");
    const checked = row.day("checked");
    const days = (key: string) =>
      row.list(key).map((day) => {
        if (isDay(day)) return day;
        throw row.fault(key, `“${key}”里的“${day}”不是日子：写成 YYYY-MM-DD。`);
      });
    return {
      year: Number(year),
      holidays: new Set(days("holidays")),
      workdays: new Set(days("workdays")),
      checked,
    };
  });
}
