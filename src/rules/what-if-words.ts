import { conditionLine } from "./condition-words.ts";
import { Told, type Telling } from "./telling.ts";
import type { WhatIf } from "./what-if.ts";
import { MARK_WORDS, type TextLine, type VerdictText } from "./verdict-text.ts";
import { counts, OUTCOME_WORDS } from "./verdict-words.ts";
import { valueWords } from "./comparison-words.ts";
import { sameInterval } from "./interval-text.ts";

/** What a change would bring, condition by condition; `changes` says what was changed, as it was asked. */
export function whatIfWords(
  { before, after, changed }: WhatIf,
  telling: Omit<Telling, "standing"> & { readonly before: Telling; readonly after: Telling },
  changes: readonly string[],
): VerdictText {
  const [was, is] = [Told.of(telling.before), Told.of(telling.after)];
  if (!was || !is) return [{ role: "title", text: `${after.title}：没有在管的规则` }];
  const same = before.outcome === after.outcome;
  const outcome = same
    ? `结论不变：${OUTCOME_WORDS[after.outcome]}。`
    : `结论：${OUTCOME_WORDS[before.outcome]} → ${OUTCOME_WORDS[after.outcome]}。`;
  return [
    { role: "title", text: `${after.title}：要是${changes.join("，")}` },
    { role: "outcome", text: outcome },
    { role: "outcome", text: `现在 ${counts(before)}` },
    { role: "outcome", text: `改后 ${counts(after)}` },
    {
      role: "basis",
      text: `按 ${after.filingDay} 申报算，看 ${after.years.map(String).join("、")} 年（以 ${after.asOf} 为今天）。`,
    },
    ...section("变了的条件", changedLines(changed, was, is)),
    ...section("变了的分", scoreLines(was, is)),
    ...section("变了的数", amountLines(was, is)),
    { role: "last", text: "这只是换几个数再算一遍，没有存，也不是认定；过去年度的数改不了。" },
  ];
}

function changedLines(changed: WhatIf["changed"], was: Told, is: Told): TextLine[] {
  return changed.flatMap(({ before, after }): TextLine[] => {
    const [first, second] = [conditionLine(before, was), conditionLine(after, is)];
    const head =
      before.outcome === after.outcome
        ? `${after.label}：还是${MARK_WORDS[after.outcome]}`
        : `${after.label}：${MARK_WORDS[before.outcome]} → ${MARK_WORDS[after.outcome]}`;
    const { clause } = second;
    return [
      { role: "item", text: head, mark: after.outcome, ...(clause && { clause }) },
      { role: "detail", text: `现在：${tail(first, before.label)}` },
      { role: "detail", text: `改后：${tail(second, after.label)}` },
    ];
  });
}

/** What a line says behind its label. */
function tail({ text, mark }: TextLine, label: string): string {
  const rest = text.startsWith(label) ? text.slice(label.length).replace(/^（自报）/, "") : text;
  const said = rest.replace(/^：/, "");
  return said === "" && mark ? MARK_WORDS[mark] : said;
}

function scoreLines(was: Told, is: Told): TextLine[] {
  return is.verdict.scores.flatMap((score): TextLine[] => {
    const old = was.verdict.scores.find(({ id }) => id === score.id);
    if (!old || sameInterval(old.range, score.range)) return [];
    const words = ({ range }: typeof score) => valueWords({ interval: range, unit: "分" });
    return [{ role: "item", text: `${score.label}：${words(old)} → ${words(score)}` }];
  });
}

function amountLines(was: Told, is: Told): TextLine[] {
  const sums = ({ verdict, version, wording }: Told) => {
    const benefit = version.benefits.find(({ worth }) => worth !== undefined);
    const label = wording.label(benefit?.worth ?? "");
    return [...verdict.amounts, ...(verdict.worth ? [{ ...verdict.worth, label }] : [])];
  };
  return sums(is).flatMap((amount): TextLine[] => {
    const old = sums(was).find(({ id }) => id === amount.id);
    const [from, to] = [old?.value, amount.value];
    if (!from || !to || sameInterval(from.interval, to.interval)) return [];
    const { clause } = amount;
    const text = `${amount.label}：${valueWords(from)} → ${valueWords(to)}`;
    return [{ role: "item", text, ...(clause && { clause }) }];
  });
}

function section(text: string, lines: readonly TextLine[]): TextLine[] {
  return lines.length === 0 ? [] : [{ role: "section", text }, ...lines];
}
