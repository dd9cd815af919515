import type { Choice } from "../messages/reply.ts";
import type { Notice } from "../stores/notices.ts";
import { topicLabels, readTopic } from "./topics.ts";

/** What can be pressed under a notice, and under what is said to a press. */
const noticeActions = [
  "precheck",
  "yes",
  "no",
  "contact",
  "attend",
  "stop",
  "absent",
  "here",
] as const;

/** Something that can be pressed under a notice. */
export type NoticeAction = (typeof noticeActions)[number];

const LABELS: Readonly<Record<Exclude<NoticeAction, "stop">, string>> = {
  precheck: "我符合吗",
  yes: "报",
  no: "不报",
  contact: "留联系人",
  attend: "参加",
  absent: "不参加了",
  here: "签到",
};

const PRESSED = /^(\S+?)[（(]通知\s*([\da-f]{8})[）)]$/;
const STOP = /^不再接收“?(.+?)”?$/;

/** The buttons under a notice; pressing one says what it is and of which notice. */
export function noticeChoices(
  notice: Pick<Notice, "id" | "topic" | "buttons" | "mandatory">,
): Choice[] {
  const actions: Exclude<NoticeAction, "stop">[] = [
    ...(notice.buttons.includes("precheck") ? (["precheck"] as const) : []),
    ...(notice.buttons.includes("answer") ? (["yes", "no", "contact"] as const) : []),
    ...(notice.buttons.includes("event") ? (["attend"] as const) : []),
  ];
  const choices = actions.map((action) => noticeChoice(notice, action));
  if (notice.mandatory) return choices;
  const topic = readTopic(notice.topic);
  const label = topic === undefined ? notice.topic : topicLabels[topic];
  return [
    ...choices,
    { label: "不再接收此类", text: `不再接收此类：${label}（通知 ${notice.id.slice(-8)}）` },
  ];
}

/** The button for something that can be done about a notice. */
export function noticeChoice(
  { id }: Pick<Notice, "id">,
  action: Exclude<NoticeAction, "stop">,
): Choice {
  return { label: LABELS[action], text: `${LABELS[action]}（通知 ${id.slice(-8)}）` };
}

/** What a pressed button of a notice says: the action and the end of the notice's id; `undefined` for other words. */
export function readNoticeAction(
  text: string,
): { action: NoticeAction; noticeEnding: string } | undefined {
  const [, said = "", noticeEnding = ""] = PRESSED.exec(text.trim()) ?? [];
  if (noticeEnding === "") return undefined;
  if (STOP.test(said)) return { action: "stop", noticeEnding };
  const action = noticeActions.find((one) => one !== "stop" && LABELS[one] === said);
  return action && { action, noticeEnding };
}
