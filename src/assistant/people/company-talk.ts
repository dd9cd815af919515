import { ensurePerson } from "../../people/linking.ts";
import { joinByCode, leaveCompany, requestJoin } from "../../people/joining.ts";
import { hashOneTimeCode, readOneTimeCode } from "../../people/one-time-code.ts";
import { readUnifiedCode } from "../../people/unified-code.ts";
import type { Choice } from "../../messages/reply.ts";
import { readInvitation } from "../../stores/invitations.ts";
import { companiesOf, membersOf } from "../../stores/memberships.ts";
import { readPerson } from "../../stores/persons.ts";
import { ProfileChanged } from "../../stores/profiles.ts";
import { inTurn } from "../../stores/serial-transaction.ts";
import type { TurnOutcome } from "../../stores/turns.ts";
import { joinDialogues } from "../guided/join-dialogues.ts";
import { openDialogue } from "../guided/stored-dialogue.ts";
import { companyMeant, fullName } from "../guided/own-companies.ts";
import { dialogueOf, speakOf, unnamedOf } from "./own-dialogue.ts";
import {
  answered,
  done,
  identityOf,
  recordName,
  say,
  sayPrivately,
  writerOf,
  type Talk,
} from "./talk.ts";

const JOIN = /^(?:\/join|(?:我要|我想)?加入(?:公司|企业))[:：\s]*(.*)$/i;
const SWITCH = /^(?:\/company|(?:我要|我想)?(?:换|切换|换一?[家个])(?:公司|企业))$/i;
const TO = /^(?:换到|切换到)[:：\s]*(.+)$/;
const LEAVE = /^(确认)?退出(?:公司|企业)[:：\s]*(.*)$/;
const WHICH = /^(?:我的公司|我有哪些公司|我是哪家(?:公司)?的)$/;

const WRONG = say("这个邀请码不对，或者用完、过期了。再核对一遍，或向给你码的人要一个新的。");
const OVERDONE = say("试得太多了，过十分钟再试。");
const HOW = say(
  "加入公司要邀请码：发“加入公司 邀请码”。没有码就发“加入公司 18 位统一社会信用代码”，由工作人员核对后确认；只报名字不行。",
);

/** Takes what is said of belonging to companies; `undefined` for everything else. */
export async function companyTalk(talk: Talk): Promise<TurnOutcome | undefined> {
  const { text } = talk;
  const [joins, typed = ""] = JOIN.exec(text) ?? [];
  const bare = readOneTimeCode(text, "invite");
  if (joins !== undefined) return join(talk, typed);
  if (bare !== undefined) return joinWith(talk, bare);
  const [leaves, sure, name = ""] = LEAVE.exec(text) ?? [];
  if (leaves !== undefined) return leave(talk, name, sure !== undefined);
  if (SWITCH.test(text) || WHICH.test(text)) return choose(talk);
  const to = TO.exec(text)?.[1];
  return to === undefined ? undefined : goTo(talk, to);
}

async function join(talk: Talk, typed: string): Promise<TurnOutcome> {
  const code = readOneTimeCode(typed, "invite");
  if (code !== undefined) return joinWith(talk, code);
  if (!/[0-9A-Z]{6}/i.test(typed.replace(/[\s-]/g, ""))) return answered(talk, HOW);
  const read = readUnifiedCode(typed);
  if ("fault" in read) {
    const { suggested } = read;
    const choices = suggested === undefined ? [] : [`加入公司 ${suggested}`];
    return answered(talk, say(`${read.fault}要是邀请码，它是 12 位，核对有没有抄漏。`, choices));
  }
  const outcome = await inTurn(talk.parts.db, async (tx) => {
    const id = await ensurePerson(tx, identityOf(talk), joinDialogues, talk.at);
    const person = { id, name: recordName((await readPerson(tx, id)) ?? { id }) };
    return requestJoin(tx, read.code, person, talk.text.slice(0, 200), talk.at);
  });
  switch (outcome) {
    case "noted":
      return answered(
        talk,
        say("登记了，工作人员核对后会在这里告诉你。确认之前看不到这家的资料。"),
      );
    case "already":
      return answered(talk, say("你已经在这家公司里了。", ["换公司"]));
    case "tooMany":
      return answered(talk, say("你还有几条申请在等工作人员确认，等确认了再报别家。"));
  }
}

/** Joins in a transaction of its own: if the reply is lost, saying it again finds the person there. */
async function joinWith(talk: Talk, code: string): Promise<TurnOutcome> {
  const { at, parts } = talk;
  const held = await readInvitation(parts.db, hashOneTimeCode(code, "invite"), at);
  // Somebody unknown does not become known by a wrong code.
  if (!held && !(await writerOf(talk))) return answered(talk, WRONG);
  const result = await inTurn(parts.db, async (tx) => {
    const id = await ensurePerson(tx, identityOf(talk), joinDialogues, at);
    const person = await readPerson(tx, id);
    const joined = await joinByCode(tx, code, { id, name: recordName(person ?? { id }) }, at);
    if (!("company" in joined)) return joined;
    const own = (await companiesOf(tx, id)).find(
      ({ enterpriseId }) => enterpriseId === joined.company.id,
    );
    if (own) await speakOf(tx, id, own, at);
    const open = await openDialogue(tx, `person:${id}`);
    return { ...joined, own, unnamed: open ? unnamedOf(open) : [] };
  });
  if (!("company" in result)) return answered(talk, result.outcome === "wrong" ? WRONG : OVERDONE);
  const { own, role, unnamed } = result;
  const name = own ? fullName(own) : (result.company.name ?? "");
  const as = role === "adviser" ? "你现在是它的指导员" : "你现在是它的人";
  const begin = result.outcome === "already" ? `你已经在 ${name} 里了。` : `${name}：${as}。`;
  const told = unnamed.reduce((sum, { facts }) => sum + facts, 0);
  const ask =
    told === 0 || role === "adviser"
      ? "接下来说的数都记在这家名下。"
      : `之前在这里说过 ${String(told)} 项没写明是哪家的数，要记到这家名下吗？已有更可靠的数不会被换掉。`;
  const choices =
    told === 0 || role === "adviser" ? ["预审我的企业", "汇总"] : ["记过来", "不用记过来"];
  return answered(talk, sayPrivately(begin + ask, choices));
}

async function choose(talk: Talk): Promise<TurnOutcome | undefined> {
  const open = await dialogueOf(talk);
  const all = open?.own ?? [];
  if (!open || all.length === 0) return SWITCH.test(talk.text) ? undefined : answered(talk, HOW);
  const current = open.profiles[open.state.current]?.enterpriseId;
  const others: Choice[] = all
    .filter(({ enterpriseId }) => enterpriseId !== current)
    .map((company) => ({ label: fullName(company), text: `换到 ${fullName(company)}` }));
  const now = all.find(({ enterpriseId }) => enterpriseId === current);
  const begin = now ? `现在说的是 ${fullName(now)}。` : "现在说的不是你名下登记过的公司。";
  const ask =
    others.length > 0 ? "换到哪一家？" : "你名下没有别的公司；要加一家就发“加入公司 邀请码”。";
  return answered(talk, sayPrivately(begin + ask, others));
}

async function goTo(talk: Talk, to: string): Promise<TurnOutcome | undefined> {
  const person = await writerOf(talk);
  const all = person ? await companiesOf(talk.parts.db, person.id) : [];
  const found = companyMeant(all, to);
  if (!person || !found) return undefined;
  const told = sayPrivately(`换到 ${fullName(found)}，接下来说的都记在这家名下。`, ["汇总"]);
  return done(talk, [told], async (tx) => {
    await mustBelong(tx, person.id, found.enterpriseId);
    await speakOf(tx, person.id, found, talk.at);
  });
}

async function leave(talk: Talk, name: string, sure: boolean): Promise<TurnOutcome | undefined> {
  const person = await writerOf(talk);
  const all = person ? await companiesOf(talk.parts.db, person.id) : [];
  if (!person || all.length === 0) return answered(talk, say("你名下没有公司，不用退出。"));
  const found = companyMeant(all, name) ?? (name === "" && all.length === 1 ? all[0] : undefined);
  if (!found) {
    const choices = all.map((one) => ({ label: fullName(one), text: `退出公司 ${fullName(one)}` }));
    return answered(talk, sayPrivately("退出哪一家？", choices));
  }
  if (!sure) {
    const last = (await membersOf(talk.parts.db, found.enterpriseId)).length === 1;
    const note = last ? "你是这家唯一的人，退出后要凭新的邀请码或经工作人员确认才能再进来。" : "";
    const text = `退出 ${fullName(found)}？资料留在公司名下，你就看不到了。${note}`;
    const choices = [{ label: "确认退出", text: `确认退出公司 ${fullName(found)}` }];
    return answered(talk, sayPrivately(text, choices));
  }
  return done(talk, [say(`已退出 ${fullName(found)}。`)], async (tx) => {
    await mustBelong(tx, person.id, found.enterpriseId);
    await leaveCompany(tx, person.id, found.enterpriseId, recordName(person), talk.at);
  });
}

async function mustBelong(
  tx: Parameters<typeof companiesOf>[0],
  personId: string,
  enterpriseId: string,
): Promise<void> {
  const all = await companiesOf(tx, personId);
  if (!all.some((one) => one.enterpriseId === enterpriseId))
    throw new ProfileChanged(`Person ${personId} left ${enterpriseId} meanwhile.`);
}
