import type { Claim } from "../claim.ts";
import type { StoredValue } from "../stored-value.ts";
import type { TurnContext } from "./turn/turn-context.ts";

/** Counts of rights of the first class. */
const FIRST_CLASS = ["ipInvention", "ipClass1"];
const BOUGHT_COUNT = "ipClass1TransferredIn";
const OWN_IN_USE = "ipClass1OwnInUse";
const OF_RIGHTS = /专利|发明|知识产权|知产|[Ⅰ一]类/;
/** All of them were bought, or are of the company's own making. */
const ALL_BOUGHT =
  /(?:发明|专利|知识产权|[Ⅰ一]类|都|全|它们|这些)[^,，。;；\d]{0,4}是?[^,，。;；\d]{0,4}(?:买来|受让|转让来|转让过来|买)的/;
const ALL_OWN =
  /(?:自己|自家|自主)(?:公司)?(?:研发|搞|弄|申请|做|开发|写|发明)?(?:出来)?的?(?=$|[\s,，。;；])|(?:不是|没有?|都不是)(?:买|受让|转让)(?:来|进来|过来)?的?/;
const BOUGHT = /(?<!不是|没|没有)(?:买|受让|转让来|转入)/;
/** They are used in what the company sells. */
const IN_USE =
  /(?:用|应用|使用)(?:在|到)(?:了)?[^,，。;；]{0,6}(?:产品|生产|项目)|(?:都|已经|全|在)(?:用|应用)(?:上|着)?了?(?=$|[\s,，。;；])|产品(?:上|里)?(?:都|已经|在)?用(?:上|着|了)/;
const NOT_IN_USE = /(?:没|未|不|还没|没有)(?:有)?(?:用|应用|使用)/;
const PART = /其中|里面?有|另外|还有|有的|一半|部分/;

/** How many rights of the first class were bought, or are used and not bought, where that is said of all of them: 发明2个 自己的 用在产品上了. */
export function rightsByOrigin(
  text: string,
  claims: readonly Claim[],
  { within, asked, known, vocabulary }: TurnContext,
): Claim[] {
  const isOf = OF_RIGHTS.test(text) || asked.some(({ fact }) => isOrigin(fact));
  if (!isOf || PART.test(text) || claims.some(({ fact }) => isOrigin(fact))) return [];
  const counted =
    claims.find(({ fact }) => FIRST_CLASS.includes(fact)) ??
    known.findLast(({ fact }) => FIRST_CLASS.includes(fact));
  const count = counted && exactly(counted.value);
  if (count === undefined) return [];
  const bought = ALL_BOUGHT.exec(text);
  const own = BOUGHT.test(text) ? null : ALL_OWN.exec(text);
  const told = (fact: string, value: StoredValue, words: string): Claim[] =>
    within.includes(fact) && vocabulary.definitions.has(fact)
      ? [{ fact, value, evidence: "said", words }]
      : [];
  if (bought && !own) return told(BOUGHT_COUNT, count, bought[0]);
  if (!own) return [];
  const use = NOT_IN_USE.test(text) ? null : IN_USE.exec(text);
  return [
    ...told(BOUGHT_COUNT, { ...count, low: "0", high: "0" }, own[0]),
    ...(use ? told(OWN_IN_USE, count, `${own[0]} ${use[0]}`) : []),
  ];
}

function isOrigin(fact: string): boolean {
  return fact === BOUGHT_COUNT || fact === OWN_IN_USE;
}

/** A count that is exact and not none. */
function exactly(value: StoredValue): Extract<StoredValue, { kind: "figure" }> | undefined {
  return value.kind === "figure" && value.low === value.high && value.low !== "0"
    ? value
    : undefined;
}
