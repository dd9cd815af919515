/** What was done before the page was led to, by the word in its address; no other text gets in there. */
const sentences = new Map([
  ["answered", "答复存好了，下一句问话起就用它。"],
  ["dismissed", "放到“不归我们”里了。"],
  ["reopened", "拿回来了，问话里不再用这条答复。"],
  ["taken", "由你来办。"],
  ["replied", "答复已发进对话。"],
  ["closed", "办结了。"],
  ["edited", "登记改好了。"],
  ["merged", "并过去了，下面是并入的那家。"],
  ["erased", "清除了，只留一行记录。"],
  ["removed", "这个人不再属于这家公司。"],
  ["advised", "指导员定好了。"],
  ["revoked", "邀请码都作废了。"],
  ["confirmed", "确认了，本人已经能看到公司的资料。"],
  ["refused", "拒绝了。"],
  ["imported", "导入好了。"],
  ["undone", "撤回了。"],
  ["stopped", "停了，一秒内生效。"],
  ["resumed", "恢复了。"],
]);

/** The sentence for `?done=…` of an address; `undefined` when there is none. */
export function readDone(word: string | undefined): { text: string } | undefined {
  const text = word === undefined ? undefined : sentences.get(word);
  return text === undefined ? undefined : { text };
}
