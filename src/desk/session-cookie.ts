import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { DeskContext } from "./site.ts";

/**
 * `desk` holds the token of a session. `desk-visit` is there before anyone is signed in: it ties
 * the sign-in form to the browser that was given it.
 */
type CookieName = "desk" | "desk-visit";

/** So long the browser keeps the token, in seconds; the session itself may end sooner. */
const longest = 90 * 24 * 60 * 60;
const visit = 24 * 60 * 60;

/** Reads a token from its cookie; `undefined` when there is none that we could have made. */
export function readTokenCookie(c: DeskContext, name: CookieName): string | undefined {
  const token = getCookie(c, name, c.get("origin").https ? "host" : undefined);
  return token && /^[\w-]{43}$/.test(token) ? token : undefined;
}

/** Makes a token that nobody can guess. */
export function makeToken(): string {
  return randomBytes(32).toString("base64url");
}

/** Has the browser keep a token where no script can read it and no other site can have it posted. */
export function keepTokenCookie(c: DeskContext, name: CookieName, token: string): void {
  setCookie(c, name, token, {
    ...cookieOptions(c),
    httpOnly: true,
    sameSite: "Lax",
    maxAge: name === "desk" ? longest : visit,
  });
}

/** Has the browser forget a token. */
export function forgetTokenCookie(c: DeskContext, name: CookieName): void {
  deleteCookie(c, name, cookieOptions(c));
}

/** What a form carries to show that it was made for the browser with this token. */
export function formToken(token: string): string {
  return createHash("sha256").update(`form ${token}`).digest("base64url");
}

/** Whether a form shows the token that it was given. */
export function isFormToken(shown: unknown, given: string): boolean {
  if (typeof shown !== "string" || shown.length !== given.length) return false;
  const [one, other] = [Buffer.from(shown), Buffer.from(given)];
  return one.length === other.length && timingSafeEqual(one, other);
}

function cookieOptions(c: DeskContext) {
  const { https } = c.get("origin");
  return { path: "/", ...(https && { secure: true, prefix: "host" as const }) };
}
