import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";

/**
 * One conversation of one browser. Who holds the secret may read all conversations of the browser,
 * so only its hash is stored; the key tells them apart and opens nothing without the secret.
 */
export interface Conversation {
  secret: string;
  key: string;
  /** Address of the conversation as the assistant knows it. */
  address: string;
  /** Proves that a form was made by a page of this browser. */
  token: string;
}

const cookie = "conversation";
const halfYear = 180 * 24 * 60 * 60;
const keyShape = /^[\w-]{12}$/;

/**
 * Reads the conversation from the cookie: the one named by `key`, else the one opened last.
 * `undefined` when there is no cookie that we could have made.
 */
export function readConversation(
  c: Context,
  https: boolean,
  key?: unknown,
): Conversation | undefined {
  const kept = getCookie(c, cookie, https ? "host" : undefined) ?? "";
  const [, secret, last] = /^([\w-]{32})\.([\w-]{12})$/.exec(kept) ?? [];
  if (secret === undefined || last === undefined) return undefined;
  return conversationOf(secret, isKey(key) ? key : last);
}

/** Begins a conversation of a new browser, which nobody else can name; under a key that its page has already. */
export function createConversation(key?: unknown): Conversation {
  const secret = randomBytes(24).toString("base64url");
  return conversationOf(secret, isKey(key) ? key : newKey());
}

/** A key under which a browser has no conversation yet. */
export function newKey(): string {
  return randomBytes(9).toString("base64url");
}

/** What the addresses of all conversations of a browser begin with. */
export function browserOf(address: string): string {
  return address.slice(0, address.indexOf(".") + 1);
}

/** The key of a conversation in its address. */
export function keyOf(address: string): string {
  return address.slice(address.indexOf(".") + 1);
}

/** Has the browser keep its conversations for half a year from the last visit. */
export function keepConversation(c: Context, { secret, key }: Conversation, https: boolean): void {
  setCookie(c, cookie, `${secret}.${key}`, {
    httpOnly: true,
    sameSite: "Lax",
    path: "/",
    maxAge: halfYear,
    ...(https && { secure: true, prefix: "host" as const }),
  });
}

/** Has the browser forget its conversations. */
export function forgetConversation(c: Context, https: boolean): void {
  deleteCookie(c, cookie, { path: "/", ...(https && { secure: true, prefix: "host" as const }) });
}

/** Whether a form's token was made for this browser. */
export function isToken(conversation: Conversation, token: unknown): boolean {
  if (typeof token !== "string" || token.length !== conversation.token.length) return false;
  return timingSafeEqual(Buffer.from(token), Buffer.from(conversation.token));
}

function isKey(key: unknown): key is string {
  return typeof key === "string" && keyShape.test(key);
}

function conversationOf(secret: string, key: string): Conversation {
  const address = `${hash(`address ${secret}`)}.${key}`;
  return { secret, key, address, token: hash(`form ${secret}`) };
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}
