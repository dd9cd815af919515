import { ratio, type Rational } from "../../../units/rational.ts";
import { compact } from "./table-words.ts";

/** Units that sheets of money are written in. */
export type MoneyUnit = "元" | "千元" | "万元" | "百万元" | "亿元";

const FACTORS: Readonly<Record<MoneyUnit, Rational>> = {
  元: ratio(1n),
  千元: ratio(1000n),
  万元: ratio(10_000n),
  百万元: ratio(1_000_000n),
  亿元: ratio(100_000_000n),
};
const UNIT = "(亿元|百万元|万元|千元|元)";
const STATED = new RegExp(
  `(?<!编制|填报|申报|申请|报告|承担|制表|编报|纳税)(?:单位|金额|币种)[:为()]*(?:人民币|rmb|cny)?[,/:]?${UNIT}(?![素件器月])`,
);
const ALONE = new RegExp(`^[(]?(?:人民币)?${UNIT}[)]?$`);
const BRACKETED = new RegExp(`[([](?:单位[:])?(?:人民币)?${UNIT}[)\\]]`);
const FOREIGN =
  /(?:单位|币种|金额)[:为(]*(?:[百千万亿]{0,2}(?:美元|欧元|日元|港元|港币|英镑)|usd|eur|hkd|jpy)/;

/** What one of a unit is worth in 元; `undefined` for what is no unit of money. */
export function unitFactor(unit: string): Rational | undefined {
  return Object.hasOwn(FACTORS, unit) ? FACTORS[unit as MoneyUnit] : undefined;
}

/** The unit that a title or corner states for its table, as in 金额单位：人民币万元; `undefined` where it states none. */
export function statedUnit(text: string): MoneyUnit | "foreign" | undefined {
  const words = compact(text);
  if (FOREIGN.test(words)) return "foreign";
  return (STATED.exec(words)?.[1] ?? ALONE.exec(words)?.[1]) as MoneyUnit | undefined;
}

/** The unit that stands in brackets behind a name, as in 金额（万元）. */
export function unitBehind(text: string): MoneyUnit | undefined {
  return BRACKETED.exec(compact(text))?.[1] as MoneyUnit | undefined;
}

/** Whether a cell only says what the figures of its row are counted in. */
export function isUnitCell(text: string): boolean {
  return /^(?:亿元|百万元|万元|千元|元|人|名|项|件|个|%|人次|家|平方米)$/.test(compact(text));
}
