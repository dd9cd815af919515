import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

/** A file of the page, ready to be sent. */
interface Asset {
  type: string;
  body: Uint8Array<ArrayBuffer>;
  gzip: Uint8Array<ArrayBuffer>;
}

/** The files of the pages. They stand in a folder named by their content: a change has new addresses. */
export interface Assets {
  /** Address of the styles. */
  style: string;
  /** Address of the script that begins. */
  script: string;
  /** Addresses of the scripts which that one asks for. */
  modules: readonly string[];
  /** The file at an address; it may be kept for good when it is the one of this program. */
  send: (request: Request) => Response | undefined;
}

/** The style sheets in the order in which they count; they are sent as one. */
const styles = [
  ...["theme", "frame", "bar", "talk", "sources", "under", "table", "composer"],
  ...["sheet", "forms", "side", "narrow", "print"],
];
const scripts = [
  ...["page", "dom", "log", "compose", "tells", "line", "scope"],
  ...["feedback", "sheet", "person"],
];
const icon = "favicon.svg";
/** Files that all pages have in common. */
const shared = new Set(["theme.css", icon]);

/** Reads the files of the pages; throws when a file did not come along with the program. */
export function readAssets(): Assets {
  const read = (name: string) => {
    const folder = shared.has(name) ? "../../pages/assets" : "assets";
    return readFileSync(new URL(`${folder}/${name}`, import.meta.url), "utf8");
  };
  const files = new Map<string, Asset>([
    [
      "page.css",
      asset("text/css; charset=utf-8", styles.map((name) => read(`${name}.css`)).join("\n")),
    ],
    ...scripts.map((name): [string, Asset] => [
      `${name}.js`,
      asset("text/javascript; charset=utf-8", read(`${name}.js`)),
    ]),
    [icon, asset("image/svg+xml", read(icon))],
  ]);
  const hash = createHash("sha256");
  for (const { body } of files.values()) hash.update(body);
  const folder = `/assets/${hash.digest("base64url").slice(0, 10)}`;
  const [script = "", ...modules] = scripts.map((name) => `${folder}/${name}.js`);
  return {
    style: `${folder}/page.css`,
    script,
    modules,
    send(request) {
      const { pathname } = new URL(request.url);
      const file = files.get(pathname.slice(pathname.lastIndexOf("/") + 1));
      if (file === undefined || !/^\/(assets\/[\w-]+\/[\w.]+|favicon\.svg)$/.test(pathname)) {
        return undefined;
      }
      return send(file, request, pathname.startsWith(`${folder}/`));
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
