import { createHmac, timingSafeEqual } from "node:crypto";
import { createOnce, inTime } from "./acknowledge.ts";
import { fieldsOf } from "./payload.ts";

/** Where Slack calls: for events, presses and commands alike. */
export const slackPath = "/slack/events";

/** A call is far smaller, in bytes. */
const largest = 1024 * 1024;
/** Older and newer calls are not believed, in seconds. */
const tolerance = 300;

/** What taking calls stands on. */
interface HttpParts {
  readonly secret: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly take: (body: unknown) => Promise<unknown>;
  readonly onFault: (error: unknown) => void;
}

/** Makes the handler of Slack's calls: 200 when what was said is stored. */
export function createHttp({ secret, now, take, onFault }: HttpParts) {
  const once = createOnce<unknown>();
  return async (request: Request): Promise<Response> => {
    if (request.method !== "POST") return answer(405);
    const text = await readText(request);
    if (text === undefined) return answer(413);
    const signature = request.headers.get("x-slack-signature") ?? "";
    const stamp = request.headers.get("x-slack-request-timestamp") ?? "";
    if (!isSigned(text, signature, stamp, secret, now())) return answer(401);
    const body = bodyOf(text, request.headers.get("content-type") ?? "");
    if (body === undefined) return answer(400);
    const { type, challenge } = fieldsOf(body);
    if (type === "url_verification")
      return typeof challenge === "string" ? answer(200, challenge) : answer(400);
    try {
      // The same call once more, to the letter: somebody plays it back, and nothing comes of it.
      const told = await inTime(
        once(signature, () => take(body)),
        onFault,
      );
      return told === undefined ? answer(200) : Response.json(told, { headers });
    } catch (error) {
      onFault(error);
      return answer(500); // Slack sends it again
    }
  };
}

/** Whether Slack signed the call, and lately. */
function isSigned(
  text: string,
  signature: string,
  stamp: string,
  secret: string,
  now: number,
): boolean {
  if (!/^\d{1,12}$/.test(stamp) || Math.abs(now / 1000 - Number(stamp)) > tolerance) return false;
  const own = createHmac("sha256", secret).update(`v0:${stamp}:${text}`).digest();
  const shown = Buffer.from(/^v0=([\da-f]{64})$/.exec(signature)?.[1] ?? "", "hex");
  return shown.length === own.length && timingSafeEqual(shown, own);
}

/** What a call holds: JSON, or a form with the payload in a field; `undefined` when it is neither. */
function bodyOf(text: string, type: string): unknown {
  try {
    if (!type.startsWith("application/x-www-form-urlencoded")) return JSON.parse(text);
    const form = new URLSearchParams(text);
    const payload = form.get("payload");
    return payload === null ? Object.fromEntries(form) : JSON.parse(payload);
  } catch {
    return undefined;
  }
}

/** The body as it came, as the signature counts it; `undefined` when it is too long. */
async function readText(request: Request): Promise<string | undefined> {
  if (Number(request.headers.get("content-length") ?? 0) > largest) return undefined;
  const pieces: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (;;) {
    const piece = (await reader?.read())?.value as Uint8Array | undefined;
    if (!piece) break;
    size += piece.length;
    if (size > largest) {
      await reader?.cancel();
      return undefined;
    }
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString("utf8");
}

const headers = { "cache-control": "no-store" };

/** An answer with few words or none. */
export function answer(status: number, text?: string): Response {
  return new Response(text ?? null, {
    status,
    headers: { ...headers, ...(text !== undefined && { "content-type": "text/plain" }) },
  });
}
