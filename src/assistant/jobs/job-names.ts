/** What is done by itself, and what staff read of it: its name and when it is done. */
export const jobs = {
  reminders: ["给企业的提醒", "每天白天一次"],
  waiting: ["催等着的人", "白天每小时"],
  digest: ["每周小结", "周一上午"],
  verdicts: ["预审结果重算，看规则变了谁受影响", "每天凌晨"],
  keeping: ["删除到期的记录", "每天凌晨"],
  purges: ["删除到期的分享", "每小时"],
} as const satisfies Record<string, readonly [label: string, when: string]>;

/** Something that is done by itself. */
export type JobName = keyof typeof jobs;

/** All of them, in the order in which they are shown. */
export const jobNames = Object.keys(jobs) as JobName[];
