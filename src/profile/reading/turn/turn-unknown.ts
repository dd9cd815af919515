import { compare } from "../../../units/rational.ts";
import type { FactPlace } from "../../claim.ts";
import { chosen } from "../fitting.ts";
import { readMessage, sentenceAt } from "../message.ts";
import type { Statement } from "../statement.ts";
import type { TurnContext } from "./turn-context.ts";

const DONT_KNOW =
  /不知道|不清楚|不太清楚|不晓得|不了解|没数|没(?:有)?统计|没(?:有)?算过|记不(?:清|得|住)|说不(?:好|准|上)|拿不准|不确定|搞不清|不好说|没底|忘了|待定|(?:要|得|回头|我|先)?(?:再)?问(?:一?下|问)?(?:我们?)?(?:会计|财务|老板|人事|同事|技术)|(?:回头|晚点|明天|等会儿?|下午|改天|一会儿?|我再)(?:再)?(?:我)?(?:去)?(?:查|问|看|翻|核|找|给|补|报)|让(?:我们)?(?:会计|财务|老板|人事|同事|技术|人家?|他们)[^,，。]{0,4}(?:查|问|核|算|看|找|报)|(?:查|找|翻|调)不(?:到|出来)|没留底|(?:手上|手头|手边)(?:也|都|暂时|现在)?没有|在(?:会计|财务|老板|人事|代账)[^,，。]{0,2}(?:那|手)[边里儿上]?|等[^,，。]{1,10}(?:出来|做完|算完|审完)|还没(?:有)?(?:归集|核算|统计|算|汇总|结账|出来?)(?:完|好|呢|啊)*|说不上来?|(?<!被)没(?:有)?(?:查|登录|登)过(?=$|[,，。\s呢啊])|(?:财务|会计)(?:那边|那里)才?有/g;
/** Said of a figure that is told: it may be a little more or less. */
const HEDGE = /^(?:说不(?:好|准)|拿不准|不确定|不好说|没(?:个)?准)$/;
const LATER = /回头|晚点|明天|等|下午|改天|一会|问|查(?!不)|再|让|在|还没|才有/;
const ASKS = /怎么|什么意思|啥意思|咋|是不是|[?？]\s*$/;

/** Which facts a message says are not known: those it names, else what was asked and is not answered. */
export function unknownOf(
  text: string,
  statements: readonly Statement[],
  context: TurnContext,
): (FactPlace & { words: string; later: boolean })[] {
  if (text.search(DONT_KNOW) < 0) return [];
  const message = readMessage(text, context);
  const { folded, mentions } = message;
  const found: (FactPlace & { words: string; later: boolean })[] = [];
  // Whether a year was named of which something is not known.
  let dated = false;
  for (const match of folded.matchAll(DONT_KNOW)) {
    const [from, to] = sentenceAt(message, match.index);
    if (ASKS.test(folded.slice(from, to + 1))) continue;
    const clauseFrom = from + Math.max(0, folded.slice(from, match.index).search(/[^,，\s]*$/));
    const end = match.index + match[0].length;
    const about = { words: text.slice(clauseFrom, end).trim(), later: LATER.test(match[0]) };
    const before = namedBefore(clauseFrom, match.index, from);
    const named = before.length > 0 ? before : scoreMeant(folded.slice(from, to), context);
    if (named.length > 0) {
      for (const fact of named)
        found.push(...placesOf(fact, context).map((one) => ({ ...one, ...about })));
      continue;
    }
    const own = saidIn(clauseFrom, end);
    // 可能5个也可能6个 我再问问: of what was only told roughly, and nothing else.
    if (own.length === 0 && statements.some(isRough)) continue;
    // 科技人员十来个吧 说不准: of the figure that was just told, which is there.
    const told = statements.some(
      ({ start, end: stop, value }) =>
        value.kind === "figure" && start >= from && stop <= match.index,
    );
    if (HEDGE.test(match[0]) && own.length === 0 && told) continue;
    // 大前年的不晓得 回头查: what was of one year stays so.
    if (own.length === 0 && dated) continue;
    dated ||= own.length > 0;
    // 去年2260万 前年1980 大前年的不晓得: of what is told of the other years.
    const spoken = context.asked.filter(({ fact }) => statements.some((one) => one.fact === fact));
    for (const { fact, years } of own.length > 0 && spoken.length > 0 ? spoken : context.asked) {
      const told = statements.filter((one) => one.fact === fact && one.unsure !== "sure");
      if (own.length > 0 && !years.some((year) => own.includes(year))) continue;
      const open = openYears(years, told, own);
      if (told.length > 0 && open.length === 0) continue;
      const places: FactPlace[] =
        years.length === 0 ? [{ fact }] : open.map((year) => ({ fact, years: [year, year] }));
      found.push(...places.map((one) => ({ ...one, ...about })));
    }
  }
  return found;

  /** Years that a part of the text names. */
  function saidIn(start: number, stop: number): number[] {
    return message.years.flatMap((one) =>
      one.start >= start && one.end <= stop && one.years?.[0] === one.years?.[1]
        ? (one.years?.[0] ?? [])
        : [],
    );
  }

  function namedBefore(clauseFrom: number, stop: number, sentence: number): string[] {
    const near = mentions.filter(
      ({ start, end, covered }) => !covered && start >= clauseFrom && end <= stop,
    );
    // 净资产、总资产 不清楚: the names before a blank belong to it, unless figures stand between.
    const wide =
      near.length > 0
        ? near
        : mentions.filter(
            ({ start, end, covered }) =>
              !covered &&
              start >= sentence &&
              end <= stop &&
              !statements.some((one) => one.start < stop && one.end > start),
          );
    return [
      ...new Set(
        wide.flatMap(
          ({ facts }) =>
            chosen(facts, [...context.asked.map(({ fact }) => fact), ...context.within])?.id ?? [],
        ),
      ),
    ];
  }
}

/** Whether a figure was told, and only roughly. */
function isRough({ value }: Statement): boolean {
  if (value.kind !== "figure") return false;
  const { low, high } = value.interval;
  return value.approximate || !low || !high || compare(low, high) !== 0;
}

/** What is not known of the platform, or in points, is the score that it shows: 平台没登录过，不清楚多少分. */
function scoreMeant(sentence: string, { within, asked }: TurnContext): string[] {
  const of = /平台|(?:多少|几)分(?![之钟])|得分|分数/.test(sentence);
  const first = asked[0]?.fact ?? "";
  return of && within.includes(SCORE) && !/[sS]core/.test(first) ? [SCORE] : [];
}

const SCORE = "platformScore";

/** The years that were asked and are not told: those that are named, where some are. */
function openYears(
  asked: readonly number[],
  told: readonly Statement[],
  named: readonly number[],
): number[] {
  const open = asked.filter(
    (year) => !told.some(({ years }) => years && years[0] <= year && year <= years[1]),
  );
  const own = open.filter((year) => named.includes(year));
  return own.length > 0 ? own : told.length > 0 && told.every(({ years }) => !years) ? [] : open;
}

function placesOf(fact: string, { asked, years, vocabulary }: TurnContext): FactPlace[] {
  const question = asked.find((one) => one.fact === fact);
  if (vocabulary.definitions.get(fact)?.per === "once") return [{ fact }];
  const of = question && question.years.length > 0 ? question.years : years.slice(-1);
  return of.map((year) => ({ fact, years: [year, year] }));
}
