/** What notices are about; a person may stop each for itself. */
export const topics = ["policy", "window", "duty", "event", "news"] as const;

/** What a notice is about. */
export type Topic = (typeof topics)[number];

/** Topics as people read them. */
export const topicLabels: Readonly<Record<Topic, string>> = {
  policy: "政策",
  window: "申报",
  duty: "办事提醒",
  event: "活动",
  news: "动态",
};

/** The topic that an id or a label means; `undefined` when it is none. */
export function readTopic(words: string): Topic | undefined {
  const said = words.trim();
  return topics.find((one) => one === said || topicLabels[one] === said);
}
