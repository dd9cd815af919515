import { plain } from "../knowledge/pattern.ts";
import type { Mind } from "./mind.ts";
import { asks } from "./question-split.ts";

/** Asks what becomes of a title: 影响高企吗, 高企是不是废了, 还能报科小不. */
const fate =
  /影响|耽误|牵连|连累|拖累|妨碍|废了|要黄|黄了|没了|泡汤|取消|撤|保[得不]住|保得?牢|还能|还算|还有效|吹了|没戏|报不[了成上]|评不[了成上]|能不能[报评申]|作废/;

/** What our texts reckon with. */
const reckoned =
  "(?:人员人工|人工费|总收入|收入总额|销售收入|高新收入|高品收入|科技人员|研发人员|职工总数|183|重大变化|重大(?:安全|质量)?事故|研发费|研发投入|其[他它](?:相关)?费|直接投入|知识产权|核心知产|[ⅠⅡ一二]类|加计|研发活动|成果转化)";

/** Asks whether something counts as one of these: 算不算总收入, 能进研发费不, 183天还算吗. */
const counts = new RegExp(
  `(?:算|计|进|列|归|放|记)(?:不[算计进列归放记]|入|在|进|到|作|成|个|是)*${reckoned}|${reckoned}(?:天|里头?|里面|中|内|的)*(?:还|也|都|会|要)?(?:算不|认不|进不|算吗|算么|还算|算数)`,
);

/**
 * Whether a question asks what becomes of a title of ours, or whether something counts in what our
 * texts reckon, whatever else it tells of before: 消防罚了我们两千，高企是不是废了.
 */
export function asksOfOurs(text: string, mind: Mind): boolean {
  return text
    .split(/[,，。;；!！?？、\n]+|(?<=\p{Script=Han})\s+(?=\p{Script=Han})/u)
    .map(plain)
    .filter((clause) => asks(clause))
    .some(
      (clause) =>
        counts.test(clause) ||
        (fate.test(clause) && mind.programmeNames.find(clause).some(({ item }) => item.loaded)),
    );
}
