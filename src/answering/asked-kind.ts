/** What a question asks for, and what a sentence that tells it holds. */
interface Kind {
  readonly asked: RegExp;
  readonly told: RegExp;
}

/** From the more to the less particular: the first one that is asked for counts. */
const kinds: readonly Kind[] = [
  {
    asked: /什么时候|啥时候|多会儿|何时|几月|几号|哪天|截止|最晚|最迟|赶得上|来得及/,
    told: /\d ?月|\d ?日|\d{4}-\d\d|每年|常年|长年|工作日|个月/,
  },
  {
    asked: /多少钱|多少万|几万|给多少|奖多少|补多少|给几|补几|奖几/,
    told: /\d ?(?:万|亿|元|%|‰)|不能给数/,
  },
  { asked: /几个点|百分之几|什么比例|多大比例|比例(?:是|要)?多少/, told: /\d ?[%‰]/ },
  { asked: /多少分|几分|满分/, told: /\d ?分/ },
  {
    asked: /归谁|谁管|找谁|归哪|哪个(?:部|局|厅|部门|单位)|谁批|谁受理/,
    told: /[部局厅委办]|机构|税务/,
  },
  { asked: /网址|哪个网|哪个平台|在哪报|在那报|哪里报/, told: /网|平台|\.cn/ },
  {
    asked: /(?:会|要)(?:咋样|怎样|怎么样|怎么处理|咋处理)|后果|怎么罚|咋罚|会不会(?:被|取消)/,
    told: /取消|追缴|补缴|补税|不得|撤销|处罚|年内|收回/,
  },
  {
    asked:
      /还(?:执行|有效|算数|管用|作数|能用)|执行到|到(?:哪年|什么时候|啥时候|几时)|作废|过期了?[吗没不]/,
    told: /[到至] ?\d{4}|废止|现行|长期|继续有效|没有取代|到期前/,
  },
  { asked: /有效期|[管证]几年|几年有效|管多久|多长时间/, told: /有效|\d ?年|一年|三年|个月/ },
  {
    asked: /[要交填报](?:啥|什么|哪些)|什么材料|啥材料|哪些材料/,
    told: /材料|报表|申请书|清单|信息表/,
  },
];

/** Tells of a sentence whether it holds what a question asks for; `undefined` where that is not said by its words. */
export function holdsAsked(question: string): ((sentence: string) => boolean) | undefined {
  const kind = kinds.find(({ asked }) => asked.test(question));
  return kind && ((sentence) => kind.told.test(sentence));
}
