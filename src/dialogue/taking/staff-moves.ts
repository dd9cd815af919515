import { yearOf } from "../../calendar/fiscal-year.ts";
import type { CompanyView } from "../company-view.ts";

const PEOPLE = "(?:[\\d一二两三四五六七八九十]+|几|好几)个?(?:人)?";
/** People who came or went this year, told without a figure of the whole: 4月1号入职3个研发的. */
const MOVED = new RegExp(
  `\\d{1,2}月(?:\\d{1,2}[号日])?[^,，。;；\\d]{0,6}(?:入职|招|来|进|离职|走)了?${PEOPLE}|(?:今年|刚|真|新)(?:又|才)?(?:招|来|进)了?${PEOPLE}|(?:真|已经)招了`,
);

/** In which year people count who came or went this year. */
export function staffMoveLines(
  text: string,
  tells: boolean,
  { standings, asOf }: CompanyView,
): string[] {
  const year = yearOf(asOf);
  const closed = standings.some(({ verdict }) => verdict.years.at(-1) === year - 1);
  if (tells || !closed || !MOVED.test(text)) return [];
  return [
    `这是 ${String(year)} 年的人数变化，按在职的月份进 ${String(year)} 年的月平均；${String(year - 1)} 年的数不变，这次申报看的还是 ${String(year - 1)} 年。`,
  ];
}
