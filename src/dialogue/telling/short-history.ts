import { yearOf } from "../../calendar/fiscal-year.ts";
import type { CompanyView } from "../company-view.ts";
import type { Taken } from "../taking/taking.ts";

const REGISTERED = "regDate";

/** That years before there was a company do not count, where it was told just now since when there is one. */
export function shortHistoryLines({ added, replaced }: Taken, view: CompanyView): string[] {
  const now = [...added, ...replaced.map(({ after }) => after)];
  const told = now.some(({ fact, implied }) => fact === REGISTERED && implied !== true);
  const registered = view.profile.once(REGISTERED)?.value;
  if (!told || registered?.kind !== "date") return [];
  const first = yearOf(registered.from);
  return view.standings.flatMap(({ verdict: { years } }) => {
    const own = years.filter((year) => year >= first);
    const gone = years.filter((year) => year < first);
    if (gone.length === 0 || own.length === 0) return [];
    const listed = (all: readonly number[]) => all.map(String).join("、");
    return [
      `${listed(gone)} 年还没有公司，不满 ${String(years.length)} 年的按实际有的 ${listed(own)} 年算。`,
    ];
  });
}
