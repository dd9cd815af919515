/** What somebody else said. */
const told =
  /听(?:说|人)|听[^,，。;；\s]{1,4}(?:说|讲)|据说|(?:都|人家|别人|有人|朋友|同行|中介|代理|代办|会计|客户|群里|网上|他们?|她)(?:[^,，。]{0,4})(?:说|讲|(?<!研)发(?![明票放生])|传|写)|说是|真的假的|抖音|公众号|在传|传言|网传|现在全国/;

/** Speaks of the company's own figures. */
const own =
  /(?<![奖给补发贴])我们?(?:的|公司|家|厂)?(?:手[上里头]|这边|现在|目前|眼下|今年|账上|就|也|一共)*(?:\d|研发|收入|人|占比|去年|有|是|才|只)|(?<![奖给补发贴])我们?(?:(?![要得须奖给补])[^,，。;；\d]){0,6}\d|(?:去年|前年|上年|近[三两23]年|账上)[^,，。;；\d]{0,8}(?:合计|一共|总共)?\d/;

/** Whether a message tells what somebody else said. */
export function isHearsay(text: string): boolean {
  return told.test(text);
}

/** Whether a message tells a figure that others say the rules demand, and none of the company itself. */
export function isRumouredRule(text: string): boolean {
  return isHearsay(text) && !own.test(text);
}
