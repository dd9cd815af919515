import { isDay, type Day } from "../calendar/day.ts";
import { COMPANIES } from "../messages/notice-reply.ts";
import type { Notice, NoticeFields } from "../stores/notices.ts";
import { readTopic } from "./topics.ts";

/** The longest title and text, in characters. */
export const longestTitle = 60;
export const longestText = 8000;
/** The largest files: each, all together, and how many. */
export const largestFile = 10 * 1024 * 1024;
export const largestFiles = 20 * 1024 * 1024;
export const mostFiles = 5;

const PLACEHOLDER = /\{([^{}\n]{1,20})\}/g;
/** Placeholders that need no value of their own. */
const KNOWN: Readonly<Record<string, (notice: NoticeFields) => string | undefined>> = {
  截止: ({ closes }) => closes,
  开始: ({ opens }) => opens,
};

/** The names of the placeholders in title and text, each once. */
export function placeholdersIn({ title, text }: Pick<NoticeFields, "title" | "text">): string[] {
  const found = [...`${title}\n${text}`.matchAll(PLACEHOLDER)].map(([, name = ""]) => name);
  return [...new Set(found)].filter((name) => `{${name}}` !== COMPANIES);
}

/** The placeholders for which nothing stands. */
function placeholdersWithout(notice: NoticeFields): string[] {
  return placeholdersIn(notice).filter((name) => valueOf(name, notice) === undefined);
}

/** A text of a notice with its values; what differs by recipient stays. */
export function fillIn(text: string, notice: NoticeFields): string {
  return text.replace(PLACEHOLDER, (whole, name: string) => valueOf(name, notice) ?? whole);
}

function valueOf(name: string, notice: NoticeFields): string | undefined {
  const given = Object.hasOwn(notice.values, name) ? notice.values[name] : undefined;
  if (given !== undefined && given.trim() !== "") return given.trim();
  return Object.hasOwn(KNOWN, name) ? KNOWN[name]?.(notice) : undefined;
}

/** What is wrong with a draft, in one sentence; `undefined` where it may be kept. */
export function draftFault(fields: NoticeFields): string | undefined {
  const { title, text, topic, opens, closes, buttons, programme } = fields;
  if (readTopic(topic) === undefined) return "要选通知的类别。";
  if ([...title].length > longestTitle)
    return `标题 ${[...title].length} 个字，最多 ${longestTitle} 个。`;
  if (title.includes("\n")) return "标题写成一行。";
  if ([...text].length > longestText)
    return `正文 ${[...text].length} 个字，最多 ${longestText} 个；长的作为附件，正文写要点。`;
  for (const day of [opens, closes])
    if (day !== undefined && !isDay(day)) return `“${day}”不是日期，写成 2026-06-30 这样。`;
  if (opens !== undefined && closes !== undefined && opens > closes)
    return `开始日 ${opens} 在截止日 ${closes} 之后。`;
  if (buttons.includes("precheck") && programme === undefined)
    return "放“我符合吗”按钮，要先选是哪个项目。";
  return undefined;
}

/** What a notice lacks before somebody else can approve it, in one sentence; `undefined` where nothing. */
export function readyFault(notice: NoticeFields, today: Day): string | undefined {
  const fault = draftFault(notice);
  if (fault !== undefined) return fault;
  if (notice.title.trim() === "") return "还没有标题。";
  if (notice.text.trim() === "") return "还没有正文。";
  const missing = placeholdersWithout(notice);
  if (missing.length > 0) return `${missing.map((name) => `{${name}}`).join("、")} 还没有填值。`;
  if (notice.closes !== undefined && notice.closes < today)
    return `截止日 ${notice.closes} 已经过了，改了日期再发。`;
  return undefined;
}

/** What is wrong with files that are to go with a notice, in one sentence. */
export function filesFault(
  files: readonly { name: string; bytes: { byteLength: number } }[],
): string | undefined {
  if (files.length > mostFiles) return `附件最多 ${mostFiles} 个。`;
  const large = files.find(({ bytes }) => bytes.byteLength > largestFile);
  const size = (bytes: number) => `${Math.ceil(bytes / 1024 / 1024)} MB`;
  if (large)
    return `附件“${large.name}”有 ${size(large.bytes.byteLength)}，一个最大 ${size(largestFile)}。`;
  const all = files.reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
  if (all > largestFiles) return `附件合起来 ${size(all)}，最大 ${size(largestFiles)}。`;
  return undefined;
}

/** Whether a notice goes to whoever stopped its topic too, and whatever else was sent. */
export function reachesAll({ mandatory, kind }: Pick<Notice, "mandatory" | "kind">): boolean {
  return mandatory || kind !== "first";
}
