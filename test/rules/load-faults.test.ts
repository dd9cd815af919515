import { describe, expect, it } from "vitest";
import { readSmall, versioned } from "./small-rule.ts";

const CLAUSE = "clause: 32号 第一条";
const condition = (rest: string) => `conditions:\n- { id: it, label: 某项, ${CLAUSE}, ${rest} }`;
const measure = (rest: string) => `measures:\n  some: { label: 某数, unit: 元, ${rest} }`;
const option = (rest = "choices: { a: 甲, b: 乙 }, default: a") =>
  `options: [ { id: reading, label: 读法, note: 没有写明。, ${rest} } ]`;
const bands = (rows: string, by = "sales") =>
  condition(`fact: share, atLeast: { by: ${by}, bands: [ ${rows} ] }`);
const score = (rest: string) =>
  `scores:\n  total: { label: 总分, max: 100, ${rest} }\n${condition("score: total, atLeast: 7 分")}`;

/** Faults of a file with one version that has these parts. */
const faultsOf = (parts: string, head = "") => readSmall(versioned(parts, head)).faults;

describe("a rule file with a fault", () => {
  it.each([
    ["an unknown fact in a formula", measure("formula: latest(turnover)"), "“turnover”不认识"],
    ["an unknown fact in ask", "ask: [turnover]", "没有“turnover”这个事实"],
    ["an unknown fact in given", measure("given: [turnover]"), "没有“turnover”这个事实"],
    ["an unknown measure", condition("measure: some, atLeast: 5 元"), "没有“some”这个指标"],
    [
      "no clause of a condition",
      "conditions:\n- { id: it, label: 某项, fact: listed, is: yes }",
      "缺“clause”",
    ],
    ["no clause of a param", "params: { rate: { label: 率, value: 5 % } }", "缺“clause”"],
    [
      "a clause without a document",
      condition("fact: listed, is: yes").replace("32号 第", "第"),
      "没有说是哪份文件",
    ],
    ["money against people", condition("fact: staff, atLeast: 5 万元"), "要和“人”比"],
    ["people against money", condition("fact: sales, atLeast: 5 人"), "要和“元”比"],
    ["a limit without a unit", condition("fact: sales, atLeast: 5"), "不是数"],
    ["a limit that is no figure", condition("fact: sales, atLeast: 很多"), "不是数"],
    ["money plus people", measure("formula: latest(sales) + latest(staff)"), "单位合不到一起"],
    [
      "a share called money",
      measure("formula: latest(research) / latest(sales)"),
      "算出来是“%”，要的是“元”",
    ],
    [
      "a year's figure used as a row",
      measure("formula: sum(sales)"),
      "没有这样的算法：sum(元（按年的）)",
    ],
    ["a row used as a figure", measure("formula: sales"), "不是一个数"],
    ["a decimal in a formula", measure("formula: latest(sales) * 0.8"), "有小数"],
    ["two literals side by side", measure("formula: latest(sales) * 1 / 2"), "两个并排的数"],
    ["a function that is not there", measure("formula: median(sales)"), "median"],
    [
      "a comparison in a formula",
      measure("formula: latest(sales) > latest(research)"),
      "单位合不到一起",
    ],
    ["a formula that does not end", measure("formula: latest(sales"), "写的“latest(sales”"],
    [
      "a unit that is not there",
      "measures: { some: { label: 某数, unit: 吨, formula: latest(sales) } }",
      "单位“吨”没有",
    ],
    ["a measure without a way to know it", measure("note: 没有"), "没有算法"],
    [
      "a name that is none",
      "measures: { some-thing: { label: 某数, unit: 元, formula: latest(sales) } }",
      "不能作名字",
    ],
    [
      "one name for two",
      `params: { some: { label: 率, value: 5 %, ${CLAUSE} } }\n${measure("formula: latest(sales)")}`,
      "写了两次",
    ],
    ["a key that is written twice", `${condition("fact: listed, is: yes, is: no")}`, "写了两次"],
    [
      "a key that is not there",
      condition("fact: listed, is: yes, weight: 5"),
      "没有“weight”这个键",
    ],
    ["two comparisons", condition("fact: sales, atLeast: 5 元, atMost: 9 元"), "正好写一个比较"],
    ["no comparison", condition("fact: sales"), "正好写一个比较"],
    ["nothing to look at", condition("atLeast: 5 元"), "没有说看什么"],
    ["a yes/no that is neither", condition("fact: listed, is: 会"), "只能写 yes、no"],
    ["a choice that is not there", condition("fact: trade, is: 林业"), "没有“林业”这个选择"],
    [
      "one of choices that are not there",
      condition("fact: trade, oneOf: [工业, 林业]"),
      "没有“林业”这个选择",
    ],
    ["a list compared", condition("fact: rights, is: 某"), "不能这样比"],
    ["a day compared", condition("fact: regDate, is: 2026-01-01"), "不能这样比"],
    [
      "an option that is not there",
      condition("option: other, choose: { a: { fact: listed, is: yes } }"),
      "没有“other”这个选项",
    ],
    [
      "a choice left out",
      `${option()}\n${condition("option: reading, choose: { a: { fact: listed, is: yes } }")}`,
      "正好写 a、b",
    ],
    [
      "a strange choice of a param",
      `${option()}\nparams: { rate: { label: 率, ${CLAUSE}, option: reading, choose: { a: 5 %, c: 6 % } } }`,
      "正好写 a、b",
    ],
    ["a default that is no choice", option("choices: { a: 甲 }, default: c"), "不在 choices 里"],
    ["no band", bands(""), "“bands”是空的"],
    [
      "a band never reached",
      bands("{ upTo: 5 元, value: 5 % }, { upTo: 3 元, value: 4 % }, { value: 3 % }"),
      "永远轮不到",
    ],
    [
      "a band twice",
      bands("{ upTo: 5 元, value: 5 % }, { upTo: 5 元, value: 4 % }, { value: 3 % }"),
      "永远轮不到",
    ],
    [
      "a falling band never reached",
      bands("{ atLeast: 3 元, value: 5 % }, { atLeast: 5 元, value: 4 % }, { value: 3 % }"),
      "永远轮不到",
    ],
    [
      "a band behind the rest",
      bands("{ value: 5 % }, { upTo: 3 元, value: 4 % }, { value: 3 % }"),
      "永远轮不到",
    ],
    [
      "no rest",
      bands("{ upTo: 5 元, value: 5 % }, { upTo: 9 元, value: 4 % }"),
      "最后一档还有界限",
    ],
    ["a band in another unit", bands("{ upTo: 5 人, value: 5 % }, { value: 4 % }"), "要和“元”比"],
    ["a value in another unit", bands("{ upTo: 5 元, value: 5 元 }, { value: 4 % }"), "要和“%”比"],
    ["bands by nothing known", bands("{ value: 5 % }", "turnover"), "没有“turnover”这个事实"],
    ["a measure by itself", measure("formula: some + latest(sales)"), "绕回自己算自己"],
    [
      "two measures by each other",
      "measures: { a: { label: 甲, unit: 元, formula: b }, b: { label: 乙, unit: 元, formula: a } }",
      "绕回自己算自己",
    ],
    [
      "a measure by its own `when`",
      "measures: { a: { label: 甲, unit: 元, cases: [ { when: { measure: a, is: 0 元 }, formula: latest(sales) }, { formula: latest(sales) } ] } }",
      "绕回自己算自己",
    ],
    [
      "a measure by what its own `when` applies to",
      "measures: { a: { label: 甲, unit: 元, cases: [ { when: { fact: listed, is: yes, when: { measure: a, is: 0 元 } }, formula: latest(sales) }, { formula: latest(sales) } ] } }",
      "绕回自己算自己",
    ],
    [
      "a case behind the last",
      measure("cases: [ { formula: latest(sales) }, { formula: latest(research) } ]"),
      "永远轮不到",
    ],
    [
      "a score that is not there",
      condition("score: total, atLeast: 7 分"),
      "没有“total”这个评分项",
    ],
    [
      "a score twice",
      score(
        "parts: [ { id: a, label: 甲, max: 5, expert: 0..5 }, { id: a, label: 乙, max: 5, expert: 0..5 } ]",
      ),
      "写了两次",
    ],
    ["points that are none", score("expert: 5..3"), "不是分数"],
    ["a score in money", score("formula: latest(sales)"), "要的是“分”"],
    [
      "a score by nothing known",
      score("by: turnover, bands: [ { points: 5 } ]"),
      "没有“turnover”这个事实",
    ],
    ["a window without days", "windows: [ { say: 六月 } ]", "没有说从哪天到哪天"],
    [
      "a window of no day",
      "windows: [ { from: 2026-06-31, to: 2026-08-31, say: 六月 } ]",
      "不是日子",
    ],
    [
      "a yearly window written otherwise",
      "windows: [ { yearly: 6-1..8-31, say: 六月 } ]",
      "写成 04-01..05-31",
    ],
    [
      "a monthly window written otherwise",
      "windows: [ { monthly: 1-10, say: 每月 } ]",
      "写成 1..10",
    ],
    [
      "a kind that is not there",
      "windows: [ { always: yes, kind: old, say: 常年 } ]",
      "只能写 new、renewal、recheck",
    ],
    ["an amount of nothing", "amounts: [ { id: a, label: 金额 } ]", "没有算法"],
    [
      "an amount that waits for nothing",
      "amounts: [ { id: a, label: 金额, unknown: 没有装进来, ifKnown: yes } ]",
      "没有 when 就没有要先知道的",
    ],
    [
      "an amount of a measure that is not there",
      "amounts: [ { id: a, label: 金额, measure: some } ]",
      "没有“some”这个指标",
    ],
    [
      "a benefit of a measure that is not there",
      "benefits: [ { say: 减税, worth: some } ]",
      "没有“some”这个指标",
    ],
    [
      "a remedy by a fact that is not there",
      condition("fact: staff, atLeast: 5 人, remedy: { raise: [crew], say: 招人 }"),
      "没有“crew”这个事实",
    ],
    [
      "a remedy that says nothing",
      condition("fact: staff, atLeast: 5 人, remedy: { wait: yes }"),
      "缺“say”",
    ],
    ["a standing that is none", "standing: 听说", "写了两次"],
  ])("%s is refused", (_, parts, says) => {
    const faults = faultsOf(parts);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(says);
    expect(faults[0]).toMatch(/^rules\/small\.yaml:\d+：.+[。]$/);
  });
});
