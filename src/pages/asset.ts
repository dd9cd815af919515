import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

/** A file of a page, ready to be sent. */
export interface Asset {
  /** Address with the hash of the content: a changed file has a new address. */
  path: string;
  type: string;
  body: Buffer;
  gzip: Buffer;
}

const types: Record<string, string> = {
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
};

/** A file that all pages share. */
type SharedAsset = "theme.css" | "favicon.svg";

/**
 * Reads a file that is served below `folder`, such as `/assets`; throws when it did not come along
 * with the program.
 */
export function readAsset(file: URL, folder: string): Asset {
  const name = file.pathname.slice(file.pathname.lastIndexOf("/") + 1);
  const type = types[name.slice(name.lastIndexOf(".") + 1)];
  if (type === undefined) throw new Error(`${name} is of a kind that no page sends.`);
  const body = readFileSync(file);
  const version = createHash("sha256").update(body).digest("base64url").slice(0, 10);
  return { path: `${folder}/${name}?v=${version}`, type, body, gzip: gzipSync(body) };
}

/** Reads a file that all pages share, to be served below `folder`. */
export function readSharedAsset(name: SharedAsset, folder: string): Asset {
  return readAsset(new URL(`assets/${name}`, import.meta.url), folder);
}

/** Sends an asset; it may be kept for good when it was asked for by its versioned address. */
export function sendAsset(asset: Asset, request: Request): Response {
  const gzip = /\bgzip\b/.test(request.headers.get("accept-encoding") ?? "");
  const versioned = request.url.endsWith(asset.path);
  return new Response(new Uint8Array(gzip ? asset.gzip : asset.body), {
    headers: {
      "Content-Type": asset.type,
      "Cache-Control": versioned ? "public, max-age=31536000, immutable" : "public, max-age=3600",
      "X-Content-Type-Options": "nosniff",
      Vary: "Accept-Encoding",
      ...(gzip && { "Content-Encoding": "gzip" }),
    },
  });
}
