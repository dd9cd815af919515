import { spanOf } from "../calendar/day-span.ts";
import { parseDecimal, ratio, ZERO } from "../units/rational.ts";
import { readStated } from "../units/stated-quantity.ts";
import type { Item, FactValue } from "./fact.ts";
import { maySink, unitOf, type FactDefinition } from "./fact-definition.ts";

/** A value that was read, or what is wrong with it: a half sentence that says what is allowed. */
export type FactReading = { readonly value: FactValue } | { readonly wrong: string };

/** More than this is no figure of a company, and none of the law needs it. */
const MOST = ratio(10n ** 18n);

/**
 * Reads a fact's value written for machines: `1234 万元`, `12`, `4.6 %`, `yes`, `2018-05`, `80-82, 81-83`.
 * A figure without a unit is in the fact's own, or in `unit`.
 */
export function readFactText(definition: FactDefinition, text: string, unit?: string): FactReading {
  const written = text.trim();
  switch (definition.kind) {
    case "yesno":
      return readYesNo(written);
    case "choice":
      return readChoice(definition, written);
    case "text":
      return written === ""
        ? { wrong: "是空的：写一段文字" }
        : { value: { kind: "text", text: written } };
    case "date":
      return readDate(written);
    case "items":
      return { value: { kind: "items", items: readNames(written) } };
    case "months":
      return readMonths(written);
    case "money":
    case "count":
    case "ratio":
    case "number":
      return readFigure(definition, written, unit);
  }
}

/** Entries that are only named, parted by commas or 、. */
function readNames(text: string): Item[] {
  const names = text.split(/[,，、;；]/).map((name) => name.trim());
  return names.filter((name) => name !== "" && name !== "无").map((kind) => ({ kind }));
}

function readYesNo(text: string): FactReading {
  if (/^(yes|true|是|有)$/i.test(text)) return { value: { kind: "yesno", yes: true } };
  if (/^(no|false|否|不是|没有|无)$/i.test(text)) return { value: { kind: "yesno", yes: false } };
  return { wrong: `“${text}”不是是或否：写 yes 或 no` };
}

function readChoice({ choices }: FactDefinition, text: string): FactReading {
  if (choices.includes(text)) return { value: { kind: "text", text } };
  return { wrong: `“${text}”不在可选的里面：写 ${choices.join("、")}` };
}

function readDate(text: string): FactReading {
  const span = spanOf(text);
  return span
    ? { value: { kind: "date", ...span } }
    : { wrong: `“${text}”不是日子：写 YYYY-MM-DD，只知道年月的写 YYYY-MM` };
}

function readMonths(text: string): FactReading {
  const pairs = text.split(/[,，]/).map((pair) => {
    const [begin, end] = pair.split("-").map((figure) => parseDecimal(figure));
    return begin && end && begin.compare(0) >= 0 && end.compare(0) >= 0
      ? ([begin, end] as const)
      : undefined;
  });
  const months = pairs.flatMap((pair) => (pair ? [pair] : []));
  if (months.length === pairs.length && months.length <= 12)
    return { value: { kind: "months", months } };
  return { wrong: `“${text}”不是各月人数：每月写“月初-月末”，用逗号隔开，最多 12 个月` };
}

function readFigure(definition: FactDefinition, text: string, unit?: string): FactReading {
  const own = unitOf(definition) ?? "数";
  const stated = readStated(text, unit ?? own);
  if (!stated) return { wrong: `“${text}”不是数：写成 12.5 或 ${example(own)}` };
  if (stated.unit !== own) {
    const allowed = own === "元" ? "元、万元、亿元" : own;
    return { wrong: `“${text}”的单位不对：可以写 ${allowed}` };
  }
  const { low, high } = stated.interval;
  if (low && low.compare(ZERO) < 0 && !maySink(definition))
    return { wrong: `“${text}”小于零：${definition.label}不会是负数，核对一下` };
  if (high && high.abs().compare(MOST) > 0) return { wrong: `“${text}”太大：核对一下单位` };
  const { interval, approximate } = stated;
  return { value: { kind: "figure", interval, approximate } };
}

function example(unit: string): string {
  return unit === "元" ? "1234 万元" : `12.5 ${unit}`;
}
