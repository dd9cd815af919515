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
import { noticeChoice } from "../../notices/notice-buttons.ts";
import type { Notice } from "../../stores/notices.ts";
import type { VersionPassage } from "../../stores/stored-passages.ts";
import { noticePassages } from "../notice-publishing.ts";

/** Longer messages tell something rather than ask about a notice. */
const LONGEST = 60;
/** So many lines of a notice are told at once. */
const MOST_LINES = 4;
/** A paragraph that holds this share of the question's words answers it. */
const ENOUGH = 0.5;

/** What is asked of a notice: how that is said, and how a notice says it. */
const MATTERS: readonly { readonly asked: RegExp; readonly told: RegExp; readonly days?: true }[] =
  [
    {
      asked:
        /截止|截至|几号|几点|哪天|哪一天|什么时候|啥时候|何时|什么时间|最后一天|多久|期限|来得及|赶得上|到期|时间/,
      told: /截止|时间|期限|\d+ *月 *\d+ *日|\d{4}-\d\d-\d\d|[上下]午|\d+[:：点]\d*/,
      days: true,
    },
    {
      asked: /材料|资料|带什么|带啥|交什么|交啥|准备(?:什么|啥|哪些)|要什么(?!条件)|要交/,
      told: /材料|资料|提交|报送|交齐|证明|报告|营业执照|附件|扫描件|原件|复印件/,
    },
    {
      asked:
        /谁能|谁可以|哪些(?:企业|公司|单位)|什么(?:企业|公司|单位|条件|要求)|啥条件|条件|对象|范围/,
      told: /对象|条件|范围|要求|符合|适用|企业(?:可|均|应)|须|以上|以内|满足/,
    },
    {
      asked:
        /哪里|哪儿|在哪|去哪|到哪|地址|地点|网址|网站|什么系统|哪个(?:系统|平台|网|窗口)|怎么去/,
      told: /地点|地址|网址|网站|平台|系统|窗口|大厅|会议室|https?:|路\d*|号楼|楼/,
    },
    {
      asked: /找谁|联系|电话|咨询|问谁|联系人|邮箱/,
      told: /联系|咨询|电话|邮箱|(?<!\d)\d{3,4}-?\d{7,8}(?!\d)|@/,
    },
    {
      asked: /怎么(?:报|办|申请|交|参加|填|弄)|如何|流程|步骤|程序|方式/,
      told: /流程|程序|步骤|方式|登录|填报|填写|点击|上传|提交|网上|现场/,
    },
    {
      asked: /多少钱|奖多少|补多少|给多少|金额|奖励|补贴|补助|标准/,
      told: /万元|\d元|奖励|补助|补贴|资助|%|％/,
    },
  ];

/** What a notice says to a question about it. */
export interface NoticeAnswer {
  readonly reply: Reply;
  readonly frame: Frame;
}

/** Whether a message asks about the notice that is on the table: a question that names nothing else. */
export function asksAbout(text: string, notice: Notice, mind: Mind): boolean {
  const { plain } = plainText(text);
  if ([...plain].length > LONGEST || !isQuestion(plain)) return false;
  const named = mind.programmeNames.find(folded(plain)).map(({ item }) => item.id);
  return named.every((id) => id === notice.programme);
}

function isQuestion(text: string): boolean {
  return (
    /[?？]|吗|么$|呢$|谁|哪|几|什么|啥|怎么|咋|如何|多少|多久|是否|能不能|可不可以|要不要|有没有/.test(
      text,
    ) || matterOf(text) !== undefined
  );
}

function matterOf(text: string) {
  return MATTERS.find(({ asked }) => asked.test(text));
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
  const body = passages.filter(({ heading }) => heading !== DAYS);
  const days = matter?.days ? daysLine(notice, asOf, plain) : undefined;
  const lines = days !== undefined ? [] : linesOn(plain, matter?.told, body, mind);
  if (days === undefined && lines.length === 0) return undefined;
  const bearing = passages.filter((one) =>
    days !== undefined ? one.heading === DAYS : lines.some(({ from }) => from === one),
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
function precheckOf(notice: Notice, mind: Mind): Choice[] {
  const { programme } = notice;
  if (programme === undefined || !mind.rules.byProgramme.has(programme)) return [];
  return [noticeChoice(notice, "precheck")];
}

function daysLine({ opens, closes, kind }: Notice, asOf: Day, asked: string): string | undefined {
  if (kind === "recall") return undefined;
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
        speaks: told !== undefined && (told.test(line) || told.test(from.heading)),
        fit: mind.clauses.fit(query, `${from.heading} ${line}`),
      })),
  );
  const fitting = scored.filter(({ line, from, speaks, fit }) => {
    const isHead = line === from.heading && from.text.trim() !== "";
    return !isHead && (speaks || fit >= ENOUGH);
  });
  const best = fitting.filter(({ speaks, fit }) => speaks && fit >= ENOUGH);
  const spoken = fitting.filter(({ speaks }) => speaks);
  const chosen = best.length > 0 ? best : spoken.length > 0 ? spoken : fitting;
  return chosen.slice(0, MOST_LINES);
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
