import { randomUUID } from "node:crypto";
import { handoffRequest, type Frame } from "../answering/frame.ts";
import type { Day } from "../calendar/day.ts";
import { personWanted, saysOnlyWho, takesPersonBack } from "../messages/person-wanted.ts";
import type { Reply } from "../messages/reply.ts";
import type { TurnOutcome } from "../stores/turns.ts";
import { hideContact, readContact } from "./contact.ts";
import type { PersonFrame } from "./people/pending.ts";

/** Someone asks for a person. */
export interface HandoffRequest {
  /** What the person should know: what was written with the request, or the question before; empty when neither. */
  question: string;
  /** Telephone or mail, when one was written. */
  contact: string | undefined;
}

/** Asked of whoever leaves only how to be reached. */
const CALL_BACK = "请工作人员联系我";
const SHORT = 12;

/** What is answered where a wish for a person is taken back; `undefined` for everything else. */
export function personTakenBack(text: string): Reply | undefined {
  return takesPersonBack(text) ? takenBack : undefined;
}

/** Reads what follows a wish for a person: how to reach whoever wished for it; `undefined` where it says nothing of that. */
function readReach(text: string): HandoffRequest | undefined {
  const { contact, rest } = readContact(text);
  if (contact === undefined || rest.length > SHORT) return undefined;
  return { question: rest === "" ? CALL_BACK : `${CALL_BACK}（${rest}）`, contact };
}

/** Said where a wish for a person is taken back: what is with a colleague already is not called back from here. */
const takenBack: Reply = {
  kind: "handoff",
  text: `好，接着在这里说。已经登记的撤不回来，工作人员会看到；不用答复了就发“${handoffRequest} 不用答复了”。`,
  citations: [],
  choices: [],
};

/** Reads a request for a person; `undefined` when the message is none. `before` is what was asked last; `asked` says that the message before wished for one. */
export function readHandoff(
  text: string,
  before: Frame | undefined,
  asked = false,
): HandoffRequest | undefined {
  const reach = asked ? readReach(text) : undefined;
  if (reach) return reach;
  const wanted = personWanted(text);
  if (wanted === undefined) return undefined;
  const { contact, rest } = readContact(wanted);
  const question = saysOnlyWho(rest) ? "" : rest;
  return { question: question || before?.text || "", contact };
}

/** The reply to a request that was stored under a number. */
function handoffReply(number: string, { question, contact }: HandoffRequest, asOf?: Day): Reply {
  // A name is no way to reach anyone, and need not stand in the conversation.
  const way = readContact(contact ?? "").contact;
  const reach = way && `，也会按你留的联系方式（${hideContact(way)}）联系你`;
  return {
    kind: "handoff",
    text: `登记好了，编号 ${number}：“${question}”。工作人员的答复会出现在这个对话里${reach ?? ""}。`,
    citations: [],
    choices: [],
    ...(asOf !== undefined && { asOf }),
  };
}

/** The reply to a request that does not say what is to be asked: nothing was stored. */
const questionWanted: Reply = {
  kind: "handoff",
  text: `想问工作人员什么？写成“${handoffRequest} 你的问题”发来；想让人联系你，后面写上电话或邮箱。`,
  citations: [],
  choices: [],
};

/** A wish to be answered by staff, under a number made here. */
export function handedOver(
  wish: HandoffRequest,
  before: Frame | undefined,
  asOf?: Day,
): TurnOutcome {
  const frame: PersonFrame = { person: true, before };
  if (wish.question === "") return { replies: [questionWanted], frame };
  const id = randomUUID();
  return {
    replies: [handoffReply(id.slice(-8), wish, asOf)],
    frame,
    handoff: { id, ...wish },
    asOf,
  };
}
