/** Where a request came from, as far as the headers can be believed. */
export interface RequestOrigin {
  /** Address of the client; the key of its limits. */
  client: string;
  /** Host that the browser asked for, with port. */
  host: string;
  https: boolean;
}

/**
 * Reads where a request came from. `remote` is the address of the connection. Headers of a proxy
 * count only with `trustProxy`, and of the forwarded addresses only the last, which the proxy wrote.
 */
export function readOrigin(
  request: Request,
  remote: string | undefined,
  trustProxy: boolean,
): RequestOrigin {
  const url = new URL(request.url);
  const forwarded = (name: string) =>
    trustProxy ? request.headers.get(name)?.split(",").at(-1)?.trim() : undefined;
  return {
    client: forwarded("x-forwarded-for") || remote || "unknown",
    host: forwarded("x-forwarded-host") || request.headers.get("host") || url.host,
    https: (forwarded("x-forwarded-proto") || url.protocol.replace(":", "")) === "https",
  };
}

/**
 * Whether a request that changes something was made by a page of our own. Browsers that do not
 * say (`sec-fetch-site` comes only over https and on localhost) are judged by `origin`; programs
 * that are no browsers send neither and carry nobody's cookies. A form under our referrer policy
 * names its origin `null`: it passes here and must show its token; a script must send JSON, which
 * a form cannot.
 */
export function isSameOrigin(
  { headers, method }: Request,
  host: string,
  from: "form" | "script",
): boolean {
  if (from === "script" && method === "POST" && !isJson(headers)) return false;
  const site = headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin";
  const origin = headers.get("origin");
  if (origin === null || (origin === "null" && from === "form")) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

function isJson(headers: Headers): boolean {
  return /^application\/json\b/i.test(headers.get("content-type") ?? "");
}
