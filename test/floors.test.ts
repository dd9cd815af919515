import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";

const source = join(import.meta.dirname, "../src");

/** Floors from the ground up: a folder imports only from lower ones. The roof is what is left. */
const floors = [
  ["units", "clauses", "calendar"],
  ["profile", "messages"],
  ["rules"],
  ["threads"],
  ["stores", "knowledge", "search", "models", "documents"],
  ["answering", "dialogue", "filing", "notices", "people", "library", "reporting"],
  ["assistant"],
  ["channels/channel.ts", "pages"],
  ["channels/messenger"],
  [
    "channels/telegram",
    "channels/slack",
    "channels/web",
    "channels/terminal",
    "channels/mail",
    "desk",
  ],
  [
    "main.ts",
    "config.ts",
    "logger.ts",
    "server.ts",
    "open-channels.ts",
    "delivering.ts",
    "rounds.ts",
    "http.ts",
    "metrics.ts",
    "thrift.ts",
    "cli",
  ],
];

/** A vendor lives in one room. */
const vendors: Record<string, readonly string[]> = {
  grammy: ["channels/telegram"],
  "@grammyjs/runner": ["channels/telegram"],
  "@slack/bolt": ["channels/slack"],
  nodemailer: ["channels/mail"],
  uqr: ["notices"],
  "ical-generator": ["notices"],
  hono: ["channels/web", "desk"],
  "@hono/node-server": ["server.ts"],
  "@prisma/client": ["stores"],
  "@prisma/adapter-better-sqlite3": ["stores"],
  "@prisma/adapter-pg": ["stores"],
  "better-sqlite3": ["stores", "cli"],
  pg: ["stores"],
  "@langchain/openai": ["models"],
  "@langchain/core": ["search", "answering", "models"],
  "@node-rs/jieba": ["search"],
  "hnswlib-node": ["search"],
  "fraction.js": ["units", "rules"],
  "@marcbachmann/cel-js": ["rules"],
  yaml: ["knowledge"],
  htmlparser2: ["documents"],
  docx: ["documents"],
  exceljs: ["documents"],
  mammoth: ["documents"],
  "opencc-js": ["answering"],
  "pinyin-pro": ["answering"],
  pino: ["logger.ts", "server.ts", "open-channels.ts", "rounds.ts", "delivering.ts"],
  "prom-client": ["metrics.ts"],
  zod: ["config.ts", "cli", "channels/web", "channels/telegram", "channels/slack", "search"],
  "@prisma/driver-adapter-utils": ["stores"],
  minisearch: ["cli"],
  "@orama/orama": ["cli"],
  "json-rules-engine": ["cli"],
};

const files = readdirSync(source, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
  .map((entry) => relative(source, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
  .filter((file) => !file.includes("/generated"));

/** What the chat page is made of besides. */
const assets = ["pages/assets", "channels/web/assets", "desk/assets"].flatMap((folder) =>
  readdirSync(join(source, folder)).map((name) => `${folder}/${name}`),
);

const testHelpers = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" }).filter(
  (file) => file.endsWith(".ts") && !file.endsWith(".test.ts"),
);

const floorOf = (path: string) =>
  floors.findIndex((rooms) => rooms.some((room) => path === room || path.startsWith(`${room}/`)));
const roomOf = (path: string) =>
  floors.flat().find((room) => path === room || path.startsWith(`${room}/`)) ?? path;

/** What a file imports: static, side-effect, re-exported and dynamic. Anchored on lines that Prettier leaves. */
function importsOf(text: string): string[] {
  const found = [
    ...text.matchAll(/^(?:import|export|\}).*?\bfrom\s+"([^"]+)"/gm),
    ...text.matchAll(/^import\s+"([^"]+)"/gm),
    ...text.matchAll(/\bimport\(\s*"([^"]+)"/g),
  ];
  return found.map((match) => match[1] ?? "");
}

/** What is wrong with one import of one file; `undefined` when nothing is. */
function fault(file: string, specifier: string): string | undefined {
  const floor = floorOf(file);
  if (specifier.startsWith(".")) {
    const target = join(file, "..", specifier).replaceAll("\\", "/");
    if (roomOf(target) === roomOf(file)) return undefined;
    if (floorOf(target) < 0) return `${target} stands on no floor`;
    return floorOf(target) < floor || floor === floors.length - 1
      ? undefined
      : `${roomOf(file)} may not import ${roomOf(target)}`;
  }
  if (specifier.startsWith("node:"))
    return floor <= 2 ? `${roomOf(file)} is pure: no ${specifier}` : undefined;
  const name = specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
  const rooms = vendors[name];
  if (!rooms) return `${name} has no room yet: give it one in this test`;
  return rooms.includes(roomOf(file))
    ? undefined
    : `${name} belongs in src/${rooms.join(", src/")}`;
}

describe("floors", () => {
  it.each(files)("%s imports only from below, and vendors only in their room", (file) => {
    expect(floorOf(file), `${file} stands on no floor`).toBeGreaterThanOrEqual(0);
    const text = readFileSync(join(source, file), "utf8");
    expect(importsOf(text).flatMap((specifier) => fault(file, specifier) ?? [])).toEqual([]);
  });

  it.each([...files, ...assets])("%s has at most 300 lines", (file) => {
    expect(readFileSync(join(source, file), "utf8").split("\n").length).toBeLessThanOrEqual(301);
  });

  it.each(files.filter((file) => floorOf(file) <= 2))("%s is pure", (file) => {
    const text = readFileSync(join(source, file), "utf8");
    expect(text).not.toMatch(
      /new Date\(\)|Date\.now\(|Math\.random\(|process\.env|\basync\b|\bawait\b/,
    );
  });

  // Test files share their process: what a helper registers when it is loaded, the first file alone gets.
  it.each(testHelpers)("test/%s registers no hook when it is loaded", (file) => {
    const text = readFileSync(join(import.meta.dirname, file), "utf8");
    expect(text).not.toMatch(/^(?:before|after)(?:Each|All)\(/m);
  });

  it("catches what it is there for", () => {
    expect(fault("units/rational.ts", "../stores/database.ts")).toBe("units may not import stores");
    expect(fault("search/tokens.ts", "../knowledge/policy.ts")).toBe(
      "search may not import knowledge",
    );
    expect(fault("units/rational.ts", "node:fs")).toBe("units is pure: no node:fs");
    expect(fault("answering/answer.ts", "yaml")).toBe("yaml belongs in src/knowledge");
    expect(fault("answering/answer.ts", "left-pad")).toMatch("has no room yet");
    expect(importsOf('import {\n  a,\n} from "../b.ts";\nexport { c } from "./d.ts";\n')).toEqual([
      "../b.ts",
      "./d.ts",
    ]);
    expect(importsOf('  const e = await import("./f.ts");\nimport "node:fs";\n')).toEqual([
      "node:fs",
      "./f.ts",
    ]);
  });
});
