import { measureAsFact } from "../knowledge/fact-rows.ts";
import { doubtAboutSize, doubtAboutUnit } from "../profile/doubt.ts";
import type { Fact } from "../profile/fact.ts";
import type { FactDefinitions } from "../profile/fact-definition.ts";
import { readFactText } from "../profile/fact-text.ts";
import type { Rule } from "../rules/rule.ts";
import { UsageError } from "./usage-error.ts";

/** Reads `rdExpenseHnte@2025=310 万元`, `regDate=2018-05-10`, `rdExpenseHnte@2023-2025=680 万元`: the fact, and how the change is said. */
export function readChange(
  text: string,
  rule: Rule,
  definitions: FactDefinitions,
): { fact: Fact; words: string } {
  const [, key = "", from, to = from, value = ""] =
    /^\s*(\w+)(?:@(\d{4})(?:-(\d{4}))?)?\s*=\s*(.+)$/s.exec(text) ?? [];
  if (key === "")
    throw new UsageError(
      `--set 写的“${text}”看不懂：写成 事实@年=值，如 rdExpenseHnte@2025=310万元。`,
    );
  const measure = rule.versions.flatMap(({ measures }) => measures.get(key) ?? [])[0];
  const definition = definitions.get(key) ?? (measure && measureAsFact(measure));
  if (!definition) throw new UsageError(`--set 里没有“${key}”这个事实：kechuang facts 列出全部。`);
  const read = readFactText(definition, value);
  const wrong =
    "wrong" in read
      ? read.wrong
      : (doubtAboutUnit(definition, value) ?? doubtAboutSize(definition, read.value));
  if ("wrong" in read || wrong !== undefined)
    throw new UsageError(`--set 的“${key}”写的${wrong ?? "不对"}。`);
  if (from === undefined && definition.per !== "once" && !measure)
    throw new UsageError(`--set 的“${key}”没有说哪一年：写成 ${key}@2025=${value}。`);
  const years = from === undefined ? undefined : ([Number(from), Number(to)] as const);
  const said = from === undefined ? "" : ` ${from === to ? from : `${from}–${to ?? ""}`} 年`;
  return {
    fact: { key, value: read.value, ...(years && { years }) },
    words: `${definition.label}${said}是 ${value.trim()}`,
  };
}
