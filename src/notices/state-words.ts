import type { Notice, NoticeKind, NoticeState } from "../stores/notices.ts";

const STATES: Readonly<Record<NoticeState, string>> = {
  draft: "草稿",
  submitted: "等批准",
  approved: "批准了，没发",
  sending: "正在发",
  paused: "暂停",
  done: "发完了",
  cancelled: "取消了",
};

const KINDS: Readonly<Record<NoticeKind, string>> = {
  first: "通知",
  correction: "更正",
  recall: "收回",
};

/** What the states of a notice are called, in the order in which it goes through them. */
export const noticeStates: readonly { readonly value: NoticeState; readonly label: string }[] = (
  Object.keys(STATES) as NoticeState[]
).map((value) => ({ value, label: STATES[value] }));

/** Where a notice stands, in a word or two. */
export function stateWords({ state, sendAt }: Pick<Notice, "state" | "sendAt">): string {
  return state === "approved" && sendAt ? "定了时间" : STATES[state];
}

/** What a notice is to the one before. */
export function kindWords({ kind }: Pick<Notice, "kind">): string {
  return KINDS[kind];
}
