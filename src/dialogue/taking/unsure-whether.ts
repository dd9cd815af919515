/** Not to know whether something does is a question, and no figure that is not known: 人员也不知道够不够. */
const WHETHER =
  /(?:也|都|还|就是)?不(?:知道|晓得|清楚|确定|太?懂)(?=[^,，。;；\s\d]{0,6}?(?:够不够|行不行|能不能|可不可以|算不算|是不是|符不符合|达不达标|够吗|行吗))/g;

/** A message without words that one does not know whether something does. */
export function withoutWhether(text: string): string {
  return text.replace(WHETHER, "");
}
