import { isDay } from "../../calendar/day.ts";
import type { Incoming } from "../../messages/incoming.ts";

/** What came of reading a request: the thing asked for, or a sentence that says what is wrong. */
type Read<T> = { value: T } | { fault: string };

/** A message as the page sends it. */
interface PageMessage {
  /** Made by the page, so that a repeated request is known. */
  id: string;
  text: string;
  asOf?: string;
}

/** What a person thought of an answer. */
export interface PageFeedback {
  answerId: string;
  helpful: boolean;
  reason?: string;
}

/** Reads a message from the body of a request or the fields of a form. */
export function readMessage(body: unknown): Read<PageMessage> {
  const { id, text, asOf } = fieldsOf(body);
  if (typeof text !== "string" || text.trim() === "") return { fault: "还没有写问题。" };
  if (typeof id !== "string" || !/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id)) {
    return { fault: "这条消息没有编号，请刷新页面再发。" };
  }
  if (asOf === undefined || asOf === null || asOf === "") return { value: { id, text } };
  if (typeof asOf !== "string" || !isDay(asOf)) {
    return { fault: "日期没有看懂，请写成 2026-03-12 这样。" };
  }
  return { value: { id, text, asOf } };
}

/** Reads feedback from the body of a request or the fields of a form. */
export function readFeedback(body: unknown): Read<PageFeedback> {
  const { answerId, helpful, reason } = fieldsOf(body);
  const verdict = new Map<unknown, boolean>([
    [true, true],
    ["yes", true],
    [false, false],
    ["no", false],
  ]).get(helpful);
  if (typeof answerId !== "string" || verdict === undefined) {
    return { fault: "没看懂这条评价，请刷新页面再试。" };
  }
  const words = typeof reason === "string" ? reason.trim().slice(0, 1000) : "";
  return { value: { answerId, helpful: verdict, ...(words !== "" && { reason: words }) } };
}

/** Turns a message of the page into what the assistant takes. */
export function readIncoming(message: PageMessage, address: string, at: Date): Incoming {
  return {
    channel: "web",
    address,
    sender: address,
    // With the address, so that no browser can use up the ids of another.
    messageId: `${address}:${message.id}`,
    at: at.toISOString(),
    text: message.text,
    ...(message.asOf !== undefined && { asOf: message.asOf }),
  };
}

function fieldsOf(body: unknown): Record<string, unknown> {
  return typeof body === "object" && body !== null ? { ...body } : {};
}
