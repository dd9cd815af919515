import { webApi } from "@slack/bolt";

/** What a call that failed means for what was to be sent. */
export type Fault =
  | { kind: "wait"; milliseconds: number } // Slack says how long
  | { kind: "away" } // it did not get there: the net, or Slack itself
  | { kind: "unknown" } // nobody knows whether it got there
  | { kind: "blocked" }
  | { kind: "token" }
  | { kind: "blocks" } // the blocks are not taken; the words may be
  | { kind: "refused"; why: string }; // the call itself is wrong

const kinds: Readonly<Record<string, Fault["kind"]>> = Object.fromEntries([
  ...[
    ...["channel_not_found", "not_in_channel", "is_archived", "account_inactive"],
    ...["user_not_found", "users_not_found", "user_not_visible", "user_disabled"],
    ...["cannot_dm_bot", "user_not_in_channel", "restricted_action", "is_inactive"],
    ...["restricted_action_read_only_channel", "restricted_action_thread_only_channel"],
    ...["restricted_action_non_threadable_channel", "messages_tab_disabled", "thread_locked"],
    ...["team_access_not_granted", "ekm_access_denied", "access_denied"],
  ].map((error) => [error, "blocked"] as const),
  ...[
    ...["invalid_auth", "not_authed", "token_revoked", "token_expired", "org_login_required"],
    "not_allowed_token_type",
  ].map((error) => [error, "token"] as const),
  ...["invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "too_many_attachments"].map(
    (error) => [error, "blocks"] as const,
  ),
  ...["service_unavailable", "team_added_to_org"].map((error) => [error, "away"] as const),
  // Slack says that some of it may have been done.
  ...["fatal_error", "internal_error", "request_timeout"].map(
    (error) => [error, "unknown"] as const,
  ),
]);

/** Slack's own words for calls that come too fast, where it does not say how long. */
const tooFast = new Set(["ratelimited", "rate_limited", "message_limit_exceeded"]);
const usualWait = 30_000;

/** Reads what a failed call means. */
export function readFault(error: unknown): Fault {
  if (error instanceof webApi.WebAPIRateLimitedError)
    return { kind: "wait", milliseconds: 1000 * error.retryAfter };
  if (error instanceof webApi.WebAPIPlatformError) {
    const { error: name } = error.data;
    if (tooFast.has(name)) return { kind: "wait", milliseconds: usualWait };
    const kind = kinds[name];
    return kind === undefined || kind === "wait" || kind === "refused"
      ? { kind: "refused", why: describeFault(error) }
      : { kind };
  }
  if (error instanceof webApi.WebAPIHTTPError)
    return error.statusCode >= 500
      ? { kind: "away" }
      : { kind: "refused", why: describeFault(error) };
  return neverLeft.has(codeOf(error) ?? "") ? { kind: "away" } : { kind: "unknown" };
}

const neverLeft = new Set([
  ...["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH", "ENETDOWN"],
  ...["CERT_HAS_EXPIRED", "DEPTH_ZERO_SELF_SIGNED_CERT", "ERR_TLS_CERT_ALTNAME_INVALID"],
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** The code of what broke beneath, however deep it lies. */
function codeOf(error: unknown): string | undefined {
  let one: unknown = error;
  for (let depth = 0; depth < 5 && one !== null && typeof one === "object"; depth += 1) {
    const { code, original, cause } = one as Record<string, unknown>;
    if (typeof code === "string" && !code.startsWith("slack_")) return code;
    one = original ?? cause;
  }
  return undefined;
}

/** Why Slack refused or could not be reached, for the log: nothing that was sent, no secret. */
export function describeFault(error: unknown): string {
  if (error instanceof webApi.WebAPIPlatformError) {
    const { error: name, response_metadata: more } = error.data;
    const needed = (error.data as { needed?: unknown }).needed;
    const told = [...(more?.messages ?? []), ...(typeof needed === "string" ? [needed] : [])];
    return [name, ...told].join("; ");
  }
  if (error instanceof webApi.WebAPIHTTPError) return `HTTP ${String(error.statusCode)}`;
  const name = error instanceof Error ? error.name : "Error";
  return `${name}: ${codeOf(error) ?? "unknown"}`;
}

/** The error as it may be logged: without any of the secrets. */
export function loggable(thrown: unknown, secrets: readonly string[]): Error {
  const bare = (text: string) =>
    secrets.reduce((left, secret) => (secret === "" ? left : left.replaceAll(secret, "…")), text);
  const ours = !(thrown instanceof webApi.WebAPIHTTPError) && thrown instanceof Error;
  const shown = new Error(bare(ours ? thrown.message : describeFault(thrown)));
  if (thrown instanceof Error && thrown.stack !== undefined) shown.stack = bare(thrown.stack);
  return shown;
}
