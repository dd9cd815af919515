import type { webApi } from "@slack/bolt";

/** What may be asked first, as the buttons say and as it is sent. */
const prompts = [
  { title: "预审我的企业", message: "预审我的企业" },
  { title: "高企要什么条件", message: "高新技术企业认定要什么条件？" },
  { title: "研发费用加计扣除", message: "研发费用加计扣除比例是多少？" },
  { title: "能问什么", message: "帮助" },
] as const;

/** Shows in a new thread what may be asked. */
export async function greeting(
  api: webApi.WebClient,
  channel: string,
  thread: string,
): Promise<void> {
  const [first, ...others] = prompts;
  await api.assistant.threads.setSuggestedPrompts({
    ...{ channel_id: channel, thread_ts: thread, title: "可以这样问" },
    prompts: [{ ...first }, ...others.map((one) => ({ ...one }))],
  });
}
