import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

/** A file of the page, ready to be sent. */
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

/** Reads a file of the folder `assets`; throws when it did not come along with the program. */
export function readAsset(name: string): Asset {
  const type = types[name.slice(name.lastIndexOf(".") + 1)];
  if (type === undefined) throw new Error(`assets/${name} is of a kind this page does not send.`);
  const body = readFileSync(new URL(`assets/${name}`, import.meta.url));
  const version = createHash("sha256").update(body).digest("base64url").slice(0, 10);
  return { path: `/assets/${name}?v=${version}`, type, body, gzip: gzipSync(body) };
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
