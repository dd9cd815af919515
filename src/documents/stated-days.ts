import { addDays, addMonths } from "../calendar/day.ts";
import type { Day } from "../calendar/day.ts";
import { readOrdinal } from "../clauses/ordinal.ts";
import type { DocumentDoubt } from "./read-document.ts";
import { readPeriod } from "./period-field.ts";
import { DAY_FORM, readDays, readFieldDay } from "./written-day.ts";

/** From when to when a document says it holds. */
interface StatedDays {
  effective?: Day;
  expires?: Day;
  doubts: DocumentDoubt[];
}

const SELF =
  "(?:本|以上|上述)(?:法|条例|办法|规定|细则|实施细则|实施办法|通知|公告|意见|措施|政策|方案|指引|指南|决定|规则|标准|文件|若干措施|若干政策|实施意见|暂行办法|管理办法|令|解释|通告|批复|制度|规程|计划)";
const HOLDS = "(?:正式|开始|起)?(?:施行|实施|执行|生效|试行|实行)";
const FROM_DAY = new RegExp(`自(${DAY_FORM}) *(?:起|之日起)? *,?${HOLDS}`, "g");
const ANNOUNCED = new RegExp(
  `自(?:(公布|发布|印发|下发|颁布|公告|发文)之?日)(?:起)?(?:(?:满)? *(\\d{1,3}|[一二三四五六七八九十]{1,3}) *(日|天|个月)(?:之?后)?(?:起)?)? *${HOLDS}`,
);
const UNTIL = new RegExp(
  `(?:有效期|执行|施行|实施|适用|试行)(?:期限?)?(?:截止|截至|暂定|定)?(?:到|至|为) *(?:${DAY_FORM} *[-—至到] *)?(${DAY_FORM})`,
);
const SPAN = new RegExp(
  `自(${DAY_FORM}) *(?:起)?(?:施行|实施|执行|生效)?,? *(?:至|到|有效期至|执行至)(${DAY_FORM}) *(?:止|有效|施行|执行|期间|截止)`,
);
const YEARS =
  /(?:有效期限?|试行期限?|施行期限?|执行期限?|期限|试行)(?:暂定|定|为|是|:)* *(\d{1,2}|[一二两三四五六七八九十]{1,2}) *(年|个月)/;
/** A span that the document says of itself: behind its own name, or with nothing before it. */
const OWN_YEARS = new RegExp(
  `(?:${SELF}[^,]{0,30}|(?:^|,) *(?:第.{1,6}条 *|[一二三四五六七八九十]{1,3}、 *)?(?:自[^,]{1,16}起)?(?:暂定)?)${YEARS.source}`,
);
const COUNT = "(\\d{1,2}|[一二两三四五六七八九十]{1,2}) *(年|个月)";
/** The same with the number before its word, or with the day between them. */
const YEARS_BEHIND = new RegExp(
  `(?:${SELF}[^,]{0,30},|(?:^|条 *)自[^,]{1,20}起[^,]{0,6},|^) *(?:暂定|试行)?为? *${COUNT}的?(?:有效|试行|执行)期`,
);
const YEARS_FROM = new RegExp(
  `(?:^|[, ]|${SELF}的?)(?:有效|试行|执行|施行)期限?,?(?:自|从)[^,]{1,20}起(?:计算|算)?,?(?:共|为|暂定)? *${COUNT}`,
);
const HISTORY_EFFECT = new RegExp(`^(${DAY_FORM}) *(?:起)?施行$`);

/**
 * Reads effect and end from the sentences of a document that speak of the document itself, and from its fields.
 * `isPublished` says whether the day of issue is that of its publication, and not of a vote or an approval.
 */
export function readStatedDays(
  lines: readonly string[],
  fields: ReadonlyMap<string, string>,
  { issued, isPublished }: { issued: Day | undefined; isPublished: boolean },
): StatedDays {
  const doubts: DocumentDoubt[] = [];
  const sentences = selfSentences(lines);
  const history = lines.slice(0, 20).flatMap((line) => {
    const found = HISTORY_EFFECT.exec(line.trim());
    return found ? readDays(found[1] ?? "").map((one) => one.day) : [];
  });
  const field = readFieldDay(fields.get("生效日期") ?? "");
  const stated = sentences.flatMap(fromDays);
  const period = readPeriod(fields.get("时段") ?? "");
  const candidates = [
    ...new Set([...history, ...[field, period.from].filter((day) => day !== undefined), ...stated]),
  ];
  let effective = candidates.at(-1);
  if (candidates.length > 1) {
    const why = "文件里不止一处写了施行日期。";
    doubts.push({ field: "effective", candidates: [...candidates].reverse(), why });
  }
  if (effective === undefined) {
    const announced = sentences.map((one) => ANNOUNCED.exec(one)).find((one) => one !== null);
    if (announced) {
      const from = issued === undefined ? undefined : later(issued, announced[2], announced[3]);
      if (isPublished) effective = from;
      if (effective === undefined) {
        const why =
          from === undefined
            ? "写的是发布之日起施行，但没有读到发布日期。"
            : "写的是发布之日起施行，但只读到通过或批准的日期。";
        doubts.push({ field: "effective", candidates: from === undefined ? [] : [from], why });
      }
    }
  }
  const expires = endOf(sentences, effective, [fields.get("失效日期"), period.until], doubts);
  if (expires === undefined && period.year !== undefined) {
    const why = `只写了${period.year}年失效，没有写是哪一天。`;
    doubts.push({ field: "expires", candidates: [], why });
  }
  return {
    ...(effective !== undefined && { effective }),
    ...(expires !== undefined && { expires }),
    doubts,
  };
}

function spanIn(sentence: string): RegExpExecArray | null {
  return (
    OWN_YEARS.exec(sentence) ?? YEARS_BEHIND.exec(sentence) ?? YEARS_FROM.exec(sentence) ?? null
  );
}

/** Sentences with 施行, 有效期 and the like whose subject is the document. */
function selfSentences(lines: readonly string[]): string[] {
  const subject = new RegExp(
    `(?:^|[，,。；;（( ])(?:[（(].{1,4}[)）] *)?(?:第.{1,6}条 *|[一二三四五六七八九十]{1,3}、 *|\\d{1,2}[.．、] *)?(?:关于)?(?:暂定)?(?:${SELF}|(?:有效|试行|执行|施行)期|自|\\d{1,2} *年有效期|[一二两三四五六七八九十]{1,2}年有效期)`,
  );
  return lines
    .flatMap((line) => line.split(/[。；;]/))
    .filter(
      (one) =>
        one.length < 300 && /施行|实施|执行|生效|试行|实行|有效/.test(one) && subject.test(one),
    )
    .map((one) => one.replace(/[<〈《][^《》]*[>〉》]/g, "《》").replace(/，/g, ","))
    .filter(
      (one) => !/《》(?:[（(][^（）()]*[)）])?,?自/.test(one) || new RegExp(`${SELF}自`).test(one),
    );
}

function fromDays(sentence: string): Day[] {
  const span = SPAN.exec(sentence);
  const isOwn =
    new RegExp(`${SELF}.{0,20}自|^[（(]?.{0,30}(?:公布|发布|印发|令).{0,12}自|^自`).test(
      sentence.trim(),
    ) || sentence.trim().length < 40;
  if (!isOwn) return [];
  const found = [...sentence.matchAll(FROM_DAY)].map((one) => one[1] ?? "");
  const days = [...found, ...(found.length === 0 && span ? [span[1] ?? ""] : [])];
  return days.flatMap((one) => readDays(one).map((read) => read.day));
}

function later(day: Day, count: string | undefined, unit: string | undefined): Day | undefined {
  const n = readOrdinal(count ?? "");
  if (count === undefined || n === undefined) return day;
  return unit === "个月" ? addMonths(day, n) : addDays(day, n);
}

function endOf(
  sentences: readonly string[],
  effective: Day | undefined,
  fields: readonly (string | undefined)[],
  doubts: DocumentDoubt[],
): Day | undefined {
  const noted = fields.map((one) => readFieldDay(one ?? "")).filter((day) => day !== undefined);
  const dated = sentences.flatMap((one) => {
    const found = UNTIL.exec(one)?.[1] ?? SPAN.exec(one)?.[2];
    return found === undefined ? [] : readDays(found).map((read) => read.day);
  });
  const spans = sentences.flatMap((one) => {
    const found = /资格|证书|专利|合同|许可|备案/.test(one) ? null : spanIn(one);
    const n = found?.[1] === "两" ? 2 : readOrdinal(found?.[1] ?? "");
    return n === undefined ? [] : [found?.[2] === "年" ? n * 12 : n];
  });
  const [months] = spans;
  const reckoned =
    months === undefined || effective === undefined
      ? []
      : [addDays(addMonths(effective, months), -1)];
  if (months !== undefined && effective === undefined) {
    doubts.push({ field: "expires", candidates: [], why: "写了有效期，但没有读到从哪天起算。" });
  }
  const all = [...new Set([...noted, ...dated, ...reckoned])];
  if (all.length > 1) {
    doubts.push({ field: "expires", candidates: all, why: "文件里不止一处写了有效期。" });
  }
  return all[0];
}
