import { createHash, timingSafeEqual } from "node:crypto";
import { webhookCallback, type Bot } from "grammy";

/** Where Telegram calls. */
export const webhookPath = "/telegram/webhook";

/** An update is far smaller, in bytes. */
const largest = 1024 * 1024;
/** Telegram itself waits a minute, in milliseconds. */
const patience = 55_000;

/** Makes the handler of Telegram's calls: 200 only when the update is stored. */
export function createWebhook(bot: Bot, secret: string, onFault: (error: unknown) => void) {
  const callback = webhookCallback(bot, "std/http", {
    ...{ secretToken: secret, timeoutMilliseconds: patience, onTimeout: "throw" },
  });
  return async (request: Request): Promise<Response> => {
    if (request.method !== "POST") return answer(405);
    const shown = request.headers.get("x-telegram-bot-api-secret-token") ?? "";
    if (!isSame(shown, secret)) return answer(401);
    if (Number(request.headers.get("content-length") ?? 0) > largest) return answer(413);
    try {
      return await callback(request);
    } catch (error) {
      onFault(error);
      return answer(500); // Telegram sends it again
    }
  };
}

/** An answer without words. */
export function answer(status: number): Response {
  return new Response(null, { status, headers: { "cache-control": "no-store" } });
}

/** Compares in a time that tells nothing, not even of the lengths. */
function isSame(one: string, other: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
