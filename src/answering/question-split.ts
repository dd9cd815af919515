/** A clause that asks has one of these in it, or ends in one. */
const asking =
  /吗|么|嘛|什么|啥|怎么|怎样|咋|多少|多久|多长|多大|(?<![十好])几[个项人分成年月号点档级家种条层次批]?|哪|谁|何时|如何|是否|可否|能否|可以不|行不|算不|有没|还是|(\p{Script=Han})[不没]\1|够不|不是.{1,12}吧|(?<!着)呢|吧$|不[啊呀]?$|没[啊呀]?$|(?:介绍|说|讲|解释|列|比较)一?下|求(?:解|问)|请问/u;

/** Asks nothing of its own: it belongs to the question before it. */
const tag =
  /^(?:那|这|是|就|也)*(?:(?:跟|和|同|与|比).{1,12}(?:一样|一回事|相同|不同|区别).{0,3}|(?:对|行|是|可以|中|成|好|能行|够|有没有|划算|符合|没事|没问题|真的).{0,3}|(?:还?是|要|按|得|算|给|能)?\d[\d.]*(?:[万亿%分人天项年号]|个点)元?[吗呢吧呗么]?|(?:[一每][家户个项件年]|给|补|奖|能?[拿领])*(?:多少|几万|几千)(?:块?钱|万|块|元)?[呢啊]?|(?:还|是不是)?(?:要不要|用不用|得不得|需不需要|需要|要|得|用)(?:再|重新|从头)\p{Script=Han}{1,4}[吗么不嘛])$/u;

/** Goes on with something else of which the same is asked. */
const further = /^(?:还有|另外|以及|再有|再就是|再一个)[,，]?.{3,}/u;

/** Says that something is not what is asked: 谁赔先不说, 真假先不管. */
const putOff =
  /(?:(?:先|暂且|且|就)(?:都|也)?(?:不|别|甭)(?:说|管|提|论|谈|问|讲)(?:了|它|这个)?|不(?:说|管|提)(?:它|这个)了|另说|回头再说)[，,。；;\s]*$/u;

/** Tells of all or of nothing in the words of a question: 别的啥都没变, 谁也不肯. */
const ofAll = /(?:什么|啥|谁|哪(?:儿|里|个)?|怎么|咋)(?:样|事|东西)?(?:也|都)[没不无照]/gu;

/** Whether a clause asks something. */
export function asks(clause: string): boolean {
  if (putOff.test(clause)) return false;
  const bared = clause.replace(ofAll, "");
  return asking.test(bared.replace(/[。.!！?？…~,，、;；\s]+$/u, "")) || /[?？]\s*$/.test(bared);
}

/**
 * Splits a message into the questions it asks. What is told before a question (figures, dates)
 * belongs to it; what is told after the last one belongs to that. A message that asks nothing is one question.
 * At most five; the rest stays with the fifth.
 */
export function splitQuestions(plain: string): string[] {
  const clauses = clausesOf(plain);
  const questions: string[] = [];
  let open = "";
  for (const clause of clauses) {
    // 还有…… asks the same of something else.
    if (questions.length > 0 && further.test(clause)) {
      if (bare(open) !== "") questions.push(`${questions.pop() ?? ""} ${open.trim()}`);
      open = "";
    }
    open += clause;
    const strong = /[。！!？?；;\n]\s*$/u.test(clause);
    const long = bare(open).length >= 4;
    if (questions.length > 0 && tag.test(bare(open))) {
      questions.push(`${questions.pop() ?? ""} ${open.trim()}`);
      open = "";
      continue;
    }
    if (asks(clause) && long && (strong || /[，,、\s]$/u.test(clause)) && questions.length < 4) {
      questions.push(open.trim());
      open = "";
    }
  }
  const rest = open.trim();
  if (rest !== "" && questions.length > 0 && tag.test(bare(rest)))
    return [...questions.slice(0, -1), `${questions.at(-1) ?? ""} ${rest}`];
  if (rest === "") return questions.length > 0 ? questions : [plain];
  if (questions.length > 0 && further.test(rest)) return [...questions, rest];
  if (questions.length > 0 && !asks(rest)) {
    const last = questions.pop() ?? "";
    return [...questions, `${last} ${rest}`];
  }
  return [...questions, rest];
}

/** A message cut at its punctuation and blanks; an enumeration only where both sides ask: 要做几年、研发多少. */
function clausesOf(plain: string): string[] {
  const cut = plain.match(/[。！!？?；;，,\n]*[^。！!？?；;，,\n]+[。！!？?；;，,\n]*/gu) ?? [];
  const parted = cut.flatMap((clause) => clause.split(/(?<=\p{Script=Han} )(?=\p{Script=Han})/u));
  return parted.flatMap((clause) => {
    const sides = clause.match(/[^、]+、?/gu) ?? [clause];
    const all = sides.length > 1 && sides.every((side) => asks(side) && bare(side).length > 3);
    return all ? sides : [clause];
  });
}

function bare(text: string): string {
  return text.replace(/[\p{P}\s]/gu, "");
}
