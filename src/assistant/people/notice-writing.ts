import { plain as folded } from "../../knowledge/pattern.ts";
import { readFileText } from "../../documents/message-file.ts";
import { audienceOf } from "../../notices/audience/condition.ts";
import { parseAudience, writeAudience } from "../../notices/audience/audience-json.ts";
import { readAudience } from "../../notices/audience/read-audience.ts";
import { correctNotice } from "../../notices/followups.ts";
import { readDraft, usualButtons } from "../../notices/draft-reading.ts";
import { changeNotice, createNotice } from "../../notices/lifecycle.ts";
import type { NoticeOutcome } from "../../notices/notice-ground.ts";
import type { NoticeStaff } from "../../notices/staff.ts";
import { topicLabels, readTopic } from "../../notices/topics.ts";
import type { Choice, Reply } from "../../messages/reply.ts";
import type { NoticeFile } from "../../stores/notice-files.ts";
import type { Notice } from "../../stores/notices.ts";
import type { TurnOutcome } from "../../stores/turns.ts";
import type { NoticeWorks } from "../notice-works.ts";
import { noticeMark, seeAudience, shownNotice, type AudienceSeen } from "../notice-told.ts";
import type { Pending, PendingFrame } from "./pending.ts";
import { answered, say, sayPrivately, type Talk } from "./talk.ts";

/** What writing a notice in a chat stands on. */
export interface Writing {
  readonly talk: Talk;
  readonly works: NoticeWorks;
  readonly staff: NoticeStaff & { readonly personId: string };
}

/** So many companies of each kind are shown as examples. */
const SAMPLES = 3;
/** So many characters of a question and of a reason are shown. */
const SHOWN = 120;
const EXAMPLES = "例如“银川市的高企”“三年研发占比超过 2.5%、还不是高企的制造业企业”";

/** What is said to words that begin a notice without saying what. */
export function wantText({ talk }: Writing, notice = ""): TurnOutcome {
  const text =
    notice === ""
      ? "通知写什么？第一行是标题，下面是正文；也可以把文件（.docx、.md、.txt）发给我。日期和项目我会读出来，你再核对。不写了就说“算了”。"
      : "更正写什么？写全改过以后的正文，新的日期也写上。不写了就说“算了”。";
  return expecting(talk, { notice, wants: "text" }, say(text, ["算了"]));
}

/** Keeps what was written as a draft, or as the correction of a notice, and goes on to whom it is for. */
export async function write(
  writing: Writing,
  written: string,
  corrected?: Notice,
): Promise<TurnOutcome> {
  const { talk, works, staff } = writing;
  const source = await sourceOf(talk, written);
  if ("refused" in source) return answered(talk, say(source.refused));
  const draft = readDraft(source.text, talk.asOf, corrected?.title ?? source.title);
  if (!draft) return wantText(writing);
  const { title, text, topic, opens, closes } = draft;
  if (corrected) {
    const days = { ...(opens !== undefined && { opens }), ...(closes !== undefined && { closes }) };
    const made = await correctNotice(works, staff, corrected.id, { text, ...days });
    return "refused" in made ? answered(talk, say(made.refused)) : look(writing, made.done);
  }
  const programme = programmeIn(writing, `${title}\n${text}`);
  const rule = programme !== undefined && talk.parts.mind().rules.byProgramme.has(programme);
  const fields = {
    ...{ topic, mandatory: false, title, text, values: {}, programme, clauses: [], opens, closes },
    ...{ buttons: usualButtons(topic, rule), audience: "" },
  };
  const made = await createNotice(works, staff, fields, draft.cut ? source.files : []);
  if ("refused" in made) return answered(talk, say(made.refused));
  return draft.audience === undefined
    ? askAudience(writing, made.done, [await lookOf(writing, made.done)])
    : setAudience(writing, made.done, draft.audience, [await lookOf(writing, made.done)]);
}

/** The text that is to be sent: what was written, or what the files say. */
async function sourceOf(
  { incoming, asOf }: Talk,
  written: string,
): Promise<{ text: string; title?: string; files: NoticeFile[] } | { refused: string }> {
  const [file, another] = incoming.files ?? [];
  if (!file) return { text: written, files: [] };
  if (another) return { refused: "一次发一个文件；别的附件在工作台里加。" };
  const read = await readFileText(file, asOf);
  if ("refused" in read) return read;
  const files = [{ name: file.name, mediaType: "application/octet-stream", bytes: file.bytes }];
  const text = written.trim() === "" ? read.text : `${read.text}\n${written}`;
  return { text, files, ...(read.title !== undefined && { title: read.title }) };
}

/** The programme that a text speaks of first. */
function programmeIn({ talk }: Writing, text: string): string | undefined {
  return talk.parts.mind().programmeNames.find(folded(text))[0]?.item.id;
}

/** What a draft is, as its recipients will see it, and what was read of it. */
async function lookOf({ talk, works }: Writing, notice: Notice): Promise<Reply> {
  const { title } = talk.parts.mind().programmes.get(notice.programme ?? "") ?? {};
  const topic = readTopic(notice.topic);
  const read = [
    `类别：${topic === undefined ? notice.topic : topicLabels[topic]}`,
    `项目：${title ?? "没读出来"}`,
    `截止：${notice.closes ?? "没读出来"}`,
    `按钮：${notice.buttons.map((one) => BUTTONS[one]).join("、") || "没有"}`,
  ].join("；");
  const shown = await shownNotice(works, notice);
  const where = `草稿${noticeMark(notice)}。${read}。要改这些到工作台：${works.pages}/desk/notices/${notice.id}/edit`;
  return { ...shown, kind: "smalltalk", text: `${where}\n\n${shown.text}` };
}

const BUTTONS = { precheck: "我符合吗", answer: "报/不报/留联系人", event: "参加" } as const;

/** Asks for whom a notice is. */
export function askAudience(
  { talk }: Writing,
  notice: Notice,
  before: readonly Reply[] = [],
): TurnOutcome {
  const text = `发给谁？用一句话说，${EXAMPLES}。`;
  return expecting(talk, { notice: notice.id, wants: "audience" }, ...before, say(text));
}

/** Reads for whom a notice is, and shows what was understood and whom it comes to. */
export async function setAudience(
  writing: Writing,
  notice: Notice,
  words: string,
  before: readonly Reply[] = [],
): Promise<TurnOutcome> {
  const { talk, works } = writing;
  const read = readAudience(words, works.audience(), talk.asOf);
  if ("asks" in read) {
    const [ask] = read.asks;
    const choices = (ask?.choices ?? []).map(({ label, words: said }): Choice => {
      const text = words.replace(ask?.words ?? "", () => said);
      return { label, text };
    });
    const question = say((ask?.question ?? "没看懂，换个说法。").slice(0, SHOWN), choices);
    return expecting(talk, { notice: notice.id, wants: "audience" }, ...before, question);
  }
  const region = notice.region === undefined ? {} : { region: notice.region };
  const audience = audienceOf(read.condition, { words, ...region });
  return changed(writing, notice, writeAudience(audience), before);
}

/** Has companies of which it is not known whether they belong to an audience count in, or not. */
export function countPossible(writing: Writing, notice: Notice, possible: boolean) {
  if (notice.audience === "") return Promise.resolve(askAudience(writing, notice));
  const audience = { ...parseAudience(notice.audience), possible };
  return changed(writing, notice, writeAudience(audience));
}

async function changed(
  writing: Writing,
  notice: Notice,
  audience: string,
  before: readonly Reply[] = [],
): Promise<TurnOutcome> {
  const { works, staff } = writing;
  const outcome: NoticeOutcome = await changeNotice(works, staff, notice, { ...notice, audience });
  return "refused" in outcome
    ? answered(writing.talk, ...before, say(outcome.refused))
    : look(writing, outcome.done, before);
}

/** Shows whom a notice comes to and what can be done next. */
export async function look(
  writing: Writing,
  notice: Notice,
  before: readonly Reply[] = [],
): Promise<TurnOutcome> {
  const { talk, works } = writing;
  const mark = noticeMark(notice);
  const next = (labels: readonly string[]) =>
    labels.map((label) => ({ label, text: label + mark }));
  if (notice.kind !== "first") {
    const shown = await shownNotice(works, notice);
    const text = `草稿${mark}，只发给收到过先前那一份的。\n\n${shown.text}`;
    const choices = next(["提交", "试发", "取消"]);
    return answered(talk, ...before, { ...shown, kind: "smalltalk", text, choices });
  }
  const seen = await seeAudience(works, notice, SAMPLES);
  if ("fault" in seen) return askAudience(writing, notice, [...before, say(seen.fault)]);
  const { counts } = seen.found;
  const unsure =
    counts.possible === 0 ? [] : [seen.audience.possible ? "说不准的不算" : "说不准的也算"];
  const choices = next(["提交", "看例子", ...unsure, "换范围", "试发"]);
  return answered(talk, ...before, say(audienceText(seen), choices));
}

function audienceText({ sentence, found, audience }: AudienceSeen): string {
  const { counts, companies } = found;
  const unsure = audience.possible ? "也算" : "不算";
  return [
    `理解为：${sentence}`,
    `现在 ${String(companies.length)} 家：符合 ${String(counts.in)}，还不知道 ${String(counts.possible)}（${unsure}），差一条的 ${String(found.justOutside)}。批准时名单才定下。`,
  ].join("\n");
}

/** Shows some of those to whom a notice comes, and who is just outside, with how each condition came out. */
export async function showExamples(writing: Writing, notice: Notice): Promise<TurnOutcome> {
  const { talk, works } = writing;
  const seen = await seeAudience(works, notice, SAMPLES);
  if ("fault" in seen) return answered(talk, say(seen.fault));
  const { samples } = seen.found;
  const lines = [
    ...examples("符合的：", samples.in),
    ...examples("还不知道的：", samples.possible),
    ...examples("差一条的：", samples.justOutside),
  ];
  const choices = ["提交", "换范围"].map((label) => ({ label, text: label + noticeMark(notice) }));
  return answered(talk, sayPrivately(lines.join("\n") || "一家也没有。", choices));
}

function examples(head: string, of: AudienceSeen["found"]["samples"]["in"]): string[] {
  if (of.length === 0) return [];
  const lines = of.map(({ name, reasons }) => `- ${name}：${reasons.join("；").slice(0, SHOWN)}`);
  return [head, ...lines];
}

/** A turn after which something is expected. */
export function expecting(talk: Talk, pending: Pending, ...replies: readonly Reply[]): TurnOutcome {
  const frame: PendingFrame = { pending, before: talk.before };
  return { ...answered(talk, ...replies), frame };
}
