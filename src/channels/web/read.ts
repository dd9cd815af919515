import { isDay } from "../../calendar/day.ts";
import type { Incoming } from "../../messages/incoming.ts";
import type { SentFile } from "../../messages/profile-view.ts";
import { textWithFiles } from "../../messages/sent-files.ts";
import type { PersonRequest } from "../channel.ts";
import { browserOf } from "./conversation.ts";

/** What came of reading a request: the thing asked for, or a sentence that says what is wrong. */
type Read<T> = { value: T } | { fault: string };

/** A message as the page sends it. */
interface PageMessage {
  /** Made by the page, so that a repeated request is known. */
  id: string;
  /** What the conversation shows of it; where it brings files it names them. */
  text: string;
  asOf?: string;
  place?: string;
  /** Id of the notice that it is about. */
  quotes?: string;
  files?: readonly SentFile[];
}

/** What a person thought of an answer. */
export interface PageFeedback {
  answerId: string;
  helpful: boolean;
  reason?: string;
}

/** A question for staff as the page sends it. */
interface PagePerson {
  id: string;
  question: string;
  contact?: string;
}

/** No id of ours is longer. */
const LONGEST_ID = 64;

/** Reads a message from the body of a request or the fields of a form; `places` may be named. Files need no words. */
export function readMessage(
  body: unknown,
  places: ReadonlySet<string>,
  files: readonly SentFile[] = [],
): Read<PageMessage> {
  const { id, text = "", asOf, place, quotes } = fieldsOf(body);
  if (typeof text !== "string" || (text.trim() === "" && files.length === 0)) {
    return { fault: "还没有写问题。" };
  }
  if (!isMessageId(id)) return { fault: "这条消息没有编号，请刷新页面再发。" };
  const names = files.map(({ name }) => name);
  const value: PageMessage = {
    id,
    text: textWithFiles(text, names),
    ...(files.length > 0 && { files }),
  };
  if (isGiven(asOf)) {
    if (typeof asOf !== "string" || !isDay(asOf)) {
      return { fault: "日期没有看懂，请写成 2026-03-12 这样。" };
    }
    value.asOf = asOf;
  }
  if (isGiven(place)) {
    if (typeof place !== "string" || !places.has(place)) {
      return { fault: "没有这个地方，请在上面重新选一个。" };
    }
    value.place = place;
  }
  if (typeof quotes === "string" && quotes !== "") value.quotes = quotes.slice(0, LONGEST_ID);
  return { value };
}

/** Reads feedback from the body of a request or the fields of a form. */
export function readFeedback(body: unknown): Read<PageFeedback> {
  const { answerId, helpful, kind, reason } = fieldsOf(body);
  const verdict = new Map<unknown, boolean>([
    [true, true],
    ["yes", true],
    [false, false],
    ["no", false],
  ]).get(helpful);
  if (typeof answerId !== "string" || verdict === undefined) {
    return { fault: "没看懂这条评价，请刷新页面再试。" };
  }
  const words = [line(kind, 20), line(reason, 1000)].filter((part) => part !== "").join("：");
  return { value: { answerId, helpful: verdict, ...(words !== "" && { reason: words }) } };
}

/** Reads a question for staff from the body of a request or the fields of a form. */
export function readPerson(body: unknown): Read<PagePerson> {
  const { id, question, name, phone, mail } = fieldsOf(body);
  const asked = typeof question === "string" ? question.trim() : "";
  if (asked === "") return { fault: "还没有写想问工作人员什么。" };
  if (asked.length > 2000) return { fault: "问题太长了，请写在 2000 字以内。" };
  if (!isMessageId(id)) return { fault: "这张表没有编号，请刷新页面再填。" };
  const [called, number, address] = [line(name, 50), line(phone, 40), line(mail, 100)];
  if (number !== "" && !/^\+?[\d\s()（）-]{6,}(?:转\d+)?$/.test(number)) {
    return { fault: "电话没有看懂，请只写号码，如 0951-1234567。" };
  }
  if (address !== "" && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address)) {
    return { fault: "邮箱没有看懂，请写成 name@example.com 这样。" };
  }
  const contact = [called, number, address].filter((part) => part !== "").join(" ");
  return { value: { id, question: asked, ...(contact !== "" && { contact }) } };
}

/** Turns a message of the page into what the assistant takes. */
export function readIncoming(
  { text, asOf, place, quotes, id, files }: PageMessage,
  address: string,
  at: Date,
): Incoming {
  return {
    ...from(id, address, at),
    text,
    ...(asOf !== undefined && { asOf }),
    ...(place !== undefined && { place }),
    ...(quotes !== undefined && { quotes }),
    ...(files && { files }),
  };
}

/** Turns a question for staff into what the assistant takes. */
export function readRequest(
  { id, question, contact }: PagePerson,
  address: string,
  at: Date,
): PersonRequest {
  return { ...from(id, address, at), question, contact };
}

function from(id: string, address: string, at: Date) {
  return {
    channel: "web",
    address,
    sender: browserOf(address),
    // With the address, so that no browser can use up the ids of another.
    messageId: `${address}:${id}`,
    at: at.toISOString(),
  };
}

function isMessageId(id: unknown): id is string {
  return typeof id === "string" && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id);
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== "";
}

/** One line of text at most so long; empty when there is none. */
function line(value: unknown, most: number): string {
  return typeof value === "string" ? value.replace(/\s+/g, " ").trim().slice(0, most) : "";
}

function fieldsOf(body: unknown): Record<string, unknown> {
  return typeof body === "object" && body !== null ? { ...body } : {};
}
