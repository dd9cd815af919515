import { addDays, daysInMonth, writeDay, type Day } from "../calendar/day.ts";
import { yearOf } from "../calendar/fiscal-year.ts";
import type { FilingKind, RuleVersion, Window } from "./rule.ts";

/** A stretch of days in which one may file. */
export interface OpenDays {
  readonly from: Day;
  readonly to: Day;
  /** Whether a notice says so, rather than what other years and places were like. */
  readonly certain: boolean;
  readonly window: Window;
}

/** How far ahead of a day windows are looked for. */
const YEARS_AHEAD = 2;

/** The window that is open on a day, else the next one; `undefined` where none is known. */
export function nextWindow(
  version: RuleVersion,
  day: Day,
  kind: FilingKind = "new",
): OpenDays | undefined {
  return nextOf(
    version.windows.filter((window) => window.kind === undefined || window.kind === kind),
    day,
  );
}

/** The next stretch of any of these windows that is not over on a day: the one that ends first, what is certain before what is not. */
function nextOf(windows: readonly Window[], day: Day): OpenDays | undefined {
  const announced = new Set(
    windows.flatMap(({ announced, to }) => (announced && to ? yearOf(to) : [])),
  );
  const open = windows
    .flatMap((window) => stretches(window, day))
    .filter(({ to, window }) => to >= day && !isReplaced(window, to, announced))
    .sort((a, b) => Number(b.certain) - Number(a.certain) || (a.to < b.to ? -1 : 1));
  const [first] = open;
  const sooner = open.find(({ certain, to }) => !certain && first !== undefined && to < first.to);
  return first && sooner && yearOf(first.from) > yearOf(sooner.to) ? sooner : first;
}

/** The day on which filing is reckoned with: in the open or next window, its last day. */
export function plannedDay(version: RuleVersion, day: Day, kind: FilingKind = "new"): Day {
  const open = nextWindow(version, day, kind);
  if (!open) return day;
  return open.window.every.kind === "always" ? day : open.to;
}

/** Whether a notice said when it is in that year, where the window only says when it is each year. */
function isReplaced({ announced, every }: Window, to: Day, years: ReadonlySet<number>): boolean {
  const repeats = every.kind === "yearly" || every.kind === "usual";
  return announced !== true && repeats && years.has(yearOf(to));
}

function stretches(window: Window, day: Day): OpenDays[] {
  const { every, from = "0001-01-01", to = "9999-12-31" } = window;
  const within = (first: Day, last: Day, certain = true): OpenDays[] =>
    last < from || first > to
      ? []
      : [{ from: first < from ? from : first, to: last > to ? to : last, certain, window }];
  const years = Array.from({ length: YEARS_AHEAD + 1 }, (_, index) => yearOf(day) + index);
  switch (every.kind) {
    case "once":
      return within(from, to);
    case "always":
      return within(day > from ? day : from, to);
    case "monthly":
      return years.flatMap((year) =>
        Array.from({ length: 12 }, (_, index) => index + 1).flatMap((month) =>
          within(
            writeDay(year, month, every.first),
            writeDay(year, month, Math.min(every.last, daysInMonth(year, month))),
          ),
        ),
      );
    case "yearly":
    case "usual":
      return years.flatMap((year) => {
        const turn = every.last < every.first ? 1 : 0;
        const first = `${String(year - turn)}-${every.first}`;
        return within(first, lastDay(year, every.last), every.kind === "yearly");
      });
  }
}

/** `MM-DD` of a year; the end of February in every year. */
function lastDay(year: number, monthDay: string): Day {
  return monthDay === "02-29"
    ? addDays(`${String(year)}-03-01`, -1)
    : `${String(year)}-${monthDay}`;
}
