import { BotError, GrammyError, HttpError } from "grammy";

/** What a call that failed means for what was to be sent. */
export type Fault =
  | { kind: "wait"; milliseconds: number } // Telegram says how long
  | { kind: "away" } // it did not get there: the net, or Telegram itself
  | { kind: "unknown" } // nobody knows whether it got there
  | { kind: "blocked" }
  | { kind: "token" }
  | { kind: "rival" } // another program receives with this token
  | { kind: "moved"; chat: number }
  | { kind: "topic" } // the topic is gone or closed
  | { kind: "same" } // an edit that changes nothing
  | { kind: "lost" } // the message to edit is not there or cannot be edited
  | { kind: "refused"; why: string }; // the call itself is wrong

/** Reads what a failed call means. */
export function readFault(error: unknown): Fault {
  if (error instanceof GrammyError) return readRefusal(error);
  const cause = error instanceof HttpError ? error.error : error;
  const { code, type, message } = (cause ?? {}) as Record<string, unknown>;
  const words = typeof message === "string" ? message : "";
  // Not from Telegram: a proxy in between. Half an answer is Telegram's own: it was taken.
  if (type === "invalid-json") return { kind: foreign.test(words) ? "away" : "unknown" };
  if (code === "ECONNRESET" && unencrypted.test(words)) return { kind: "away" };
  return typeof code === "string" && neverLeft.has(code) ? { kind: "away" } : { kind: "unknown" };
}

/** What is no JSON from its beginning on. */
const foreign = /Unexpected token/;
/** The line was cut before anything could be said on it. */
const unencrypted = /before secure TLS connection/;

const neverLeft = new Set([
  ...["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH", "ENETDOWN"],
  ...["CERT_HAS_EXPIRED", "DEPTH_ZERO_SELF_SIGNED_CERT", "ERR_TLS_CERT_ALTNAME_INVALID"],
]);

const blocked =
  /chat not found|user not found|peer_id_invalid|not enough rights|have no rights|need administrator rights|chat_write_forbidden|chat_restricted|user is deactivated|bot was (?:blocked|kicked)|group is deactivated/i;

function readRefusal({ error_code: code, description, parameters }: GrammyError): Fault {
  if (code === 429) return { kind: "wait", milliseconds: 1000 * (parameters.retry_after ?? 5) };
  if (code === 401 || code === 404) return { kind: "token" };
  if (code === 409) return { kind: "rival" };
  if (code >= 500) return { kind: "away" };
  if (parameters.migrate_to_chat_id !== undefined)
    return { kind: "moved", chat: parameters.migrate_to_chat_id };
  if (code === 403 || blocked.test(description)) return { kind: "blocked" };
  if (/message is not modified/i.test(description)) return { kind: "same" };
  if (/message to edit not found|message can't be edited|message_id_invalid/i.test(description))
    return { kind: "lost" };
  if (/message thread not found|topic_closed|topic_deleted/i.test(description))
    return { kind: "topic" };
  return { kind: "refused", why: description };
}

/** The error as it may be logged: what is between us and Telegram without the address, and nothing with the token. */
export function loggable(thrown: unknown, token: string): Error {
  const error = thrown instanceof BotError ? thrown.error : thrown;
  const ours = !(error instanceof GrammyError || error instanceof HttpError);
  const bare = (text: string) => text.replaceAll(token, "…").replaceAll(secretOf(token), "…");
  const message = ours && error instanceof Error ? error.message : describeFault(error);
  const shown = new Error(bare(message));
  if (error instanceof Error && error.stack !== undefined) shown.stack = bare(error.stack);
  return shown;
}

/** The part of a token that is not the number of the bot. */
function secretOf(token: string): string {
  return token.split(":")[1] || token;
}

/** Why Telegram refused or could not be reached, for the log: without the address, which holds the token. */
export function describeFault(error: unknown): string {
  if (error instanceof GrammyError)
    return `${error.method}: ${error.error_code} ${error.description}`;
  const cause = error instanceof HttpError ? error.error : error;
  const { code, type, name } = (cause ?? {}) as Record<string, unknown>;
  const known = [code, type, name].find((one) => typeof one === "string");
  return `${error instanceof Error ? error.name : "Error"}: ${String(known ?? "unknown")}`;
}
