import type { RecipientState } from "../stores/notice-progress.ts";

const WAY_LABELS = new Map([
  ["web", "网页"],
  ["telegram", "Telegram"],
  ["slack", "Slack"],
  ["mail", "邮件"],
  ["call", "电话"],
]);

/** What a way to be told is called: a channel, mail, a call. */
export function wayLabel(way: string): string {
  return WAY_LABELS.get(way) ?? way;
}

/** What the states of a recipient are called. */
export const stateLabels: Readonly<Record<RecipientState, string>> = {
  planned: "等开始",
  queued: "排队",
  sending: "正在发",
  sent: "已发出",
  failed: "没发成",
  skipped: "不发",
  blocked: "对方收不到",
  unknown: "说不准",
  toCall: "要打电话",
  called: "打过电话",
};

const REASON_LABELS = new Map([
  ["stopped", "不再接收此类"],
  ["tooMany", "这周收得够多了"],
  ["cancelled", "取消了"],
  ["merged", "同一个人，只发一次"],
  ["erased", "资料已清除"],
  ["blocked", "停用或离开了渠道"],
  ["bounced", "邮箱退信"],
  ["refused", "对方邮件服务器拒收"],
  ["noMailbox", "没有邮箱"],
  ["tries", "试了多次没发成"],
]);

/** Why a recipient got nothing, in words. */
export function reasonLabel(why: string): string {
  const [reason = ""] = why.split(":");
  return REASON_LABELS.get(reason) ?? reason;
}
