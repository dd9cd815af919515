import { pointInterval } from "../../units/interval.ts";
import { ZERO } from "../../units/rational.ts";
import { chosen } from "./fitting.ts";
import { sentenceAt, type Message } from "./message.ts";
import type { ReadingContext, Statement } from "./statement.ts";
import { toldStatement } from "./told.ts";

const NONE_BEFORE = /(?<![有还])(?:没有?|无|没啥|没什么)(?:任何|什么|过)?$/;
const NONE_BEHIND =
  /^(?:什么的)?(?:是|都|也|还|暂时|目前|现在)*(?:没有|没|无|是?零蛋)(?=$|[\s,，。；;、!！)）])/;
const ENDS = /^(?:的|了|啥的|什么的)?(?=$|[\s,，。；;、!！)）])/;
/** That something is done, which is no name of those who do it: 去年没搞研发. */
const DOING = /(?:从事|负责|搞|做|弄|干)[^,，。;；的]{0,4}(?:研发|开发|研究)(?:工作|这块)?$/;
const RESEARCH = [
  "rdExpenseUnspecified",
  "rdExpenseHnte",
  "rdExpenseDeduction",
  "rdExpenseAudited",
  "rdExpenseBook",
];
const QUESTION = /[吗么?？]\s*$|有没有/;

/** Reads that there is none of something counted or paid: 软著没有, 没有境外研发. */
export function noneStatements(
  message: Message,
  { within, vocabulary }: ReadingContext,
): Statement[] {
  const { folded, mentions, figures } = message;
  return mentions.flatMap(({ start, end, facts, covered }) => {
    const before = NONE_BEFORE.exec(folded.slice(Math.max(0, start - 5), start));
    const behind = NONE_BEHIND.exec(folded.slice(end, end + 8));
    const none = behind ?? (before && ENDS.test(folded.slice(end, end + 5)) ? before : null);
    if (!none || covered) return [];
    const done = DOING.test(folded.slice(start, end)) && !/^的?人/.test(folded.slice(end));
    const spent = RESEARCH.flatMap((id) => (done ? (vocabulary.definitions.get(id) ?? []) : []));
    const counted = (done ? spent : facts).filter(
      ({ kind }) => kind === "count" || kind === "money",
    );
    const fact = chosen(counted, within);
    const [from, to] = sentenceAt(message, start);
    if (!fact || QUESTION.test(folded.slice(from, to))) return [];
    const first = none === before ? start - none[0].length : start;
    const last = none === behind ? end + none[0].length : end;
    if (figures.some((figure) => figure.start < last && figure.end > first)) return [];
    const interval = pointInterval(ZERO);
    const value = { kind: "figure", interval, approximate: false } as const;
    return toldStatement(message, fact, value, first, last, done ? "sure" : undefined) ?? [];
  });
}
