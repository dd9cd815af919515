/** A rate that somebody told of, put to be confirmed with what follows from it: 老板说是30% 就是81万 对不对. */
const TOLD_RATE =
  /说(?:的)?(?:是|能|可以|会|给|有|补|按|拿|返)[^。;；!！\n]*?\d[\d.]*(?:%|个?点|成)[^。;；!！\n]*(?:对不对|对[吗吧么]|是不是|是[吗吧]|真的?吗|靠不靠谱|准不准|有没有这回事)/g;
/** Before a share: it is asked whether so much has to be: 一定要增长5%吗. */
const HAS_TO = /(?:一定|必须|非得?|硬性|是不是|是否|都)(?:得|要|须|需要?|必须)[^,，。;；\d]{0,6}$/;
const ASKED = /^[^,，。;；\d]{0,6}(?:吗|么|不|嘛|吧|才行|才能)/;

/** Whether a figure of a folded text belongs to a rate that is only told of or asked about. */
export function isClaimedRate(
  folded: string,
  { start, end }: { readonly start: number; readonly end: number },
): boolean {
  if (HAS_TO.test(folded.slice(0, start)) && ASKED.test(folded.slice(end))) return true;
  TOLD_RATE.lastIndex = 0;
  for (let told = TOLD_RATE.exec(folded); told; told = TOLD_RATE.exec(folded))
    if (start >= told.index && end <= told.index + told[0].length) return true;
  return false;
}
