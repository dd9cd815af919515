import { noticeStatistics, waysOf } from "../../notices/progress.ts";
import { restLines } from "../../notices/resting.ts";
import { stateWords } from "../../notices/state-words.ts";
import { answerLabels } from "../../notices/answer-words.ts";
import { stateLabels } from "../../notices/ways.ts";
import { storeNoticeAnswer } from "../../stores/notice-answers.ts";
import { listNotices, type Notice } from "../../stores/notices.ts";
import { recipientsNamed } from "../../stores/recipient-notices.ts";
import type { TurnOutcome } from "../../stores/turns.ts";
import { noticeMark } from "../notice-told.ts";
import type { Writing } from "./notice-writing.ts";
import { answered, done, say, sayPrivately } from "./talk.ts";

/** So many notices are listed in a chat. */
const MOST = 5;

type About = Writing & { readonly notice: Notice; readonly rest: string };

/** Says where the notices stand that somebody may handle, the newest first. */
export async function progressOfAll({ talk, works, staff }: Writing): Promise<TurnOutcome> {
  const region = staff.role === "office" ? { region: staff.region ?? "" } : {};
  const all = await listNotices(works.db, { ...region, most: MOST });
  if (all.length === 0) return answered(talk, say("还没有通知。说“发通知”就能写。", ["发通知"]));
  const lines = all.map((one) => `- ${one.title}：${stateWords(one)}`);
  const choices = all.map((one) => ({
    label: `${[...one.title].slice(0, 12).join("")} 进度`,
    text: `进度${noticeMark(one)}`,
  }));
  return answered(talk, say(["最近的通知：", ...lines].join("\n"), choices));
}

/** Says how far a notice has come, and what its recipients did. */
export async function progress({ talk, works, notice }: About): Promise<TurnOutcome> {
  const found = await noticeStatistics(works.db, notice.id, works.now());
  const { states, recipients, settled, rate, secondsLeft, answers } = found;
  const counts = [...states].filter(([, count]) => count > 0);
  const did = [...answers].map(([kind, count]) => `${answerLabels[kind]} ${String(count)}`);
  const speed = rate > 0 && notice.state === "sending" ? `每秒 ${rate.toFixed(1)} 条` : "";
  const left = secondsLeft === undefined ? "" : `，大约还要 ${timeWords(secondsLeft)}`;
  const text = [
    `“${notice.title}”：${stateWords(notice)}。${notice.pausedWhy ?? ""}`,
    `${String(recipients)} 个收件方，定了 ${String(settled)} 个：${counts
      .map(([state, count]) => `${stateLabels[state]} ${String(count)}`)
      .join("，")}。`,
    ...(speed === "" && left === "" ? [] : [`${speed}${left}。`]),
    ...(notice.state === "sending" ? restLines(works.resting, waysOf(found)) : []),
    ...(did.length === 0 ? [] : [`对方：${did.join("，")}。`]),
    `明细：${works.pages}/desk/notices/${notice.id}/progress`,
  ].join("\n");
  const next = NEXT[notice.state] ?? [];
  const choices = next.map((label) => ({ label, text: label + noticeMark(notice) }));
  return answered(talk, say(text, choices));
}

const NEXT: Readonly<Partial<Record<Notice["state"], readonly string[]>>> = {
  draft: ["提交", "换范围", "取消"],
  submitted: ["批准", "退回"],
  approved: ["发出", "取消"],
  sending: ["进度", "暂停", "撤回"],
  paused: ["继续", "撤回"],
  done: ["更正", "撤回"],
};

/** Notes that a company came to what a notice invited to. */
export async function attendance({ talk, works, notice, rest }: About): Promise<TurnOutcome> {
  if (rest === "")
    return answered(talk, say(`写成“签到${noticeMark(notice)} 企业名”，到了一家记一家。`));
  const found = await recipientsNamed(works.db, notice.id, rest);
  const [first, second] = found;
  if (!first) return answered(talk, say(`名单里没有“${rest}”。`));
  if (second)
    return answered(
      talk,
      sayPrivately(
        `不止一家叫“${rest}”，选一家：`,
        found.map(({ name }) => ({ label: name, text: `签到${noticeMark(notice)}${name}` })),
      ),
    );
  const reply = sayPrivately(`签到了：${first.name}。`);
  return done(talk, [reply], (tx) =>
    storeNoticeAnswer(tx, { ...first, kind: "attended", words: "工作人员登记" }, talk.at),
  );
}

function timeWords(seconds: number): string {
  if (seconds < 90) return `${String(seconds)} 秒`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? `${String(minutes)} 分钟` : `${(minutes / 60).toFixed(1)} 小时`;
}
