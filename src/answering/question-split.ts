/** A clause that asks has one of these in it, or ends in one. */
const asking =
  /吗|么|嘛|什么|啥|怎么|怎样|咋|多少|几[个项人分成年月号点档级家种条层次批]?|哪|谁|何时|如何|是否|可否|能否|可以不|行不|算不|有没|还是|(\p{Script=Han})[不没]\1|够不|不是.{1,12}吧|呢|吧$|不[啊呀]?$|没[啊呀]?$|(?:介绍|说|讲|解释|列|比较)一?下|求(?:解|问)|请问/u;

/** Whether a clause asks something. */
export function asks(clause: string): boolean {
  return asking.test(clause.replace(/[。.!！?？…~\s]+$/u, "")) || /[?？]\s*$/.test(clause);
}

/**
 * Splits a message into the questions it asks. What is told before a question (figures, dates)
 * belongs to it; what is told after the last one belongs to that. A message that asks nothing is one question.
 * At most five; the rest stays with the fifth.
 */
export function splitQuestions(plain: string): string[] {
  const clauses = plain.match(/[。！!？?；;，,\n]*[^。！!？?；;，,\n]+[。！!？?；;，,\n]*/gu) ?? [];
  const questions: string[] = [];
  let open = "";
  for (const clause of clauses) {
    open += clause;
    const strong = /[。！!？?；;\n]\s*$/u.test(clause);
    const long = open.replace(/[\p{P}\s]/gu, "").length >= 4;
    if (asks(clause) && long && (strong || /[，,]\s*$/u.test(clause)) && questions.length < 4) {
      questions.push(open.trim());
      open = "";
    }
  }
  const rest = open.trim();
  if (rest === "") return questions.length > 0 ? questions : [plain];
  if (questions.length > 0 && !asks(rest)) {
    const last = questions.pop() ?? "";
    return [...questions, `${last} ${rest}`];
  }
  return [...questions, rest];
}
