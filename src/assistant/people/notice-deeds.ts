import type { Choice } from "../../messages/reply.ts";
import { noticeChoice, type NoticeAction } from "../../notices/notice-buttons.ts";
import { readTopic, topicLabels, topics, type Topic } from "../../notices/topics.ts";
import type { Database, Transaction } from "../../stores/database.ts";
import {
  dropNoticeAnswer,
  storeNoticeAnswer,
  type NoticeAnswerKind,
} from "../../stores/notice-answers.ts";
import { dropPreference, preferencesOf, setPreference } from "../../stores/preferences.ts";
import { YES, type ReceivedNotice } from "../../stores/recipient-notices.ts";
import type { TurnOutcome } from "../../stores/turns.ts";
import { hideContact, readContact } from "../contact.ts";
import type { PendingFrame } from "./pending.ts";
import { answered, done, say, writerOf, type Talk } from "./talk.ts";

const MINE = /^(?:我(?:都)?订阅了(?:什么|哪些)|我的订阅|我收哪些通知|订阅设置)[?？]?$/;
const BACK = /^恢复(?:接收)?[:：“"\s]*(.*?)[”"]?(?:类)?(?:的)?(?:通知)?$/;
const STOP =
  /^(?:不再接收|不要再发|别再?发|退订)[:：“"\s]*(.*?)[”"]?(?:类|这类)?(?:的)?(?:通知)?(?:了)?$/;

/** Does what a button under a notice says; the pre-check is begun elsewhere. */
export function pressed(
  talk: Talk,
  received: ReceivedNotice,
  action: Exclude<NoticeAction, "precheck">,
): Promise<TurnOutcome> | TurnOutcome {
  const { notice, recipientId } = received;
  const choice = (one: Exclude<NoticeAction, "stop">) => noticeChoice(notice, one);
  const note = (kind: NoticeAnswerKind, words: string, text: string, choices: Choice[]) =>
    done(talk, [say(text, choices)], (tx) =>
      storeNoticeAnswer(tx, { recipientId, kind, words }, talk.at),
    );
  switch (action) {
    case "yes":
      return note("receipt", YES, "记下了：报；截止前会提醒你。改主意再按一次就行。", [
        ...(notice.programme === undefined ? [] : [choice("precheck")]),
        ...[choice("contact"), choice("no")],
      ]);
    case "no":
      return note("receipt", "不报", "记下了：这次不报。改主意再按一次就行。", [choice("yes")]);
    case "contact":
      return wantContact(talk, notice.id);
    case "attend":
      return note("event", "参加", `记下了：参加“${notice.title}”。到场以后按“签到”。`, [
        ...[choice("here"), choice("absent")],
      ]);
    case "absent":
      return done(talk, [say("好，不算你参加。", [choice("attend")])], async (tx) => {
        await dropNoticeAnswer(tx, recipientId, "event");
      });
    case "here":
      return note("attended", "签到", `签到了：“${notice.title}”。`, []);
    case "stop":
      return stop(talk, notice.topic);
  }
}

function wantContact(talk: Talk, notice: string): TurnOutcome {
  const frame: PendingFrame = { pending: { notice, wants: "contact" }, before: talk.before };
  const text = "写上姓名和电话或邮箱，例如：某某 000-1234567。不留了就说“算了”。";
  return { ...answered(talk, say(text, ["算了"])), frame };
}

/** Keeps the contact that a recipient wrote for a notice; `undefined` where it wrote something else. */
export function takeContact(talk: Talk, received: ReceivedNotice): TurnOutcome | undefined {
  if (/^(?:算了|不留了?|不用了?|取消)$/.test(talk.text)) return answered(talk, say("好，不留。"));
  const { contact, rest } = readContact(talk.text);
  const way = contact ?? /(?<!\d)\d{3,4}-?\d{7,8}(?!\d)/.exec(talk.text)?.[0];
  if (way === undefined) {
    // A name alone is asked on; a question is answered.
    if (talk.text.length > 12 || /[?？]|吗|什么|怎么|几/.test(talk.text)) return undefined;
    const again = wantContact(talk, received.notice.id);
    return { ...again, replies: [say("还差电话或邮箱，和姓名写在一起发来。", ["算了"])] };
  }
  const words = contact === undefined ? talk.text : `${rest} ${contact}`.trim();
  const shown = hideContact(words);
  return done(talk, [say(`记下了：${shown}。只有办这件事的工作人员看得到。`)], (tx) =>
    storeNoticeAnswer(tx, { ...received, kind: "contact", words }, talk.at),
  );
}

/** Takes what a person says of which notices it wants; `undefined` for everything else. */
export async function subscriptionTalk(talk: Talk): Promise<TurnOutcome | undefined> {
  const { text } = talk;
  if (MINE.test(text)) return list(talk);
  const [backs, wanted = ""] = BACK.exec(text) ?? [];
  const back = topicIn(wanted);
  if (backs !== undefined && back) return resume(talk, back);
  const [stops, unwanted = ""] = STOP.exec(text) ?? [];
  const topic = topicIn(unwanted);
  if (stops !== undefined && topic) return stop(talk, topic);
  return stops !== undefined && /^(?:通知|消息)?$/.test(unwanted) ? list(talk) : undefined;
}

function topicIn(words: string): Topic | undefined {
  return readTopic(words.replace(/(?:类|这类)?的?通知$|类$/, ""));
}

async function stop(talk: Talk, about: string): Promise<TurnOutcome> {
  const topic = readTopic(about);
  const person = await writerOf(talk);
  if (!person || topic === undefined)
    return answered(talk, say("这里不认得你是谁，没有通知会发给你。先“关联账号”再设置。"));
  const label = topicLabels[topic];
  const text = `好，以后不发“${label}”类的通知了；一定要告诉你的（如退回补正）还会发。想再收就说“恢复接收${label}”。`;
  return done(talk, [say(text, [`恢复接收${label}`, "我订阅了什么"])], (tx) =>
    setPreference(tx, {
      personId: person.id,
      topic,
      stopped: true,
      reason: talk.text,
      at: talk.at,
    }),
  );
}

async function resume(talk: Talk, topic: Topic): Promise<TurnOutcome> {
  const person = await writerOf(talk);
  if (!person) return answered(talk, say("这里不认得你是谁，先“关联账号”。"));
  const text = `好，“${topicLabels[topic]}”类的通知又会发给你了。`;
  return done(talk, [say(text, ["我订阅了什么"])], async (tx: Transaction) => {
    await dropPreference(tx, person.id, topic);
  });
}

async function list(talk: Talk): Promise<TurnOutcome> {
  const person = await writerOf(talk);
  if (!person)
    return answered(talk, say("这里不认得你是谁，还没有通知会发给你。加入公司以后就会收到。"));
  const stopped = await stoppedTopics(talk.parts.db, person.id);
  const lines = topics.map(
    (topic) => `- ${topicLabels[topic]}：${stopped.has(topic) ? "不收" : "收"}`,
  );
  const choices = topics.map((topic) => {
    const label = topicLabels[topic];
    return stopped.has(topic) ? `恢复接收${label}` : `不再接收${label}`;
  });
  return answered(talk, say(["你现在收的通知：", ...lines].join("\n"), choices));
}

async function stoppedTopics(db: Database, personId: string): Promise<Set<string>> {
  const all = await preferencesOf(db, personId);
  return new Set(all.flatMap(({ topic, stopped }) => (stopped ? [topic] : [])));
}
