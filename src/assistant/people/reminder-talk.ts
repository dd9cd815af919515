import { dayOf } from "../../calendar/instant.ts";
import type { DialogueGround } from "../../dialogue/dialogue-ground.ts";
import type { Reply } from "../../messages/reply.ts";
import {
  MOST_DAYS_AHEAD,
  reminderKinds,
  reminderLabels,
  reminderTopic,
  stagesOf,
  type ComingDay,
} from "../../notices/reminders/coming-day.ts";
import type { ComingGround } from "../../notices/reminders/coming-days.ts";
import { LIST_WORDS, reminderLine, STOP_WORDS } from "../../notices/reminders/reminder-reply.ts";
import { ensurePerson } from "../../people/linking.ts";
import type { Transaction } from "../../stores/database.ts";
import { dropPreference, preferencesOf, setPreference } from "../../stores/preferences.ts";
import { remindersOf, type StoredReminder } from "../../stores/reminders.ts";
import { inTurn } from "../../stores/serial-transaction.ts";
import type { TurnOutcome } from "../../stores/turns.ts";
import { smallNumber } from "../../units/small-number.ts";
import { joinDialogues } from "../guided/join-dialogues.ts";
import { comingGround, ownDays } from "../own-days.ts";
import { answered, done, identityOf, say, type Talk } from "./talk.ts";

const LIST =
  /^(?:我的提醒|我有(?:哪些|什么)提醒|(?:有)?(?:哪些|什么)提醒|提醒(?:列表|设置|事项)|我的(?:日子|日历)|(?:导出|下载)(?:我的)?日历|\/reminders)[?？]?$/i;
const STOP =
  /^(?:以后)?(?:请)?(都|全都?)?(?:别|不要|不用|不必|停止|取消)(?:再)?提醒(?:我)?了?[:：\s]*(.*?)(?:了|的提醒)?$/;
const STOP_OF = /^(.+?)(?:的)?(?:别|不要|不用|不必)(?:再)?提醒(?:我)?了?$/;
const DAYS =
  /^(.*?)[:：\s，,]*(?:请)?(?:提前|早)\s*([\d零一二两三四五六七八九十百]+)\s*天\s*(?:再)?提醒(?:我)?[:：\s]*(.*)$/;
const AGAIN = /^(?:恢复|继续|打开|重新)提醒(?:我)?[:：\s]*(.*)$/;
const THIS = /^(?:这个|这条|这项|这件事?|它|)$/;
const ALL = /^(?:所有|全部|任何|全都?|都|所有的?提醒|什么都)$/;

/** So many days are shown. */
const MOST_SHOWN = 12;

/** Takes what a person says of its reminders; `undefined` for everything else. */
export async function reminderTalk(
  talk: Talk,
  ground: () => DialogueGround,
): Promise<TurnOutcome | undefined> {
  const { text } = talk;
  if (LIST.test(text)) return list(talk, comingGround(ground()));
  const days = DAYS.exec(text);
  if (days) {
    const ahead = smallNumber(days[2] ?? "") ?? MOST_DAYS_AHEAD + 1;
    return change(talk, comingGround(ground()), `${days[1] ?? ""}${days[3] ?? ""}`.trim(), {
      ahead,
    });
  }
  const again = AGAIN.exec(text)?.[1];
  if (again !== undefined) return change(talk, comingGround(ground()), again, "again");
  const [, all, one] = STOP.exec(text) ?? [];
  const stopped = all ?? one ?? STOP_OF.exec(text)?.[1];
  return stopped === undefined ? undefined : change(talk, comingGround(ground()), stopped, "stop");
}

/** What is to become of a reminder. */
type Wish = "stop" | "again" | { readonly ahead: number };

async function list(talk: Talk, ground: ComingGround): Promise<TurnOutcome> {
  const { db } = talk.parts;
  const personId = await personFor(talk);
  const today = dayOf(talk.at.toISOString()) ?? "";
  const { days, named } = await ownDays(db, personId, ground, today);
  const wishes = await preferencesOf(db, personId);
  // A question that is open just now is no day that comes.
  const coming = days.filter(({ kind, due }) => kind !== "question" || due <= today);
  const lines = coming.slice(0, MOST_SHOWN).map((day) => {
    const stages = stagesOf(day, wishes);
    const when = stages.length === 0 ? "不提醒" : aheadWords(stages);
    return `- ${reminderLine(day, { today, named })}（${when}）`;
  });
  const stopped = wishes.filter(({ topic, stopped }) => stopped && topic.startsWith("reminder:"));
  const off = stopped.length === 0 ? "" : "\n停掉的可以说“恢复提醒”。";
  if (lines.length === 0)
    return answered(
      talk,
      say(
        `现在没有要提醒你的日子。说说公司有什么资格、想报什么，到期、申报截止、每年要办的事我会提前告诉你。${off}`,
      ),
    );
  const [first] = coming;
  const text = [
    "要提醒你的：",
    ...lines,
    `改时间就说“提前10天提醒 ${first?.name ?? ""}”，不要就说“${STOP_WORDS} ${first?.name ?? ""}”。${off}`,
  ].join("\n");
  const reply: Reply = {
    ...{ kind: "smalltalk", text, citations: [], choices: [], private: true },
    files: [{ kind: "own-calendar", enterpriseId: "own", rule: "own", label: "日历文件（ICS）" }],
  };
  return answered(talk, reply);
}

async function change(
  talk: Talk,
  ground: ComingGround,
  said: string,
  wish: Wish,
): Promise<TurnOutcome | undefined> {
  if (typeof wish === "object" && !(wish.ahead >= 0 && wish.ahead <= MOST_DAYS_AHEAD))
    return answered(talk, say(`提前几天？0 到 ${MOST_DAYS_AHEAD} 天都行，比如“提前10天提醒”。`));
  const { db } = talk.parts;
  const personId = await personFor(talk);
  const today = dayOf(talk.at.toISOString()) ?? "";
  const { days } = await ownDays(db, personId, ground, today);
  if (ALL.test(said) || (wish === "again" && said === ""))
    return settled(talk, personId, allTopics(), "所有", wish);
  if (THIS.test(said)) {
    const last = lastTold(await remindersOf(db, personId), days);
    const [only] = last.length === 1 ? last : [];
    if (only) return settled(talk, personId, [topicOf(only)], only.name, wish);
    return askWhich(talk, last.length > 0 ? last : days, wish);
  }
  const kind = reminderKinds.find((one) => folded(reminderLabels[one]) === folded(said));
  if (kind) return settled(talk, personId, [reminderTopic(kind)], `${said}这一类`, wish);
  const meant = days.filter(({ name }) => folded(name) === folded(said));
  const near =
    meant.length > 0 ? meant : days.filter(({ name }) => folded(name).includes(folded(said)));
  const [first] = near;
  const topics = [...new Set(near.map(topicOf))];
  if (first && topics.length === 1) return settled(talk, personId, topics, first.name, wish);
  // Words that name none of them are no wish about reminders.
  return near.length > 0 ? askWhich(talk, near, wish) : undefined;
}

/** Notes what a person wants together with the reply that says so. */
function settled(
  talk: Talk,
  personId: string,
  topics: readonly string[],
  name: string,
  wish: Wish,
): TurnOutcome {
  const text =
    wish === "stop"
      ? `好，${name}不再提醒。要恢复就说“恢复提醒”。`
      : wish === "again"
        ? `好，${name}照常提醒。`
        : `好，${name}${aheadWords([wish.ahead])}提醒。`;
  return done(talk, [say(text, [LIST_WORDS])], async (tx) => {
    for (const topic of topics) await note(tx, { personId, topic }, wish, talk);
  });
}

async function note(
  tx: Transaction,
  { personId, topic }: { personId: string; topic: string },
  wish: Wish,
  { text, at }: Talk,
): Promise<void> {
  if (wish !== "again") {
    const days = wish === "stop" ? {} : { days: [wish.ahead] };
    await setPreference(tx, {
      personId,
      topic,
      stopped: wish === "stop",
      ...days,
      reason: text,
      at,
    });
    return;
  }
  // With a kind go those of it that were stopped by themselves.
  for (const set of await preferencesOf(tx, personId))
    if (set.topic === topic || set.topic.startsWith(`${topic}:`))
      await dropPreference(tx, personId, set.topic);
}

function askWhich(talk: Talk, days: readonly ComingDay[], wish: Wish): TurnOutcome {
  const names = [...new Set(days.map(({ name }) => name))].slice(0, 6);
  if (names.length === 0) return answered(talk, say("现在没有要提醒你的日子。", [LIST_WORDS]));
  const begin =
    wish === "stop" ? STOP_WORDS : wish === "again" ? "恢复提醒" : `提前${wish.ahead}天提醒`;
  return answered(
    talk,
    say(
      "哪一个？",
      names.map((name) => ({ label: name, text: `${begin} ${name}` })),
    ),
  );
}

/** The days of which a person was told last, all at one moment. */
function lastTold(reminders: readonly StoredReminder[], days: readonly ComingDay[]): ComingDay[] {
  const told = reminders.filter(({ state }) => state === "told");
  const last = Math.max(...told.map(({ at }) => at.getTime()));
  const ofLast = told.filter(({ at }) => at.getTime() === last);
  return days.filter((day) =>
    ofLast.some(
      ({ kind, subject, due }) => kind === day.kind && subject === day.subject && due === day.due,
    ),
  );
}

function topicOf({ kind, subject }: ComingDay): string {
  return reminderTopic(kind, subject);
}

function allTopics(): string[] {
  return reminderKinds.map((kind) => reminderTopic(kind));
}

function aheadWords(stages: readonly number[]): string {
  const ahead = stages.filter((days) => days > 0);
  const words = ahead.length === 0 ? "" : `提前 ${ahead.join("、")} 天`;
  return stages.includes(0) ? [words, "当天"].filter((one) => one !== "").join("和") : words;
}

function folded(words: string): string {
  return words.normalize("NFKC").replace(/[\s“”"]/g, "");
}

/** The person who wrote; known from now on, so that it can be told. */
function personFor(talk: Talk): Promise<string> {
  return inTurn(talk.parts.db, (tx) => ensurePerson(tx, identityOf(talk), joinDialogues, talk.at));
}
