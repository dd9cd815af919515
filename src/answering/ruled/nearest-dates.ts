import { printClause } from "../../clauses/clause.ts";
import type { Day } from "../../calendar/day.ts";
import { nextWindow, type OpenDays } from "../../rules/filing-window.ts";
import { openWords } from "../../rules/next-words.ts";
import { versionFor } from "../../rules/version.ts";
import type { Told } from "../answer.ts";
import type { Mind } from "../mind.ts";
import type { Understood } from "../understand.ts";
import { bearers, citationsOf } from "./rule-citing.ts";

/** Asks for a day: 几号截止, 啥时候报. */
const ASKS_DAY =
  /几月|几号|几时|哪天|什么时候|啥时候|多会儿|何时|什么日子|截止|时间表|日历|最晚|最迟|来得及/;
/** Asks what there is to file just now: 最近有什么能报的, 这个月还能报啥. */
const ASKS_OPEN =
  /(?:最近|近期|眼下|眼前|当前|现在|目前|这会儿|马上|接下来|下一步|这(?:个)?月|本月|下个?月|年底前?|月底前?|今年|\d+月).*(?:(?:什么|啥|哪些|哪个|几个).*(?:报|申|开|截止)|(?:报|申请|申报)(?:点)?(?:什么|啥|哪些|哪个))|(?:什么|啥|哪些|哪个)[^,，。]{0,6}(?:正?在|正|还)(?:报|申报|开着|受理|接收)|(?:快|要|马上)(?:到期|截止)/;
/** Words of days, of filing and of asking: who says nothing but these asks of no programme. */
const OF_DAYS =
  /请问|您?好|你好|想(?:问|知道)?(?:一?下)?|问(?:一?下)?|最近|近期|眼下|眼前|当前|现在|目前|这会儿|马上|接下来|这个?月(?:底|末|份)?|本月底?|下个?月底?|年底|月底|之?前|今年|明年|\d+月(?:份|底)?|到底|一般|大概|几月(?:几号|几日)?|几号|几时|哪天|什么时候|啥时候|多会儿|何时|什么日子|时间表?|日历|最晚|最迟|来得及|截止|截至|日期|到期|快要?|开始|结束|为止|申报|申请|填报|报名|受理|评审?|认定|入库|报|申|交|提交|递|材料|项目|政策|补贴|资质|什么|啥|哪些|哪个|几个|有|没有|是|到|在|正在|开着|能|可以|还|要|的|了|我们?|咱们?|公司|企业|单位|家|都|就|吗|呢|么|呀|啊|吧|不|那|和|一下/g;
/** So many programmes are told with their days. */
const MOST_DAYS = 5;

interface Opening {
  readonly id: string;
  readonly title: string;
  readonly open: OpenDays;
}

/** The nearest days of what is open or opens next, where a question asks for days and of no programme; it is asked which one is meant. */
export function nearestDates(
  { frame, saying, before: leansOn }: Understood,
  mind: Mind,
): Told | undefined {
  const { whole } = saying;
  // What leans on an answer asks for the days of its matter.
  if (leansOn && leansOn.passages.length > 0) return undefined;
  // Words of filing alone may lead to a programme, but name none.
  const named = mind.programmeNames.find(whole).length > 0;
  const before = !frame.named && frame.programmes.length > 0;
  if (named || before || frame.places.length > 0) return undefined;
  if (!ASKS_DAY.test(whole) && !ASKS_OPEN.test(whole)) return undefined;
  if (whole.replace(OF_DAYS, "").replace(/[\p{P}\s]/gu, "").length > 0) return undefined;
  const { known, without } = openings(frame.asOf, mind);
  const shown = known.slice(0, MOST_DAYS);
  if (shown.length === 0) return undefined;
  const clauses = shown.flatMap(({ open }) => open.window.clause ?? []);
  return {
    reply: {
      kind: "answer",
      text: [
        `没说哪个项目，按 ${frame.asOf} 看，最近的日子是：`,
        ...shown.map((one) => lineOf(one, frame.asOf)),
        ...(without.length > 0 ? [`${without.join("、")}等的时间没有装进来，看当年通知。`] : []),
        "问的是哪个项目？",
      ].join("\n"),
      citations: citationsOf(bearers(clauses, frame.asOf, mind), mind),
      choices: shown.map(({ id, title }) => {
        const name = mind.programmes.get(id)?.names[0] ?? title;
        return { label: name, text: `${name}什么时候截止` };
      }),
      asOf: frame.asOf,
    },
    frame: { ...frame, passages: [] },
  };
}

/** One line: what it is, when, how sure that is, and where it stands. */
function lineOf({ title, open }: Opening, asOf: Day): string {
  const { clause, say } = open.window;
  const words = openWords(open, asOf);
  const what = open.window.every.kind === "always" ? `${words}，${say.replace(/。$/, "")}` : words;
  return `- ${title}：${what}${clause ? `〔${printClause(clause)}〕` : ""}`;
}

/** So many titles are named of which no days are known. */
const MOST_WITHOUT = 3;

/** What has days, the one that ends first before the others and what is always open last; and titles of certifications without any. */
function openings(asOf: Day, mind: Mind) {
  const known: Opening[] = [];
  const without: string[] = [];
  for (const rule of mind.rules.all) {
    if (rule.region !== "全国" && !mind.home.has(rule.region)) continue;
    const version = versionFor(rule, asOf);
    const open = version && nextWindow(version, asOf);
    if (open) known.push({ id: rule.programme, title: rule.title, open });
    else if (version && mind.programmes.get(rule.programme)?.kind === "certification")
      without.push(rule.title);
  }
  const rank = ({ open }: Opening) =>
    open.window.every.kind === "always" ? 2 : open.from <= asOf ? 0 : 1;
  const day = ({ open }: Opening) => (open.from <= asOf ? open.to : open.from);
  known.sort((a, b) => rank(a) - rank(b) || (day(a) < day(b) ? -1 : 1));
  return { known, without: without.slice(0, MOST_WITHOUT) };
}
