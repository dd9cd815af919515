import { plain } from "../knowledge/pattern.ts";
import type { Mind } from "./mind.ts";
import { asks } from "./question-split.ts";
import type { Understood } from "./understand.ts";

/** Asks what becomes of a title: 影响高企吗, 高企是不是废了, 还能报科小不. */
const fate =
  /影响|耽误|牵连|连累|拖累|妨碍|废了|要黄|黄了|没了|泡汤|取消|撤|保[得不]住|保得?牢|还能|还算|还有效|吹了|没戏|报不[了成上]|评不[了成上]|能不能[报评申]|作废/;

/** What our texts reckon with. */
const reckoned =
  "(?:人员人工|人工费|不征税收入|总收入|收入总额|销售收入|高新收入|高品收入|制造业的?(?:产品)?(?:销售额|收入)|科技人员|研发人员|职工总数|183|重大变化|重大(?:安全|质量)?事故|研发费|研发投入|其[他它](?:相关)?费|直接投入|知识产权|核心知产|[ⅠⅡ一二]类|加计|研发活动|成果转化)";

/** Asks whether something counts as one of these: 算不算总收入, 能进研发费不, 183天还算吗. */
const counts = new RegExp(
  `(?:算|计|进|列|归|放|记)(?:不[算计进列归放记]|入|在|进|到|作|成|个|是)*(?:高企|高新|科小)?的?${reckoned}|${reckoned}(?:天|里头?|里面|中|内|的)*(?:还|也|都|会|要)?(?:算不|认不|进不|算吗|算么|还算|算数)`,
);

/** What stands between the name of what will do and the name of what it will do for: 首台套能替代小巨人的条件吗. */
const asMeans =
  /^(?:产品|上市|挂牌|认定|证书?|称号|资格|的|了)*(?:能不能|能|可以|可不可以|算不算|是不是|有没有)?(?:替代|代替|顶替|顶|抵|算|当)/;

/** The clauses of a message that ask something, plain. */
function asking(text: string): string[] {
  return text
    .split(/[,，。;；!！?？、\n]+|(?<=\p{Script=Han})\s+(?=\p{Script=Han})/u)
    .map(plain)
    .filter((clause) => asks(clause));
}

/** Whether a message asks if something counts in what our texts reckon. */
export function asksToCount(text: string): boolean {
  return asking(text).some((clause) => counts.test(clause));
}

/**
 * Whether a question asks what becomes of a title of ours, or whether something counts in what our
 * texts reckon, whatever else it tells of before: 消防罚了我们两千，高企是不是废了.
 */
export function asksOfOurs(text: string, mind: Mind): boolean {
  const ofTitle = (clause: string) =>
    fate.test(clause) && mind.programmeNames.find(clause).some(({ item }) => item.loaded);
  return asksToCount(text) || asking(text).some(ofTitle);
}

/** A question as one of what it aims at: what would do for another title (首台套能替代小巨人的条件吗) is not what is asked of. */
export function aimed(understood: Understood, text: string, mind: Mind): Understood {
  const { frame } = understood;
  if (!frame.named) return understood;
  const form = plain(text);
  const names = mind.programmeNames.find(form).sort((a, b) => a.start - b.start);
  const [means, end] = names;
  if (!means || !end || means.item.id === end.item.id) return understood;
  const between = form.slice(means.start + means.name.length, end.start);
  const behind = form.slice(end.start + end.name.length);
  if (between.length > longestBetween || !asMeans.test(between)) return understood;
  // Titles of one kind are rather compared, unless it is one condition that would be met.
  if (means.item.kind === end.item.kind && !ofCondition.test(behind)) return understood;
  return { ...understood, frame: { ...frame, programmes: [end.item.id] } };
}

/** Speaks of one condition. */
const ofCondition = /条件|指标|要求|那一?条|哪一?条/;

/** So much may stand between the two names, in characters. */
const longestBetween = 10;
