import { addDays, addMonths } from "../calendar/day.ts";
import type { Day } from "../calendar/day.ts";
import { readOrdinal } from "../clauses/ordinal.ts";
import type { DocumentDoubt } from "./read-document.ts";
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
  `(?:${SELF}[^,]{0,30}|(?:^|,) *(?:第.{1,6}条 *|[一二三四五六七八九十]{1,3}、 *)?(?:自[^,]{1,16}起)?)${YEARS.source}`,
);
const HISTORY_EFFECT = new RegExp(`^(${DAY_FORM}) *(?:起)?施行$`);

/** Reads effect and end from the sentences of a document that speak of the document itself. */
export function readStatedDays(
  lines: readonly string[],
  fields: ReadonlyMap<string, string>,
  issued: Day | undefined,
): StatedDays {
  const doubts: DocumentDoubt[] = [];
  const sentences = selfSentences(lines);
  const history = lines.slice(0, 20).flatMap((line) => {
    const found = HISTORY_EFFECT.exec(line.trim());
    return found ? readDays(found[1] ?? "").map((one) => one.day) : [];
  });
  const field = readFieldDay(fields.get("生效日期") ?? "");
  const stated = sentences.flatMap(fromDays);
  const candidates = [...new Set([...history, ...(field === undefined ? [] : [field]), ...stated])];
  let effective = candidates.at(-1);
  if (candidates.length > 1) {
    const why = "文件里不止一处写了施行日期。";
    doubts.push({ field: "effective", candidates: [...candidates].reverse(), why });
  }
  if (effective === undefined) {
    const announced = sentences.map((one) => ANNOUNCED.exec(one)).find((one) => one !== null);
    if (announced) {
      effective = issued === undefined ? undefined : later(issued, announced[2], announced[3]);
      if (effective === undefined) {
        doubts.push({
          field: "effective",
          candidates: [],
          why: "写的是发布之日起施行，但没有读到发布日期。",
        });
      }
    }
  }
  const expires = endOf(sentences, effective, fields, doubts);
  return {
    ...(effective !== undefined && { effective }),
    ...(expires !== undefined && { expires }),
    doubts,
  };
}

/** Sentences with 施行, 有效期 and the like whose subject is the document. */
function selfSentences(lines: readonly string[]): string[] {
  const subject = new RegExp(
    `(?:^|[，,。；;（( ])(?:[（(].{1,4}[)）] *)?(?:第.{1,6}条 *|[一二三四五六七八九十]{1,3}、 *|\\d{1,2}[.．、] *)?(?:关于)?(?:${SELF}|有效期|试行期|自)`,
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
  fields: ReadonlyMap<string, string>,
  doubts: DocumentDoubt[],
): Day | undefined {
  const field = readFieldDay(fields.get("失效日期") ?? "");
  const dated = sentences.flatMap((one) => {
    const found = UNTIL.exec(one)?.[1] ?? SPAN.exec(one)?.[2];
    return found === undefined ? [] : readDays(found).map((read) => read.day);
  });
  const spans = sentences.flatMap((one) => {
    const found = /资格|证书|专利|合同|许可|备案/.test(one) ? null : OWN_YEARS.exec(one);
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
  const all = [...new Set([...(field === undefined ? [] : [field]), ...dated, ...reckoned])];
  if (all.length > 1) {
    doubts.push({ field: "expires", candidates: all, why: "文件里不止一处写了有效期。" });
  }
  return all[0];
}
