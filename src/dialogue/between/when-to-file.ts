import { yearOf } from "../../calendar/fiscal-year.ts";
import { openWords } from "../../rules/next-words.ts";
import type { Standing } from "../../rules/judge-all.ts";
import { versionFor } from "../../rules/version.ts";
import type { CompanyView } from "../company-view.ts";
import { decisive } from "../telling/condition-told.ts";

/** Asks when one can file. */
const WHEN =
  /(?:啥|什么|何)时候?(?:才|就)?(?:能|可以|够)(?:申?报|评|过|够)?|(?:最早|等到?|得等到?)(?:啥|什么|哪|几)(?:时候|天|月|年)|(?:哪天|哪个?月|几月份?|哪年)(?:才|就)?(?:能|可以)(?:申?报|评)|(?:今年|明年|后年)(?:还|就|才)?(?:能|可以)(?:申?报|评)[^,，。\d]{0,4}(?:吗|不|么|没|$)|(?:还)?要等(?:多久|几[年月天])|(?:几月)?(?:几号|几月|哪天|什么时候|啥时候|何时|多会儿)(?:就|才)?(?:截止|开始报|结束|报(?!告|表))|截止(?:日期?|时间|到?(?:几|哪|什么|啥))/;
const AGES = /^(?:天|年)$/;

/** When one can file: from which day on what only waits is met, which years count next, and the window. */
export function whenLines(text: string, { standings, asOf, company }: CompanyView): string[] {
  const begun = Object.keys(company.filings).length > 0;
  if (!begun || !WHEN.test(text)) return [];
  return standings.flatMap((standing) => linesOf(standing, asOf));
}

function linesOf({ verdict, remedies, open, rule }: Standing, asOf: string): string[] {
  const version = versionFor(rule, verdict.filingDay, verdict.kind);
  if (!version) return [];
  const unmet = verdict.conditions.filter(({ outcome }) => outcome === "unmet");
  const waits = remedies.filter(({ from }) => from !== undefined);
  const days = waits.map(
    ({ label, from = "", earliest }) =>
      `${label} ${earliest === undefined ? from : `最早 ${earliest}、最晚 ${from}`} 起满足`,
  );
  const figures = unmet.filter(
    (one) =>
      !waits.some(({ condition }) => condition === one.id) &&
      decisive(one).some(({ value }) => value !== undefined && !AGES.test(value.unit)),
  );
  const next = verdict.years.map((year) => String(year + 1)).join("、");
  const another = `${String(yearOf(verdict.filingDay) + 1)}${verdict.filingDay.slice(4)}`;
  const ends =
    version.to !== undefined && version.to < another
      ? `这一版只管到 ${version.to}，以后看那时的通知`
      : "";
  const years =
    figures.length > 0 && next !== ""
      ? [
          `${figures.map(({ label }) => label).join("、")}看的是已经过完的年度，${String(yearOf(verdict.filingDay) + 1)} 年再报看 ${next} 年的数`,
        ]
      : [];
  const window = open ? openWords(open, asOf) : "申报时间没有装进来，看当年通知，或先问受理部门";
  const past =
    open && open.from > asOf && yearOf(open.from) > yearOf(asOf)
      ? [`${String(yearOf(asOf))} 年往年能报的日子已经过了，有没有延期看当年通知`]
      : [];
  const span =
    years.length === 0 && verdict.years.length > 0
      ? [`${verdict.filingDay} 报看 ${verdict.years.map(String).join("、")} 年的数`]
      : [];
  const all = [...days, ...years, ...(ends === "" ? [] : [ends]), ...past, window, ...span];
  return [`什么时候能报：${all.join("；")}。`];
}
