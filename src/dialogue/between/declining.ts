import type { Reply } from "../../messages/reply.ts";
import type { CompanyView } from "../company-view.ts";

/** The programme whose consequences stand in what is said of faking. */
const CERTIFIED = "hnte";
const FIRST_SENTENCE = /^[^。]*。/;

/** What is declined by what was asked for, the first that fits; and the honest way. */
const KINDS: readonly (readonly [asks: RegExp, says: string, way?: string])[] = [
  [
    /壳|做早|改早|倒签|(?:时间|日期|成立)[^,，。]{0,6}(?:提前|往前)/,
    "这个帮不了：成立时间看申请企业自己的营业执照，买壳、把日子往前做都不行。",
    "真实的日子哪天满足，可以一起算。",
  ],
  [
    /(?:今|去|前|明|上|\d\d)年[^,，。;；]*(?:算|放|挪|移|调|记|开|做|归|并|计|确认|转|搬|填|报|提前|推)[^,，。;；]{0,2}(?:今|去|前|明|上|(?:20)?\d\d)年/,
    "这个帮不了：收入、费用、发票是哪年的就算哪年，看实际发生和审计，不能为了过线挪年份。",
  ],
  [/[票]/, "这个帮不了：票只能按真实的交易开，为了过线补开、多开的不行。"],
  [
    /(?:电费|水费|工资|成本|费用|材料)[^,，。]{0,8}(?:研发|拆|塞|混|挪)|(?:拆|塞|混|挪|算)(?:进|到)/,
    "这个帮不了：生产、办公的费用不能拆进研发。",
    "真正用在研发上的材料、燃料和动力，有领用或计量记录的，按实际归集就行。",
  ],
  [/靠一?靠|凑|调一?调|挪一?挪/, "这个帮不了：收入、人数这些只能按实际的报，不能往线上靠。"],
  [/(?:记|写|填|报)(?:成)?\s*\d/, "这个帮不了：差多少也只能按真实发生的记，不能往上添。"],
  [
    /(?:写|填|报|做|弄|整|搞|列|算)[^,，。;；\d]{0,10}[\d一二两三四五六七八九十百]/,
    "这个帮不了：报告和申报材料里只写真实的数，不能照着线写。",
  ],
];
/** Rights are to be bought beside it. */
const BUYS_RIGHTS = /(?:买|搞|弄)[^,，。]{0,6}(?:专利|发明|实用新型|软著|外观)/;
const RIGHTS = "专利权属真的变到本企业名下的可以算，但补不了研发占比。";

/** A refusal that speaks of what was asked for; of what follows only where that is of the programme in question. */
export function declined(plain: Reply, text: string, { standings }: CompanyView): Reply {
  const [, says, way] = KINDS.find(([asks]) => asks.test(text)) ?? [];
  if (says === undefined) return plain;
  const sentences = plain.text.replace(FIRST_SENTENCE, "").split(/(?<=。)/);
  const follows =
    standings.length === 0 || standings.some(({ rule }) => rule.programme === CERTIFIED);
  const last = way ?? sentences.at(-1) ?? "";
  return {
    ...plain,
    text: [
      says,
      ...(follows ? sentences.slice(0, -1) : []),
      ...(BUYS_RIGHTS.test(text) ? [RIGHTS] : []),
      last,
    ].join(""),
    ...(follows ? {} : { citations: [] }),
  };
}
