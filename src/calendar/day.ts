/** A day in Asia/Shanghai as `YYYY-MM-DD`. Days compare as strings. */
export type Day = string;

const MS_PER_DAY = 86_400_000;

/** Whether the text is a day of the calendar written as `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** Number of days in a month (1–12) of a year. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Writes a day from its year, month (1–12) and day of the month. */
export function writeDay(year: number, month: number, day: number): Day {
  const [y, m, d] = [String(year).padStart(4, "0"), String(month).padStart(2, "0"), String(day)];
  return `${y}-${m}-${d.padStart(2, "0")}`;
}

/** The day `days` natural days after a day; before it when `days` is negative. */
export function addDays(day: Day, days: number): Day {
  const moved = new Date((dayNumber(day) + days) * MS_PER_DAY);
  return writeDay(moved.getUTCFullYear(), moved.getUTCMonth() + 1, moved.getUTCDate());
}

/** Natural days from one day to a later one: 1 from a day to the next, negative backwards. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** The same day of the month `months` later (or earlier); the last day of the month where it has no such day. */
export function addMonths(day: Day, months: number): Day {
  const [year, month, date] = partsOf(day);
  const count = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1];
  return writeDay(toYear, toMonth, Math.min(date, daysInMonth(toYear, toMonth)));
}

/** Orders two days: negative when the first is earlier, 0 when they are the same. */
export function compareDays(a: Day, b: Day): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Day of the week, 0 for Sunday to 6 for Saturday. */
export function weekday(day: Day): number {
  return (((dayNumber(day) + 4) % 7) + 7) % 7;
}

/** Whether a day is at most `days` natural days before the filing day; both ends count, later days do not. */
export function withinDays(day: Day, filingDay: Day, days: number): boolean {
  const age = daysBetween(day, filingDay);
  return age >= 0 && age <= days;
}

/** Year, month (1–12) and day of the month; throws for a text that is no day. */
function partsOf(day: Day): [number, number, number] {
  if (!isDay(day)) throw new Error(`"${day}" is not a day: a day is written YYYY-MM-DD.`);
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))];
}

/** Days since 1970-01-01. */
function dayNumber(day: Day): number {
  const [year, month, date] = partsOf(day);
  const start = new Date(0);
  start.setUTCFullYear(year, month - 1, date);
  return start.getTime() / MS_PER_DAY;
}
