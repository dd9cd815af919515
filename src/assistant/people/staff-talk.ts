import { profileViewOf } from "../../dialogue/profile-view-of.ts";
import type { DialogueGround } from "../../dialogue/dialogue-ground.ts";
import { may } from "../../people/permissions.ts";
import { conversationById } from "../../stores/conversations.ts";
import { openHandoffs } from "../../stores/handoffs.ts";
import { recentTurns } from "../../stores/turns.ts";
import { giveBack, handoffsEnding, note, relay, relayOf, takeIn } from "../../stores/relays.ts";
import type { KnownPerson } from "../../stores/persons.ts";
import { ProfileChanged } from "../../stores/profiles.ts";
import type { TurnOutcome } from "../../stores/turns.ts";
import { openDialogue, ownerOf } from "../guided/stored-dialogue.ts";
import { answered, done, recordName, say, sayPrivately, writerOf, type Talk } from "./talk.ts";

const TAKE = /^接手[:：\s]*([\da-f]{4,12})$/i;
const BACK = /^(?:交回|还给助手)$/;
const CLOSE = /^办结[:：\s]*(.*)$/;
const LIST = /^(?:谁在等|等着的人|待办|找人名单)$/;
/** So many messages and facts are shown to who takes a conversation. */
const TURNS = 6;
const FACTS = 12;

/** Takes what staff say about those who asked for a person, and what both sides then write; `undefined` for everything else. */
export async function staffTalk(
  talk: Talk,
  ground: () => DialogueGround,
): Promise<TurnOutcome | undefined> {
  const { incoming, parts } = talk;
  const open = await relayOf(parts.db, incoming.conversationId);
  if (open && open.takenInId !== incoming.conversationId) return toStaff(talk, open);
  if (!open && !TAKE.test(talk.text) && !LIST.test(talk.text)) return undefined;
  const writer = await writerOf(talk);
  const office = officeOf(writer);
  if (!writer || !may({ office }, "handoff.answer")) return undefined;
  const id = TAKE.exec(talk.text)?.[1]?.toLowerCase();
  if (id !== undefined)
    return open
      ? answered(talk, say("你手上还有一个，先“交回”或“办结”。"))
      : take(talk, id, writer, ground);
  if (LIST.test(talk.text)) return list(talk);
  if (!open) return undefined;
  if (open.takenBy !== recordName(writer)) return undefined;
  if (BACK.test(talk.text)) return back(talk, open, undefined);
  const closing = CLOSE.exec(talk.text)?.[1];
  return closing === undefined ? toPerson(talk, open) : back(talk, open, closing.trim());
}

/** What a person is by office. */
function officeOf(person: KnownPerson | undefined): "office" | "staff" | "admin" | undefined {
  const role = person?.role;
  return role === "office" || role === "staff" || role === "admin" ? role : undefined;
}

async function list(talk: Talk): Promise<TurnOutcome> {
  const waiting = (await openHandoffs(talk.parts.db)).filter(({ state }) => state === "open");
  const lines = waiting
    .slice(0, 10)
    .map(({ id, question }) => `${id.slice(-8)} ${question.slice(0, 40)}`);
  const choices = waiting.slice(0, 5).map(({ id }) => `接手 ${id.slice(-8)}`);
  const head = waiting.length === 0 ? "没有人在等。" : `${String(waiting.length)} 个人在等：`;
  return answered(talk, sayPrivately([head, ...lines].join("\n"), choices));
}

async function take(
  talk: Talk,
  end: string,
  writer: KnownPerson,
  ground: () => DialogueGround,
): Promise<TurnOutcome> {
  const { at, parts, incoming } = talk;
  const [handoff, second] = await handoffsEnding(parts.db, end);
  if (!handoff || second)
    return answered(talk, say(`没有编号是 ${end} 的，或者不止一个，写全八位再试。`));
  if (handoff.conversationId === incoming.conversationId)
    return answered(talk, say("这是你自己登记的，要由别的同事来办。"));
  const by = recordName(writer);
  if (handoff.takenBy !== undefined && handoff.takenBy !== by)
    return answered(talk, say(`由 ${handoff.takenBy} 在办；要换人，在工作台接过来。`));
  const seen = await conversationById(parts.db, handoff.conversationId);
  const turns = await recentTurns(parts.db, handoff.conversationId, TURNS);
  const dialogue = seen && (await openDialogue(parts.db, ownerOf(seen)));
  const view =
    dialogue &&
    profileViewOf(
      dialogue.state,
      dialogue.profiles.map(({ enterpriseId, version }) => ({ enterpriseId, version, links: [] })),
      talk.asOf,
      ground(),
    );
  const facts = (view?.companies ?? []).flatMap(({ name, facts: all }) => [
    ...(all.length > 0 ? [`${name ?? "这家公司"}记下的：`] : []),
    ...all
      .slice(0, FACTS)
      .map(
        ({ label, years, value }) => `- ${years ? `${String(years[1])} 年` : ""}${label}：${value}`,
      ),
  ]);
  const text = [
    `接手了 ${handoff.id.slice(-8)}：${handoff.question}`,
    ...(handoff.contact === undefined ? [] : [`联系方式：${handoff.contact}`]),
    ...facts,
    ...(turns.length > 0 ? ["最近说的："] : []),
    ...turns.map((turn) => `- ${turn.text.slice(0, 200)}`),
    "接下来你写的都会以“工作人员：”转给对方。写完说“交回”，办完说“办结 说明”。",
  ].join("\n");
  const told = say(`工作人员接着跟你说。你在这里写的，工作人员都看得到。`);
  return done(talk, [sayPrivately(text, ["交回"])], async (tx) => {
    const taken = await takeIn(tx, handoff, { by, takenInId: incoming.conversationId }, at);
    if (!taken) throw new ProfileChanged(`Hand-over ${handoff.id} was taken meanwhile.`);
    await relay(tx, handoff.conversationId, { ...told, kind: "handoff" }, at);
    await note(tx, "read", { id: handoff.id, by }, at);
    for (const { enterpriseId } of dialogue?.profiles ?? [])
      await note(tx, "profile", { id: handoff.id, by, enterpriseId }, at);
  });
}

type Relayed = NonNullable<Awaited<ReturnType<typeof relayOf>>>;

/** What staff write, to the person. */
function toPerson(talk: Talk, { id, conversationId, takenBy }: Relayed): TurnOutcome {
  const reply = { ...say(`工作人员：${talk.incoming.text.trim()}`), kind: "handoff" as const };
  return done(talk, [say("转给对方了。", ["交回", "办结"])], async (tx) => {
    if (!(await relayOf(tx, talk.incoming.conversationId)))
      throw new ProfileChanged(`Hand-over ${id} was given back meanwhile.`);
    await relay(tx, conversationId, reply, talk.at);
    await note(tx, "reply", { id, by: takenBy }, talk.at);
  });
}

/** What the person writes, to staff. */
function toStaff(talk: Talk, { id, takenInId }: Relayed): TurnOutcome {
  const reply = sayPrivately(`${id.slice(-8)} 来问的人：${talk.incoming.text.trim()}`, ["交回"]);
  return done(talk, [say("转给工作人员了，答复会出现在这里。")], async (tx) => {
    if (!(await relayOf(tx, talk.incoming.conversationId)))
      throw new ProfileChanged(`Hand-over ${id} was given back meanwhile.`);
    await relay(tx, takenInId, reply, talk.at);
  });
}

function back(talk: Talk, open: Relayed, closing: string | undefined): TurnOutcome {
  const over = say("工作人员说完了，接下来还是助手答你。还要找人就说“找人”。");
  const told = closing === undefined ? "交回了，它还在等的名单里。" : "办结了。";
  return done(talk, [say(told)], async (tx) => {
    if (!(await giveBack(tx, open, closing, talk.at)))
      throw new ProfileChanged(`Hand-over ${open.id} was given back meanwhile.`);
    await relay(tx, open.conversationId, { ...over, kind: "handoff" }, talk.at);
  });
}
