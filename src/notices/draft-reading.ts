import { addMonths, isDay, writeDay, type Day } from "../calendar/day.ts";
import { yearOf } from "../calendar/fiscal-year.ts";
import type { NoticeButton } from "../stores/notices.ts";
import { longestText, longestTitle } from "./notice.ts";
import type { Topic } from "./topics.ts";

/** What a text that is to be sent as a notice says of itself. */
export interface DraftRead {
  readonly title: string;
  readonly text: string;
  readonly topic: Topic;
  readonly opens?: Day;
  readonly closes?: Day;
  /** For whom it says that it is: the words behind 发给. */
  readonly audience?: string;
  /** The text is only the beginning: the whole is to go with it as a file. */
  readonly cut: boolean;
}

const TOPICS: readonly (readonly [Topic, RegExp])[] = [
  ["event", /培训|讲座|宣讲|会议|座谈|路演|沙龙|参会|报名参加|对接会|活动/],
  ["window", /申报|认定|征集|入库|受理|评审/],
  ["duty", /年报|报送|报表|填报|更新信息|补正|备案/],
  ["policy", /政策|办法|细则|意见|印发|解读|措施/],
];
const AUDIENCE = /^(?:发给|发送给|发送范围|范围)[:：\s]+(.+)$/m;
const DATE = /(?:(\d{4})\s*[年\-/.]\s*)?(?<!\d)(\d{1,2})\s*[月\-/.]\s*(\d{1,2})(?!\d)\s*日?/g;
/** Stands before the last day, and behind it. */
const ENDS_BEFORE = /(?:截止|截至|止于|不晚于|最晚|最迟|至|到|[—~－-])[^。；;\n\d]{0,8}$/;
const ENDS_BEHIND =
  /^\s*(?:\d{1,2}[:：点时]\d{0,2}分?\s*)?(?:[（(][^）)]{1,6}[）)])?\s*(?:前|以前|之前|止|截止|为止)/;
/** A text of several paragraphs begins with what fits in a message. */
const BEGINNING = 1500;
/** A sentence of this many characters may be a title. */
const SHORT = 40;

/** Reads a text or a document that is to be sent: what its title is, what it is about, until when. */
export function readDraft(written: string, today: Day, titled?: string): DraftRead | undefined {
  const audience = AUDIENCE.exec(written)?.[1]?.trim();
  const lines = written
    .replace(AUDIENCE, "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const [first] = lines;
  if (first === undefined) return undefined;
  const heads = titled === undefined && lines.length > 1 && [...first].length <= longestTitle;
  const title = titled ?? (heads ? first.replace(/^#+\s*/, "") : firstSentence(first));
  const body = (heads ? lines.slice(1) : lines).join("\n");
  const whole = `${title}\n${body}`;
  const { opens, closes } = daysIn(whole, today);
  const cut = [...body].length > longestText;
  return {
    ...{ title: [...title].slice(0, longestTitle).join(""), cut },
    text: cut ? `${beginningOf(body)}\n全文见附件。` : body,
    topic: TOPICS.find(([, words]) => words.test(title))?.[0] ?? topicIn(body),
    ...(opens !== undefined && { opens }),
    ...(closes !== undefined && { closes }),
    ...(audience !== undefined && { audience }),
  };
}

/** The buttons that fit what a notice is about. */
export function usualButtons(topic: Topic, hasRule: boolean): NoticeButton[] {
  if (topic === "event") return ["event"];
  const answers = topic === "window" || topic === "duty";
  return [...(hasRule ? (["precheck"] as const) : []), ...(answers ? (["answer"] as const) : [])];
}

function topicIn(body: string): Topic {
  return TOPICS.find(([, words]) => words.test(body))?.[0] ?? "news";
}

function firstSentence(line: string): string {
  const [sentence = ""] = line.split(/[。！!；;]/);
  const letters = [...sentence.replace(/^#+\s*/, "")];
  if (letters.length <= SHORT) return letters.join("");
  const [part = ""] = letters
    .slice(0, SHORT)
    .join("")
    .split(/[，,：:](?=[^，,：:]*$)/);
  return part;
}

function beginningOf(body: string): string {
  const lines: string[] = [];
  let length = 0;
  for (const line of body.split("\n")) {
    length += [...line].length;
    if (length > BEGINNING) break;
    lines.push(line);
  }
  return lines.length > 0 ? lines.join("\n") : [...body].slice(0, BEGINNING).join("");
}

/** The last day that a text names as such, and the day before it in the same span. */
function daysIn(text: string, today: Day): { opens?: Day; closes?: Day } {
  const found = [...text.matchAll(DATE)].flatMap((one) => {
    const start = one.index;
    const end = start + one[0].length;
    const day = dayFrom(one[1], one[2], one[3], today);
    return day === undefined ? [] : [{ start, end, day }];
  });
  const at = found.findIndex(
    ({ start, end }) =>
      ENDS_BEFORE.test(text.slice(Math.max(0, start - 16), start)) ||
      ENDS_BEHIND.test(text.slice(end, end + 16)),
  );
  const closes = found[at];
  if (!closes) return {};
  const before = found[at - 1];
  const between = before ? text.slice(before.end, closes.start) : "。";
  const spans = /^[^。；;\n]{0,6}(?:至|到|[—~－-])[^。；;\n]{0,4}$/.test(between);
  const opens = spans && before && before.day <= closes.day ? before.day : undefined;
  return { closes: closes.day, ...(opens !== undefined && { opens }) };
}

/** A day as it is written; without a year the next one from a month ago on. */
function dayFrom(year: string | undefined, month = "", date = "", today: Day): Day | undefined {
  const write = (one: number) => writeDay(one, Number(month), Number(date));
  const isMonth = Number(month) >= 1 && Number(month) <= 12 && Number(date) >= 1;
  if (!isMonth || Number(date) > 31) return undefined;
  if (year !== undefined) return isDay(write(Number(year))) ? write(Number(year)) : undefined;
  const days = [yearOf(today), yearOf(today) + 1].map(write).filter(isDay);
  return days.find((day) => day >= addMonths(today, -1)) ?? days[0];
}
