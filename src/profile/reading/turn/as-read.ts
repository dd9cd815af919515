import { withGrids } from "../pasted-grid.ts";
import { withoutOthersRights } from "../rights-of-others.ts";
import { withSplitRights } from "../rights-split.ts";
import { withoutUsedRights } from "../rights-used.ts";
import { withoutSlips } from "../slips.ts";
import { withTrailingName } from "../trailing-name.ts";
import { withYearGroups } from "../year-groups.ts";
import type { TurnContext } from "./turn-context.ts";
import { withFirstYear } from "./turn-first-year.ts";
import { withKnownNamed } from "./turn-restated.ts";
import { reworded } from "./turn-reworded.ts";
import { withListedNames } from "./turn-spoken.ts";

const FOUNDED =
  /((?:\d{4}|\d\d)年(?:\d{1,2}月(?:\d{1,2}[日号])?)?(?:份)?(?:才|刚)?(?:注册|登记)?(?:成立|注册|开业|创办|创立)(?:的)?)[\s,，]/g;
/** The same told the other way round: 成立于2016年4月，现有员工132人. */
const FOUNDED_ON =
  /((?:成立|注册|创办|创立|创建|开业)(?:时间|日期)?(?:于|在|是|为|[:：])?(?:\d{4}|\d\d)年(?:\d{1,2}月(?:\d{1,2}[日号])?)?(?:份)?)[\s,，](?=[^,，。;；\d]{0,6}(?:现有|现在|目前|眼下|员工|职工|有))/g;
/** A year behind the last figure, of which nothing is told yet: 销售去年3000 前年2800 大前年. */
const YEAR_TO_COME = /(\d\s?[万亿元人个]*)[\s,，、]+(?:大前年|前年|去年)(?:的|嘛|呢)*\s*$/;
/** Behind a figure when the company was founded: 科技人员3个 注册2015年. */
const FOUNDED_BEHIND =
  /(^|[\s,，])((?:公司|我们|企业)?(?:注册|成立|开业|创办|创立)(?:时间|日期)?(?:于|是|在|的)?(?:\d{4}|\d\d)年(?:\d{1,2}月(?:\d{1,2}[日号])?)?(?:份)?)(?=$|[\s,，。;；])/g;
/** Since when it is above scale: 23年10月刚入规. */
const ABOVE_SCALE =
  /((?:\d{4}|\d\d)年(?:\d{1,2}月)?(?:份)?(?:才|刚|就|首次|第一次|头一回)*[入上升纳](?:的|了)?规(?:的|了)?(?:首次|第一次|头一回)?)[\s,，]/g;
/** What was asked before figures of another year. */
const ASKED_BEFORE = /([啊吗呢么呀])[\s,，](?=(?:20)?\d\d年|我们)/g;
/** Classes of research costs. */
const COST_CLASS =
  "(?:其中)?(?:人工|人员|工资|材料|直接投入|折旧|设备|设计|委托|委外|外包|其[他它])";
/** A year's total right before its classes: 22年45 人工30 材料9. */
const BEFORE_CLASSES = new RegExp(
  `((?:20)?\\d\\d年)(?=\\d[\\d.]*万?[\\s,，:：、]+${COST_CLASS}[^\\s\\d]{0,8}\\d)`,
  "g",
);
/** Since when there is a company, without the word for it: 公司10年的. */
const SINCE = /((?:公司|企业|厂子?)(?:是)?(?:19|20)?\d\d年)的(?:[\s,，。]|$)/g;
/** The text as its statements are read: spoken names as facts list them, years apart that are of no figures. */
export function asRead(text: string, context: TurnContext): string {
  const own = withoutUsedRights(withoutOthersRights(withoutSlips(text, context)), context);
  const told = withGrids(withSplitRights(reworded(own, context)), context);
  const named = withTrailingName(parted(told), context);
  const listed = withYearGroups(withListedNames(named, context), context);
  return withKnownNamed(withFirstYear(listed, context), context);
}

/** The text with a sentence ended behind the year in which a company was founded: it is no year of figures. */
function parted(text: string): string {
  return text
    .replace(YEAR_TO_COME, "$1")
    .replace(BEFORE_CLASSES, "$1研发")
    .replace(SINCE, "$1成立。")
    .replace(FOUNDED_BEHIND, (_, lead: string, words: string) => `${lead && "。"}${words}。`)
    .replace(FOUNDED, "$1。")
    .replace(FOUNDED_ON, "$1。")
    .replace(ABOVE_SCALE, "$1。")
    .replace(ASKED_BEFORE, "$1。");
}
