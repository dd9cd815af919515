import { matchesIn } from "../../units/folded-text.ts";
import type { FactDefinition } from "../fact-definition.ts";
import { PRODUCT_INCOMES } from "./product-income.ts";
import { PROGRAMME_PATTERNS } from "./programme-patterns.ts";
import { SPOKEN_PATTERNS, type SpokenPattern } from "./spoken-patterns.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** A place of a message where a fact is named. */
export interface Mention {
  readonly start: number;
  readonly end: number;
  /** What the words can mean, the usual first. */
  readonly facts: readonly FactDefinition[];
  /** Whether a longer name, or one that begins before it, covers it: 研发 in 研发辅助账. */
  readonly covered: boolean;
  /** Whether what covers it holds no figures, so that a figure can only be meant by it. */
  readonly free: boolean;
}

/** Short names that mean something else behind these words: 租金收入, 政府补助收入. */
const OTHER_MEANING =
  /(?:租金|房租|租赁|利息|补贴|补助|政府|拨款|工资|人均|个人|家庭|门票|财政|罚没|边角料|下脚料|残次品|外包|二手|免税|不征税)$/;
/** Before 税 where it only tells of which kind a figure is: 不含税收入, 免税收入. */
const BEFORE_TAX = /(?:[含免]|价外|不征)$/;
const GENERAL = /^(?:收入|销售|资产|利润|研发|人数|人工|材料|税收)$/;

/** Growth of something that is no fact: 人员增长, 利润涨了. */
const GROWN = /^(?:增速|增长|涨了|涨幅|增幅|增长率)$/;
const OTHER_GROWTH =
  /(?:人员|人数|产量|成本|订单|利润|费用|投入|产值|出口|用电|工资|资产总额)(?:同比|环比|比[去前]年|都|也)*$/;

/** Finds every name of a fact in a folded text, in order; shorter ones inside longer ones too. */
export function findMentions(
  folded: string,
  vocabulary: Vocabulary,
  within: readonly string[] = [],
): Mention[] {
  const own = [...PROGRAMME_PATTERNS, ...PRODUCT_INCOMES].flatMap(
    ({ pattern, facts, beside = [] }) => {
      const used = beside.some((id) => within.includes(id))
        ? facts
        : facts.filter((id) => within.includes(id));
      return used.length > 0 ? { pattern, facts: used } : [];
    },
  );
  const found = [
    ...namesIn(folded, vocabulary),
    ...patternsIn(folded, vocabulary, [...SPOKEN_PATTERNS, ...own]),
  ];
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  let cover: Found | undefined;
  return found.map((each) => {
    const same = cover?.start === each.start && cover.end === each.end;
    const covered = cover !== undefined && each.start < cover.end && !same;
    if (!covered) cover = each;
    const free = !covered || cover?.facts.some(({ kind }) => FIGURES.has(kind)) !== true;
    return { ...each, covered, free };
  });
}

type Found = Omit<Mention, "covered" | "free">;
const FIGURES = new Set(["money", "count", "ratio", "number"]);

function namesIn(folded: string, { terms }: Vocabulary): Found[] {
  const found: Found[] = [];
  for (let start = 0; start + 1 < folded.length; start += 1) {
    for (const { words, facts } of terms.get(folded.slice(start, start + 2)) ?? []) {
      if (!folded.startsWith(words, start)) continue;
      if (
        words.startsWith("年") &&
        /[\d一二三四五两几每各近去前今明本上全]/.test(folded.charAt(start - 1))
      )
        continue;
      if (GROWN.test(words) && OTHER_GROWTH.test(folded.slice(Math.max(0, start - 8), start)))
        continue;
      if (words.startsWith("税") && BEFORE_TAX.test(folded.slice(Math.max(0, start - 2), start)))
        continue;
      if (GENERAL.test(words) && OTHER_MEANING.test(folded.slice(Math.max(0, start - 3), start)))
        continue;
      found.push({ start, end: start + words.length, facts });
    }
  }
  return found;
}

function patternsIn(
  folded: string,
  { definitions }: Vocabulary,
  patterns: readonly SpokenPattern[],
): Found[] {
  return patterns.flatMap(({ pattern, facts }) => {
    const known = facts.flatMap((id) => definitions.get(id) ?? []);
    if (known.length === 0) return [];
    return matchesIn(folded, pattern).map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      facts: known,
    }));
  });
}
