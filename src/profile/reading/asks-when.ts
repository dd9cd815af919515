/** Asks when or how something becomes so: 做到多大就不是, 怎么才算; or says at which line it does: 超500人就不是. */
const BECOMES =
  /(?:多[大小少久长高远]|几[^,，。;；]{0,4}|啥|什么|怎么|咋|如何|哪)[^。;；]{0,12}?(?:就|才|会|便|还)[^,，。;；]{0,6}$|(?<!为)(?:怎么样?|咋样?|如何|啥样|什么样)(?:的|做|弄)?(?:公司|企业)?[^,，。;；]{0,2}(?:算|叫|是|属于)[^,，。;；]{0,2}$|(?:超过?|过|满|达到?|不到|低于|少于|多于|到)了?\s*[\d一二两三四五六七八九十百千]+(?:\.\d+)?[^,，。;；\d]{0,8}[,，]?(?:那|公司|企业)?(?:就|便)(?:不|算|成|没|得)[^,，。;；]{0,4}$/;

/** Whether words ask when something becomes so, up to what they say of it: nothing is told by them. */
export function asksWhen(before: string): boolean {
  return BECOMES.test(before);
}
