const list =
  "我们 你们 他们 她们 它们 自己 这个 那个 这些 那些 这样 那样 什么 怎么 怎样 如何 哪些 哪个 哪里 多少 几个 为什么 " +
  "是否 能否 可否 可以 能够 应该 应当 需要 必须 请问 想问 一下 如果 因为 所以 但是 而且 或者 以及 并且 还是 不是 就是 " +
  "没有 已经 进行 有关 关于 对于 由于 按照 根据 依照 其他 其中 以及 之后 之前 以后 以前 的话 时候";

/** Words too common to tell passages apart; kept out of the jieba words, not out of the bigrams. */
export const stopWords: ReadonlySet<string> = new Set(list.split(" "));
