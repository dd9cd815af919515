import { z } from "zod";
import { dayOf } from "../calendar/instant.ts";
import { isDay, type Day } from "../calendar/day.ts";
import { UsageError } from "./usage-error.ts";

/** A day in a JSON row. */
export const daySchema = z.string().refine(isDay, "要写成 YYYY-MM-DD 的日子");

/** Today in Asia/Shanghai. */
export function today(): Day {
  return dayOf(new Date().toISOString()) ?? "";
}

/** Reads a day given as an argument; today when none is given. */
export function dayArgument(value: string | undefined): Day {
  if (value === undefined) return today();
  if (!isDay(value)) throw new UsageError(`“${value}”不是日子：要写成 YYYY-MM-DD，如 ${today()}。`);
  return value;
}
