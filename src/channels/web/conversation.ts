import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";

/** The conversation of one browser. Who holds the secret may read it, so only its hash is stored. */
export interface Conversation {
  secret: string;
  /** Address of the conversation as the assistant knows it. */
  address: string;
  /** Proves that a form was made by a page of this conversation. */
  token: string;
}

const cookie = "conversation";
const halfYear = 180 * 24 * 60 * 60;

/** Reads the conversation from the cookie; `undefined` when there is none that we could have made. */
export function readConversation(c: Context, https: boolean): Conversation | undefined {
  const secret = getCookie(c, cookie, https ? "host" : undefined);
  return secret && /^[\w-]{32}$/.test(secret) ? conversationOf(secret) : undefined;
}

/** Begins a conversation that nobody else can name. */
export function createConversation(): Conversation {
  return conversationOf(randomBytes(24).toString("base64url"));
}

/** Has the browser keep the conversation for half a year from its last visit. */
export function keepConversation(c: Context, conversation: Conversation, https: boolean): void {
  setCookie(c, cookie, conversation.secret, {
    httpOnly: true,
    sameSite: "Lax",
    path: "/",
    maxAge: halfYear,
    ...(https && { secure: true, prefix: "host" as const }),
  });
}

/** Has the browser forget the conversation. */
export function forgetConversation(c: Context, https: boolean): void {
  deleteCookie(c, cookie, { path: "/", ...(https && { secure: true, prefix: "host" as const }) });
}

/** Whether a form's token was made for this conversation. */
export function isToken(conversation: Conversation, token: unknown): boolean {
  if (typeof token !== "string" || token.length !== conversation.token.length) return false;
  return timingSafeEqual(Buffer.from(token), Buffer.from(conversation.token));
}

function conversationOf(secret: string): Conversation {
  return { secret, address: hash(`address ${secret}`), token: hash(`form ${secret}`) };
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}
