import {
  isAim,
  isDemanded,
  isGap,
  isGivenRate,
  isMean,
} from "../../../profile/reading/figure-aims.ts";
import { readQuantities } from "../../../units/quantities.ts";

/** Before a figure: it is what is to be reached, and not what there is. */
const toReach =
  /(?:能不能|能否|够不够|能|必须|至少|起码|要不要)(?:上得?了?|到|达到?|够|过)$|(?:按照?|照着?)\p{Script=Han}{0,4}$|(?:不够|够不上|够不着|没够|差一点到|没达到)$/u;
/** Behind a figure: it is one that a rule is known by, such as 那条 or 的门槛. */
const ofRule =
  /^\p{Script=Han}{0,4}(?:[那这]一?(?:条|项|个?门槛|个?标准|道|档)|的?(?:门槛|标准|要求|红线|硬杠杠|限制|限额|上限)(?!差|够|我们?))|^(?:里头?|中)?(?:含不含|包不包|包括不|是(?:怎么|咋)|(?:怎么|咋)(?:理解|界定))/u;
/** Behind a share: it is asked of what it is one. */
const ofWhat =
  /^(?:的?(?:线|要求))?(?:是|要|得)?(?:除以|除|按照?|(?:用|拿|以|跟|和)(?!我))[^,，。;；]{1,14}(?:吗|么|还是|不是|呢|[?？])/;
/** Before a figure: it is the one that a title is known by: 小巨人那几个发明. */
const ofTitle =
  /(?:小巨人|专精特新|创新型|高企|科小|众创空间|孵化器|瞪羚|雏鹰)(?:要求?|里头?|说|标准|条件)*的?那$/u;
/** Before a figure and a limit behind it, both of a rule that is asked about: 是不是多少人以内. */
const ofLimit = /(?:是不是|是否|要不要|必须|须|得|要求?)[^,，。;；?？!！]{0,14}$/u;
const limit = /(?:以[内下上]|之内)$/;
/** Before a share: a rule says it (老办法几个点). */
const saidByRule = /(?:办法|规定|通知|门槛|要求|口径)(?:里|中|上)?(?:说|写)?的?(?:是|要|得|为)?$/;
/** A share that is one of two asked about: 是两个点还是三个点. */
const orElse = /^(?:还是|或者?)\s*[\d一二三四五六七八九十]+(?:\.\d+)?(?:%|个点)/;
const elseOr = /(?:%|个点)(?:还是|或者?)$/;

/** Before a share: it is that at which something is given: 加计抵减的几个点. */
const ofGift = /(?:抵减|加计(?:扣除)?|补助|补贴|奖补|奖励|贴息|返还)(?:的|那个?)?$/;

/** Before a share: it is that by which something is reckoned, of what is named: 按研发费用的几个点算. */
const rateOf = /按(?:照)?[^,，。;；?？!！\d]{1,10}的$/;

/** Asks whether what is said of a rule is so. */
const confirms =
  /吧[?？。]*$|是不是|对不对|对[吧吗么]|是吧|来着|没变|没错|记得|记着|咱们?[这那]也|(?<![型档级类])还(?:是|按|照|算)|说的是/;
/** Says that a figure is the company's own, or how near it lies to a line. */
const own =
  /我们?|咱|我司|本公司|公司|厂|去年|前年|上年|账上|一共|合计|正好|刚好|刚刚好|恰|整|卡|踩|压线|贴线|擦/;

/** The text without the figures that it quotes of a rule, lacks or has only on average: those are nobody's own. */
export function withoutQuoted(text: string): string {
  return readQuantities(text)
    .filter(({ kind }) => kind !== "date")
    .reduceRight((rest, { start, end, words, kind }) => {
      const [before, behind] = [text.slice(0, start), text.slice(end)];
      const beside = { before, behind };
      const limits = ofLimit.test(before) && limit.test(words);
      // What is missing of a length of time is taken off where that is read.
      const lacks = kind !== "duration" && (isGap(beside) || isAim(beside));
      const aimed = lacks || (kind === "percent" && (isGivenRate(beside) || ofWhat.test(behind)));
      const mean = kind === "money" && isMean(before);
      const either = orElse.test(behind) || elseOr.test(before) || saidByRule.test(before);
      const rate = ofGift.test(before) || rateOf.test(before);
      const choice = kind === "percent" && (either || rate);
      const named = ofTitle.test(before) || isDemanded(beside, words);
      const said = named || toReach.test(before) || ofRule.test(behind);
      const quoted = limits || aimed || mean || choice || said;
      return quoted ? rest.slice(0, start) + " ".repeat(end - start) + rest.slice(end) : rest;
    }, text);
}

/** Says what a rule demands, or that it is as it was. */
const demands =
  /(?<![型档级类])还(?:是|按|照|算)|没变|来着|记得|记着|说的是|才(?:能|可以|让|行|算)|也(?:是|按|要|得)[^,，。;；\d]{0,3}\d|(?:要|得|须|不低于|不少于|至少|最少|达到|超过)(?:有|够|到|达)?\s*[\d〇一二两三四五六七八九十百千]/;
/** Asks whether figures are those of a rule. */
const ofTheRule =
  /[这那](?:个|些|套|几个)?(?:标准|门槛|要求|条件|线|口径|规定)(?:还|现在|是|对|作数|有效|算数|变|没|改)/;

/** How far a text asks whether a rule is as it says, and tells nothing of a company: surely, or only where its figures are those of the rule. */
export function asksWhetherRule(text: string): "surely" | "perhaps" | undefined {
  if (own.test(text)) return undefined;
  if (ofTheRule.test(text)) return "surely";
  if (!confirms.test(text)) return undefined;
  return demands.test(text) ? "surely" : "perhaps";
}
