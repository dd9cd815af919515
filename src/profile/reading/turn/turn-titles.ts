import { yearOf } from "../../../calendar/fiscal-year.ts";
import type { Claim } from "../../claim.ts";
import type { StoredValue } from "../../stored-value.ts";
import type { TurnContext } from "./turn-context.ts";

/** Titles by which the industry offices rank firms, with the facts that say that they are held. */
const TITLES: readonly (readonly [name: string, fact: string])[] = [
  ['专精特新(?!的?[“"]?小巨人)(?:中小企业|企业)?', "isSrdi"],
  ["创新型(?:中小企业|企业)?", "isInnovative"],
];
const PAPER = "(?:的)?(?:证书?|称号|牌子?|资质|资格|认定)?";
const DAY =
  "(?:(?:20)?\\d\\d年(?:\\d{1,2}月)?(?:底|初|份)?|去年|前年|今年)(?:\\d{1,2}月)?(?:份|底|初)?";
const GOT =
  "(?:的时候)?(?:就|才|刚刚?|是)?(?:拿到?|评上?|认定|发|下来|批下来|取得|获得|到手)(?:的|了|过)?";
/** Behind a title: when it was got. */
const GOT_BEHIND = new RegExp(
  `^${PAPER}(?:是|在|我们|也|有)*[,，]?(?:是|在)?(${DAY})${GOT}(?!的话|吗|么|没|不|呢|[^,，。]{0,3}[?？])`,
);
/** Before a title: when it was got, or that it runs. */
const GOT_BEFORE = new RegExp(
  `(${DAY})(?:就|才|刚刚?|已经)?(?:拿到?|评上?|认定|取得|获得)(?:的|了|过)*(?:省级|省里|自治区)?(?:的)?$`,
);
const RUNS_BEFORE = /(?:有效期内|在有效期|没过期|在期)的?$/;
/** Behind a title: that it runs. */
const RUNS_BEHIND = new RegExp(
  `^${PAPER}(?:还|都|也|是|现在)*(?:在有效期内?|有效|没过期|没到期|在期|到(20\\d\\d|\\d\\d)年)(?!吗|么|不|没|[?？])`,
);
/** Titles that were got so many years ago may have run out: that is asked. */
const SURELY_RUNS = 2;
const DENIED = /(?:没有?|不是|未|还没|想|要|准备|打算|争取|计划|能|可以)[^,，。]{0,10}$/;
const ASKS = /[?？]|吗|是不是|有没有|算不算|能不能|要不要|还是/;

/** That a company files to keep a title, or for the first time. */
const RECHECK: readonly (readonly [words: RegExp, yes: boolean])[] = [
  [
    /(?:不是|并非)(?:来)?(?:做)?(?:复核|复审|续牌)|(?<!不)是(?:头一[回次]|第一次|首次|新)(?:申请|申报|报)的?/,
    false,
  ],
  [
    /(?:我们?|这次|今年|公司|这回)(?:是|要|想|准备|打算|来|就)*(?:来|做|参加|报|申请|走|到|该)*(?:小巨人|专精特新)?(?:的)?(?:复核|复审|续牌)(?!过|通过|要|看|条件|标准|材料|怎么|什么|时候|完)|不是新(?:申请|申报|报)|按(?:照)?(?:小巨人|专精特新)?(?:的)?复核(?:来|的)?(?:看|算|走|审|预审)|预审[^,，。]{0,14}复核|复核(?:的)?预审|^(?:那)?(?:做|来|开始)?[^,，。]{0,9}复核(?:我们)?(?:试试|试一下|看看|一下|吧)|^复核(?:小巨人|专精特新)[吧。]?$/,
    true,
  ],
];

const YES: StoredValue = { kind: "yesno", yes: true };

/** What a message says of titles: those that surely run, and those that were got so long ago that it is asked. */
export interface TitlesSaid {
  readonly claims: readonly Claim[];
  readonly doubted: readonly Claim[];
}

/** Reads by when a title was got that it is held, and whether a filing is to keep one: 专精特新证去年10月拿的, 我们是来复核的. */
export function titlesSaid(text: string, { within, asked, today }: TurnContext): TitlesSaid {
  const used = (fact: string) => within.includes(fact) || asked.some((one) => one.fact === fact);
  const claims: Claim[] = [];
  const doubted: Claim[] = [];
  for (const [name, fact] of TITLES) {
    if (!used(fact)) continue;
    for (const { index, 0: words } of text.matchAll(new RegExp(name, "g"))) {
      const end = index + words.length;
      const clause = /[^。；;!！]*$/.exec(text.slice(0, index))?.[0] ?? "";
      const [before, behind] = [clause, text.slice(end)];
      if (DENIED.test(before) || ASKS.test(/^[^,，。；;]*/.exec(behind)?.[0] ?? "")) continue;
      const got = GOT_BEHIND.exec(behind) ?? GOT_BEFORE.exec(before);
      const runs = RUNS_BEHIND.exec(behind) ?? (RUNS_BEFORE.test(before) ? [""] : null);
      if (!got && !runs) continue;
      const claim: Claim = {
        fact,
        value: YES,
        evidence: "said",
        words: `${words}${got?.[0] ?? runs?.[0] ?? ""}`,
      };
      const until = runs?.[1] === undefined ? undefined : yearIn(`${runs[1]}年`, today);
      if (until !== undefined && until <= yearOf(today)) doubted.push(claim);
      else if (runs || yearIn(got?.[1] ?? "", today) >= yearOf(today) - SURELY_RUNS)
        claims.push(claim);
      else doubted.push(claim);
    }
  }
  if (used("isRecheck")) claims.push(...recheck(text));
  return { claims, doubted };
}

/** A title with the word for keeping it, and nothing else. */
const RECHECK_OF = /^(?:专精特新)?(?:小巨人|专精特新)?(?:企业)?(?:的)?(?:复核|续牌)$/;
/** That a company is to be looked at. */
const LOOK = /预审|看看|捋一?遍|试试|测测/;

function recheck(text: string): Claim[] {
  for (const part of text.split(/[,，。；;!！\s]+/)) {
    if (RECHECK_OF.test(part) && LOOK.test(text) && !ASKS.test(text))
      return [{ fact: "isRecheck", value: YES, evidence: "said", words: part }];
    if (ASKS.test(part)) continue;
    for (const [words, yes] of RECHECK) {
      const found = words.exec(part);
      if (found)
        return [
          { fact: "isRecheck", value: { kind: "yesno", yes }, evidence: "said", words: found[0] },
        ];
    }
  }
  return [];
}

/** The year that a day names. */
function yearIn(day: string, today: string): number {
  const now = yearOf(today);
  if (day.startsWith("今年")) return now;
  if (day.startsWith("去年")) return now - 1;
  if (day.startsWith("前年")) return now - 2;
  const digits = /^\d+/.exec(day)?.[0] ?? "0";
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits);
}
