import { cite } from "../../answering/citing.ts";
import type { Frame } from "../../answering/frame.ts";
import type { Mind } from "../../answering/mind.ts";
import { plainText } from "../../answering/question-text.ts";
import { daysBetween, type Day } from "../../calendar/day.ts";
import { dayOf } from "../../calendar/instant.ts";
import { plain as folded } from "../../knowledge/pattern.ts";
import { DAYS } from "../../library/notice-document.ts";
import type { Choice, Citation, Reply } from "../../messages/reply.ts";
import { fillIn } from "../../notices/notice.ts";
import { matterOf } from "../../notices/notice-matters.ts";
import { noticeChoice } from "../../notices/notice-buttons.ts";
import type { Notice } from "../../stores/notices.ts";
import type { VersionPassage } from "../../stores/stored-passages.ts";
import { noticePassages } from "../notice-publishing.ts";

/** Longer messages tell something rather than ask about a notice. */
const LONGEST = 60;
/** So many lines of a notice are told at once. */
const MOST_LINES = 4;
/** A paragraph that holds this share of the question's words answers it. */
const ENOUGH = 0.4;

/** What a notice says to a question about it. */
export interface NoticeAnswer {
  readonly reply: Reply;
  readonly frame: Frame;
}

/** Whether a message asks about the notice that is on the table: a question that names nothing else. */
export function asksAbout(text: string, notice: Notice, mind: Mind): boolean {
  const { plain } = plainText(text);
  if ([...plain].length > LONGEST || !isQuestion(plain)) return false;
  // Figures belong to what a company is asked.
  if (matterOf(plain) === undefined && /\d/.test(plain)) return false;
  const named = mind.programmeNames.find(folded(plain)).map(({ item }) => item.id);
  // Who names the programme at an invitation wants to know of the programme.
  if (named.length > 0 && notice.topic === "event") return false;
  return named.every((id) => id === notice.programme);
}

function isQuestion(text: string): boolean {
  return (
    /[?？]|吗|么$|呢$|谁|哪|几|什么|啥|怎么|咋|如何|多少|多久|是否|能不能|可不可以|要不要|有没有/.test(
      text,
    ) || matterOf(text) !== undefined
  );
}

/** What is asked of a notice, as it is asked of its programme; `undefined` where there is no such way. */
export function plainQuestion(text: string, notice: Notice, mind: Mind): string | undefined {
  const title = mind.programmes.get(notice.programme ?? "")?.title;
  const plainly = matterOf(plainText(text).plain)?.plainly;
  return title === undefined || plainly === undefined ? undefined : title + plainly;
}

/** Answers a question from a notice, in its own words with where they stand; `undefined` where it says nothing of that. */
export function answerFromNotice(
  text: string,
  notice: Notice,
  asOf: Day,
  mind: Mind,
): NoticeAnswer | undefined {
  const { plain } = plainText(text);
  const matter = matterOf(plain);
  const sent = dayOf((notice.startedAt ?? notice.createdAt).toISOString()) ?? asOf;
  const passages = noticePassages(notice, sent);
  const body = passages.filter((one) => !holdsDays(one));
  if (notice.kind === "recall") return takenBack(notice, asOf, plain);
  // When an event is stands in its text; its last day is that on which one signs up.
  const opens = notice.topic === "event" && !/截止|报名|最后|晚/.test(plain);
  const inText = matter?.days && !opens ? [] : linesOn(plain, matter?.told, body, mind);
  const days = matter?.days && inText.length === 0 ? daysLine(notice, asOf, plain) : undefined;
  const lines =
    days === undefined && inText.length === 0 ? linesOn(plain, matter?.told, body, mind) : inText;
  if (days === undefined && lines.length === 0) return undefined;
  const bearing = passages.filter((one) =>
    days !== undefined ? holdsDays(one) : lines.some(({ from }) => from === one),
  );
  const citations = bearing.flatMap((one) => citationOf(one, notice, mind) ?? []);
  const title = fillIn(notice.title, notice);
  const source = citations.length > 0 ? [] : [`——通知“${title}”，${sent} 发出`];
  const said = days ?? lines.map(({ line }) => line).join("\n");
  const reply: Reply = {
    ...{ kind: "answer", text: [said, ...source].join("\n"), citations, asOf },
    choices: [...precheckOf(notice, mind)],
  };
  const passageIds = citations.map(({ document, article }) => `${document} ${article}`.trim());
  return { reply, frame: { ...noticeFrame(notice, asOf, plain), passages: passageIds } };
}

/** What is talked of where a notice is the subject. */
export function noticeFrame(notice: Notice, asOf: Day, text = notice.title): Frame {
  const programmes = notice.programme === undefined ? [] : [notice.programme];
  return {
    ...{ text, programmes, named: false, places: [], aspects: [], asOf, passages: [] },
    notice: notice.id,
  };
}

/** The button that begins a pre-check of the notice's programme. */
export function precheckOf(notice: Notice, mind: Mind): Choice[] {
  const { programme } = notice;
  if (programme === undefined || !mind.rules.byProgramme.has(programme)) return [];
  return [noticeChoice(notice, "precheck")];
}

/** What is said of a notice that was taken back, whatever is asked of it. */
function takenBack(notice: Notice, asOf: Day, plain: string): NoticeAnswer {
  const text = `那份通知已经收回，不按它办。${fillIn(notice.text, notice).trim()}`;
  const reply: Reply = { kind: "answer", text, citations: [], choices: [], asOf };
  return { reply, frame: noticeFrame(notice, asOf, plain) };
}

function daysLine({ opens, closes }: Notice, asOf: Day, asked: string): string | undefined {
  const begins = /开始|起/.test(asked) && !/截止|最后/.test(asked);
  if (closes === undefined) return undefined;
  const from = opens === undefined ? "" : `${opens} 开始`;
  const left = daysBetween(asOf, closes);
  const rest = left < 0 ? "，已经过了" : left === 0 ? "，就是今天" : `，还有 ${String(left)} 天`;
  const until = `截止 ${closes}${rest}。`;
  if (begins && from !== "") return `${from}，${until}`;
  return from === "" ? until : `${until}${opens && opens > asOf ? `${from}。` : ""}`;
}

/** The lines of a notice that speak of what is asked, each with the passage in which it stands. */
function linesOn(
  text: string,
  told: RegExp | undefined,
  passages: readonly VersionPassage[],
  mind: Mind,
): { line: string; from: VersionPassage }[] {
  const query = mind.expand(text);
  const scored = passages.flatMap((from) =>
    `${isNumber(from.heading) ? "" : from.heading}\n${from.text}`
      .split("\n")
      .filter((line) => line.trim() !== "")
      .map((line) => ({
        ...{ line: line.trim(), from },
        headed: told?.test(headOf(from, line)) === true,
        speaks: told !== undefined && (told.test(line) || told.test(from.heading)),
        fit: mind.clauses.fit(query, `${from.heading} ${line}`),
      })),
  );
  const fitting = scored.filter(({ line, from, speaks, fit }) => {
    const isHead = line === from.heading && from.text.trim() !== "";
    return !isHead && (speaks || fit >= ENOUGH);
  });
  const best = fitting.filter(({ speaks, fit }) => speaks && fit >= ENOUGH);
  const headed = fitting.filter((one) => one.headed);
  const spoken = fitting.filter(({ speaks }) => speaks);
  const chosen =
    headed.length > 0 ? headed : best.length > 0 ? best : spoken.length > 0 ? spoken : fitting;
  return chosen.slice(0, MOST_LINES);
}

/** What a line stands under: the heading of its passage, and its own label. */
function headOf({ heading }: VersionPassage, line: string): string {
  return `${isNumber(heading) ? "" : heading} ${/^[^：:]{2,8}(?=[：:])/.exec(line.trim())?.[0] ?? ""}`;
}

/** Whether a passage is the one that names the days of the notice. */
function holdsDays({ place, heading }: VersionPassage): boolean {
  return place === "" && heading === DAYS;
}

function isNumber(heading: string): boolean {
  return /^第\d+(?:至\d+)?段$/.test(heading);
}

/** Where a passage of a notice is cited, once it is published. */
function citationOf(
  { place, heading }: VersionPassage,
  { versionId }: Notice,
  mind: Mind,
): Citation | undefined {
  const policy = mind.originals.policies.find(({ id }) => id === `doc-${versionId ?? ""}`);
  const passage = policy?.passages.find(
    (one) => one.heading === heading && (place === "" || one.clause.place.startsWith(place)),
  );
  return policy && passage && cite({ passage, policy }, mind);
}
