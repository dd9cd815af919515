/** What was done to a document before its page was led to, by the word in the address. */
const sentences = new Map([
  ["added", "收下了。看看读得对不对，再请另一个人公开。"],
  ["known", "这份文件以前加过，就是这一份。"],
  ["saved", "存好了。"],
  ["published", "公开了，下一句问话起就用它。"],
  [
    "drafted",
    "公开了，下一句问话起就用它。给有关的企业起草了一份通知，在“通知”里，发不发由你们定。",
  ],
  ["rejected", "退回了。"],
  ["removed", "撤下了，问话里不再用它。"],
  ["proposed", "又放回待审了，要另一个人来公开。"],
]);

/** The sentence for `?done=…` of a document's address; `undefined` when there is none. */
export function readDocumentDone(word: string | undefined): { text: string } | undefined {
  const text = word === undefined ? undefined : sentences.get(word);
  return text === undefined ? undefined : { text };
}
