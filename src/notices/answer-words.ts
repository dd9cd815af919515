import type { NoticeAnswerKind } from "../stores/notice-answers.ts";

/** What recipients do with a notice, in words, in the order in which it is counted. */
export const answerLabels: Readonly<Record<NoticeAnswerKind, string>> = {
  read: "读过（网页）",
  precheck: "开始预审",
  receipt: "回执",
  contact: "留联系人",
  event: "报名",
  attended: "签到",
  asked: "追问",
};

/** The same as a list. */
export const answerKinds = Object.keys(answerLabels) as NoticeAnswerKind[];
