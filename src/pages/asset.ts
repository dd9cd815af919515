import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

/** The files of some pages, and where the pages find them. */
export interface AssetPlan {
  /** Folder in which the files stand that these pages do not share with others. */
  own: URL;
  /** Address below which they are served, such as `/assets`. */
  address: string;
  /** Names of the style sheets, in the order in which they count; one may hold on some screens only. */
  styles: readonly (string | { name: string; media: string })[];
  /** Names of the scripts, the one that begins first. */
  scripts?: readonly string[];
}

/** The files of some pages. They stand in a folder named by their content: a change has new addresses. */
export interface Assets {
  /** Address of the styles, sent as one. */
  style: string;
  icon: string;
  /** Addresses of the scripts, the one that begins first. */
  scripts: readonly string[];
  /** Sends the file at an address; `undefined` when there is none. It may be kept for good when the address is of today. */
  send: (request: Request) => Response | undefined;
}

interface Asset {
  type: string;
  body: Uint8Array<ArrayBuffer>;
  gzip: Uint8Array<ArrayBuffer>;
}

const icon = "favicon.svg";

/** Files that all pages share. */
const shared = new Set(["theme.css", "table.css", "table-cards.css", icon]);

/** Reads the files of some pages; throws when one did not come along with the program. */
export function readAssets({ own, address, styles, scripts = [] }: AssetPlan): Assets {
  const read = (name: string) =>
    readFileSync(
      shared.has(name) ? new URL(`assets/${name}`, import.meta.url) : new URL(name, own),
      "utf8",
    );
  const sheet = styles
    .map((style) =>
      typeof style === "string"
        ? read(`${style}.css`)
        : `@media ${style.media} {\n${read(`${style.name}.css`)}}\n`,
    )
    .join("\n");
  const files = new Map<string, Asset>([
    ["page.css", asset("text/css; charset=utf-8", sheet)],
    ...scripts.map((name): [string, Asset] => [
      `${name}.js`,
      asset("text/javascript; charset=utf-8", read(`${name}.js`)),
    ]),
    [icon, asset("image/svg+xml", read(icon))],
  ]);
  const hash = createHash("sha256");
  for (const { body } of files.values()) hash.update(body);
  const folder = `${address}/${hash.digest("base64url").slice(0, 10)}`;
  return {
    style: `${folder}/page.css`,
    icon: `${folder}/${icon}`,
    scripts: scripts.map((name) => `${folder}/${name}.js`),
    send(request) {
      const { pathname } = new URL(request.url);
      const [, where = "", name = ""] = /^(.*)\/[\w-]+\/([\w.]+)$/.exec(pathname) ?? [];
      const file = where === address ? files.get(name) : undefined;
      const alone = pathname === `/${icon}` ? files.get(icon) : undefined;
      const found = file ?? alone;
      return found && send(found, request, pathname.startsWith(`${folder}/`));
    },
  };
}

function asset(type: string, text: string): Asset {
  const body = new Uint8Array(Buffer.from(text));
  return { type, body, gzip: new Uint8Array(gzipSync(body)) };
}

function send({ type, body, gzip }: Asset, request: Request, current: boolean): Response {
  const small = /\bgzip\b/.test(request.headers.get("accept-encoding") ?? "");
  return new Response(small ? gzip : body, {
    headers: {
      "Content-Type": type,
      "Cache-Control": current ? "public, max-age=31536000, immutable" : "public, max-age=600",
      "X-Content-Type-Options": "nosniff",
      Vary: "Accept-Encoding",
      ...(small && { "Content-Encoding": "gzip" }),
    },
  });
}
