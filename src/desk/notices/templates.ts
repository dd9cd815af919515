import type { NoticeFields } from "../../stores/notices.ts";

/** What a new notice may begin with. */
export interface NoticeTemplate {
  readonly id: string;
  readonly label: string;
  readonly fields: Pick<NoticeFields, "topic" | "title" | "text" | "buttons">;
}

/** What new notices may begin with; what stands in braces is filled in by whoever writes. */
export const noticeTemplates: readonly NoticeTemplate[] = [
  {
    ...{ id: "window", label: "开始申报" },
    fields: {
      topic: "window",
      title: "{项目}开始申报",
      text: "{企业}可以报{项目}了：{开始} 到 {截止}，在{申报网址}填报。\n- 材料：{材料}\n- 有不清楚的，直接在这里问。",
      buttons: ["precheck", "answer"],
    },
  },
  {
    ...{ id: "duty", label: "办事提醒" },
    fields: {
      topic: "duty",
      title: "{事项}请在 {截止} 前办",
      text: "{企业}要在 {截止} 前办{事项}。\n- 在哪办：{地方}\n- 办完不用回，没办完会再提醒。",
      buttons: [],
    },
  },
  {
    ...{ id: "event", label: "活动报名" },
    fields: {
      topic: "event",
      title: "{活动}，请报名",
      text: "请{企业}派人参加{活动}。\n- 时间：{时间}\n- 地点：{地点}\n按“参加”报名，到时签到。",
      buttons: ["event"],
    },
  },
  {
    ...{ id: "policy", label: "政策变化" },
    fields: {
      topic: "policy",
      title: "{政策}有变化",
      text: "{政策}从 {开始} 起有变化：{变化}\n{企业}受不受影响，按“我符合吗”看一下。",
      buttons: ["precheck"],
    },
  },
];
