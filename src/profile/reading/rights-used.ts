import { readQuantities } from "../../units/quantities.ts";
import type { Claim } from "../claim.ts";
import type { StoredValue } from "../stored-value.ts";
import type { TurnContext } from "./turn/turn-context.ts";

/** Rights that may be used once only; facts by id. */
const ONCE = ["ipClass2", "ipUtility", "ipDesign", "ipSoftware"];
const UNUSED = "ipClass2Unused";
const COUNT = String.raw`(\d{1,4}|[一二两三四五六七八九十]{1,3})`;
const BEFORE =
  "(?:上次|上一次|上回|以前|之前|前面|前年|去年|早先|早就|已经|当时|那时|那次|(?:20)?\\d\\d年)";
const FILING = "(?:认定|申报|申请|评|报)?(?:高企|高新|的)?(?:时候?|那会儿?|过程中)?";
/** So many of them were used when the company was recognised before: 3个上次用过了; 用过的有3个. */
const SO_MANY = new RegExp(
  `${COUNT}\\s?[个项件](?:[^,，。;；\\d\\s]{0,4}?)(?:是|在|都)?${BEFORE}?(?:我们)?(?:${BEFORE})?${FILING}(?:已经|都)?(?:用|使用)(?:过|掉)|(?:${BEFORE}${FILING})?(?:用|使用)(?:过|掉)(?:的|了)?(?:有|是)?\\s?${COUNT}\\s?[个项件]`,
);
const ALL = new RegExp(`都(?:是)?(?:${BEFORE})?${FILING}(?:已经)?(?:用|使用)(?:过|掉)`);
const NOT = /(?:没|未)(?:有)?[^,，。;；]{0,6}(?:用|使用)(?:过|掉)/;
const FIRST_CLASS = /发明|[Ⅰ一]类|新品种|布图/g;
const SECOND_CLASS = /实用新型|外观|软著|软件著作权|[Ⅱ二]类/g;

/** The text without how many of the rights were used before: it is no count of something else. */
export function withoutUsedRights(text: string, { known }: TurnContext): string {
  const named = /发明|实用新型|外观|软著|软件著作权|[ⅠⅡ一二]类|专利/.test(text);
  if (NOT.test(text) || !(named || known.some(({ fact }) => ONCE.includes(fact)))) return text;
  return text.replace(SO_MANY, " ");
}

/** How many rights of the second class are left to be used, where it is said how many were used before. */
export function rightsUnused(
  text: string,
  claims: readonly Claim[],
  { known, vocabulary, today }: TurnContext,
): Claim[] {
  const told = claims.some(({ fact }) => fact === UNUSED);
  if (told || NOT.test(text) || !vocabulary.definitions.has(UNUSED)) return [];
  const so = SO_MANY.exec(text);
  const all = so ? null : ALL.exec(text);
  const found = so ?? all;
  if (!found || isOfFirst(text.slice(0, found.index + 1))) return [];
  const here = claims.filter(({ fact }) => ONCE.includes(fact));
  const counted = here.length > 0 ? here : known.filter(({ fact }) => ONCE.includes(fact));
  const counts = counted.map(({ value }) => exactly(value));
  if (counts.length === 0 || counts.some((count) => count === undefined)) return [];
  const total = counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  const words = so?.[1] ?? so?.[2];
  const used =
    words === undefined ? total : Number(readQuantities(`${words}个`, { today })[0]?.value?.n);
  if (!Number.isInteger(used) || used > total) return [];
  const left = String(total - used);
  const value: StoredValue = {
    ...{ kind: "figure", low: left, high: left },
    ...{ lowIncluded: true, highIncluded: true, approximate: false },
  };
  return [{ fact: UNUSED, value, evidence: "said", words: found[0] }];
}

/** Whether what was named last before some words is of the first class, which may be used again. */
function isOfFirst(before: string): boolean {
  const last = (kinds: RegExp) => [...before.matchAll(kinds)].at(-1)?.index ?? -1;
  return last(FIRST_CLASS) > last(SECOND_CLASS);
}

function exactly(value: StoredValue): number | undefined {
  if (value.kind !== "figure" || value.low !== value.high) return undefined;
  return Number(value.low);
}
