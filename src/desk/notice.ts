/** What was done before the page was led to, by the word in its address; no other text gets in there. */
const sentences = new Map([
  ["answered", "答复存好了，下一句问话起就用它。"],
  ["dismissed", "放到“不归我们”里了。"],
  ["reopened", "拿回来了，问话里不再用这条答复。"],
  ["taken", "由你来办。"],
  ["replied", "答复已发进对话。"],
  ["closed", "办结了。"],
]);

/** The sentence for `?done=…` of an address; `undefined` when there is none. */
export function readDone(word: string | undefined): { text: string } | undefined {
  const text = word === undefined ? undefined : sentences.get(word);
  return text === undefined ? undefined : { text };
}
