import { foldText } from "./folded-text.ts";

const STATED =
  /(?:单位|金额)(?:都|均|全)?(?:是|为|:|按)? *(亿元|万元|千元|元|[万wW](?![\d元])|亿)|[,。;；(] *(万元?|[wW]|亿元?|千元)[)。!！~ ]*$/;
const NAMES: Readonly<Record<string, string>> = { 万: "万元", w: "万元", W: "万元", 亿: "亿元" };

/**
 * The unit that a text states for all its amounts, as in 单位：万元 or a closing “，万”: 元, 千元, 万元 or 亿元;
 * `undefined` where it states none. It concerns bare figures of money only; which those are, the reader of fields knows.
 */
export function readStatedUnit(text: string): string | undefined {
  const match = STATED.exec(foldText(text).slice(0, 4000));
  const name = match?.[1] ?? match?.[2];
  return name === undefined ? undefined : (NAMES[name] ?? name);
}
